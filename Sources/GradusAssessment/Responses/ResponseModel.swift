/// How responses to an item depend on the ability.
package enum ResponseModel: Hashable, Sendable {
  /// Solved or not: categories 1 and 0.
  case logistic(LogisticModel)
  /// Partial credit: a category for each threshold that is passed, and 0.
  case graded(GradedResponseModel)

  /// The model with two parameters.
  package static func twoParameter(_ discrimination: Double, _ difficulty: Double) -> Self {
    .logistic(LogisticModel(discrimination: discrimination, difficulty: difficulty))
  }

  /// The categories of response that there are, from 0.
  package var categories: Range<Int> {
    switch self {
    case .logistic: 0..<2
    case .graded(let model): 0..<(model.thresholds.count + 1)
    }
  }

  /// How steep the curves are.
  package var discrimination: Double {
    switch self {
    case .logistic(let model): model.discrimination
    case .graded(let model): model.discrimination
    }
  }

  /// The ability with an even chance of full marks, once guessing is taken off.
  package var difficulty: Double {
    switch self {
    case .logistic(let model): model.difficulty
    case .graded(let model): model.thresholds.last ?? 0
    }
  }

  /// Fisher's information about the ability.
  package func information(at ability: Double) -> Double {
    switch self {
    case .logistic(let model): model.information(at: ability)
    case .graded(let model): model.information(at: ability)
    }
  }

  /// The curve of one category.
  package func curve(of category: Int, at ability: Double) -> CategoryCurve {
    switch self {
    case .logistic(let model): model.curve(isSolved: category > 0, at: ability)
    case .graded(let model): model.curve(of: category, at: ability)
    }
  }

  /// The model with its difficulty moved; thresholds keep their distances.
  package func shifted(by logits: Double) -> Self {
    switch self {
    case .logistic(var model):
      model.difficulty += logits
      return .logistic(model)
    case .graded(var model):
      model.thresholds = model.thresholds.map { $0 + logits }
      return .graded(model)
    }
  }

  /// The model with another discrimination.
  package func replacing(discrimination: Double) -> Self {
    switch self {
    case .logistic(var model):
      model.discrimination = discrimination
      return .logistic(model)
    case .graded(var model):
      model.discrimination = discrimination
      return .graded(model)
    }
  }

  /// The model as it looks when difficulty or ability are known with an error only: a flatter one.
  ///
  /// The mean of a logistic curve over a normal error is nearly a logistic curve with the slope
  /// a/√(1 + πa²s²/8) (D. J. C. MacKay, Neural Computation 4, 1992, on the moderated output).
  ///
  /// - Parameter variance: Of the error, in squared logits.
  /// - Returns: Itself where the variance is 0.
  package func softened(by variance: Double) -> Self {
    let slope = discrimination
    return replacing(
      discrimination: slope / (1 + .pi * slope * slope * variance / 8).squareRoot()
    )
  }
}
