extension ItemBank {
  /// The candidates that say most about an ability.
  ///
  /// - Parameters:
  ///   - ability: In logits.
  ///   - candidates: Positions in the bank.
  ///   - isUsed: For each position in the bank whether it is out of the question.
  /// - Returns: At most three.
  package func mostInformative(
    at ability: Double,
    among candidates: [Int],
    isUsed: [Bool]
  ) -> Shortlist {
    var shortlist = Shortlist()
    for position in candidates where !isUsed[position] {
      shortlist.offer(position, merit: information(of: position, at: ability))
    }
    return shortlist
  }

  /// The candidates that are hardest.
  ///
  /// - Parameters:
  ///   - candidates: Positions in the bank.
  ///   - isUsed: For each position in the bank whether it is out of the question.
  /// - Returns: At most three.
  package func hardest(among candidates: [Int], isUsed: [Bool]) -> Shortlist {
    var shortlist = Shortlist()
    for position in candidates where !isUsed[position] {
      shortlist.offer(position, merit: items[position].model.difficulty)
    }
    return shortlist
  }
}
