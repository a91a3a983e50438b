package import GradusModel

/// The items that an assessment draws from, laid out for selecting among them quickly.
package struct ItemBank: Sendable {
  package let items: [Item]
  /// How many domains there are; items name them by their positions.
  package let domainCount: Int
  /// A number that changes with every parameter, so that a session can tell another bank.
  package let fingerprint: String

  private let positions: [ItemID: Int]
  /// The parameters with which items are scored; those of a graded item stand for none.
  private let slopes: [Double]
  private let difficulties: [Double]
  private let guessing: [Double]
  private let graded: [GradedResponseModel?]

  /// - Parameters:
  ///   - items: In any order, which decides between items that are equally informative.
  ///   - domainCount: At least 1.
  /// - Throws: All that is wrong with the items.
  package init(_ items: [Item], domainCount: Int) throws(InvalidItemBank) {
    let problems = ItemBank.problems(of: items, domainCount: domainCount)
    guard problems.isEmpty else { throw InvalidItemBank(problems: problems) }
    self.items = items
    self.domainCount = domainCount
    fingerprint = ItemBank.fingerprint(of: items)
    positions = Dictionary(uniqueKeysWithValues: zip(items.map(\.id), items.indices))
    let models = items.map(\.scoringModel)
    slopes = models.map(\.discrimination)
    difficulties = models.map(\.difficulty)
    guessing = models.map { model in
      if case .logistic(let logistic) = model { logistic.guessing } else { 0 }
    }
    graded = models.map { model in
      if case .graded(let graded) = model { graded } else { nil }
    }
  }

  /// The position of an item; nil where the bank has none with this id.
  package func position(of id: ItemID) -> Int? { positions[id] }

  /// Fisher's information of the item at a position, as it is scored.
  @inline(__always)
  package func information(of position: Int, at ability: Double) -> Double {
    if let graded = graded[position] { return graded.information(at: ability) }
    return LogisticModel(
      discrimination: slopes[position],
      difficulty: difficulties[position],
      guessing: guessing[position]
    ).information(at: ability)
  }
}
