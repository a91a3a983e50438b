/// An item with partial credit: Samejima's graded response model.
///
/// F. Samejima, Estimation of Latent Ability Using a Response Pattern of Graded Scores, Psychometrika
/// Monograph 17, 1969. Category k is reached by those who pass the first k thresholds.
package struct GradedResponseModel: Hashable, Sendable, Codable {
  /// How steep the curves are at their thresholds; more than 0.
  package var discrimination: Double
  /// For each category above 0 the ability in logits with an even chance of at least it; ascending.
  package var thresholds: [Double]

  package init(discrimination: Double, thresholds: [Double]) {
    self.discrimination = discrimination
    self.thresholds = thresholds
  }

  /// Fisher's information about the ability.
  package func information(at ability: Double) -> Double {
    var sum = 0.0
    for category in 0...thresholds.count {
      let curve = curve(of: category, at: ability)
      sum += curve.slope * curve.score
    }
    return sum
  }

  /// The curve of one category.
  ///
  /// - Parameters:
  ///   - category: From 0 to the number of thresholds.
  ///   - ability: In logits.
  /// - Returns: The probability of just this category, with its derivatives.
  package func curve(of category: Int, at ability: Double) -> CategoryCurve {
    let lower = boundary(below: category, at: ability)
    let upper = boundary(below: category + 1, at: ability)
    return CategoryCurve(
      probability: max(0, lower.probability - upper.probability),
      slope: lower.slope - upper.slope,
      curvature: lower.curvature - upper.curvature
    )
  }

  /// The curve of reaching at least a category: 1 for the lowest, 0 beyond the highest.
  private func boundary(below category: Int, at ability: Double) -> CategoryCurve {
    guard category > 0 else { return CategoryCurve(probability: 1, slope: 0, curvature: 0) }
    guard category <= thresholds.count else {
      return CategoryCurve(probability: 0, slope: 0, curvature: 0)
    }
    return LogisticModel(
      discrimination: discrimination,
      difficulty: thresholds[category - 1]
    ).curve(isSolved: true, at: ability)
  }
}
