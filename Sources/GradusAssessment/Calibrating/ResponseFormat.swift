/// How an item is answered, which decides on the model of its responses.
package enum ResponseFormat: Hashable, Sendable {
  /// One of so many options; who knows nothing picks the right one by chance.
  case choice(options: Int)
  /// Something that is written, and not found by chance.
  case constructed
  /// Partial credit: 0, 1 for nearly right, 2 for right.
  case partialCredit

  /// How far the threshold of *nearly right* lies below that of *right*, in logits.
  private static let partialCreditGap = 1.0

  /// The model of responses.
  ///
  /// - Parameters:
  ///   - discrimination: More than 0.
  ///   - difficulty: The ability with an even chance of full marks, in logits.
  /// - Returns: With as many categories as the format has.
  package func model(discrimination: Double, difficulty: Double) -> ResponseModel {
    switch self {
    case .choice(let options):
      .logistic(
        LogisticModel(
          discrimination: discrimination,
          difficulty: difficulty,
          guessing: 1 / Double(options)
        )
      )
    case .constructed: .twoParameter(discrimination, difficulty)
    case .partialCredit:
      .graded(
        GradedResponseModel(
          discrimination: discrimination,
          thresholds: [difficulty - Self.partialCreditGap, difficulty]
        )
      )
    }
  }
}
