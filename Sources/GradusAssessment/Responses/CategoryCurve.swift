/// How likely a category of response is at one ability, and how that changes with the ability.
package struct CategoryCurve: Hashable, Sendable {
  /// From 0 to 1.
  package var probability: Double
  /// The first derivative of the probability by the ability.
  package var slope: Double
  /// The second derivative.
  package var curvature: Double

  package init(probability: Double, slope: Double, curvature: Double) {
    self.probability = probability
    self.slope = slope
    self.curvature = curvature
  }

  /// A probability below it is one of rounding: it keeps quotients and logarithms finite.
  static let leastProbability = 1e-300

  /// What the category says about the ability: the derivative of the logarithm of its probability.
  package var score: Double { slope / max(probability, Self.leastProbability) }
}
