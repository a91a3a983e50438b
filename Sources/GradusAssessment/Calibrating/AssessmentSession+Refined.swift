extension AssessmentSession {
  /// The items that were answered, each with its difficulty refined by its response.
  ///
  /// The ability that an item is held against is what all other responses say (leave one out): with its
  /// own among them it would explain itself. To be called once, at the session's end.
  package var refinedItems: [Item] {
    let answered = record.answers.compactMap { answer -> (item: Item, category: Int)? in
      bank.position(of: answer.item).map { (bank.items[$0], answer.category) }
    }
    return answered.indices.map { left in
      let (item, category) = answered[left]
      let others = answered.indices.filter { index in
        let other = answered[index].item
        return index != left && other.domain == item.domain && !other.isPilot
      }
      let ability = profile.estimate(
        of: item.domain,
        with: others.map { ItemResponse(answered[$0].category, to: answered[$0].item.scoringModel) }
      )
      return item.refined(by: category, from: ability)
    }
  }
}
