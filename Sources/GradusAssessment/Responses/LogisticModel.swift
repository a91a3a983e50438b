#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// An item that is solved or not: the logistic model with two parameters, or three with guessing.
///
/// A. Birnbaum, in Lord and Novick, Statistical Theories of Mental Test Scores, 1968. The metric is the
/// logistic one, without the factor of 1.7.
package struct LogisticModel: Hashable, Sendable, Codable {
  /// How steep the curve is at the difficulty; more than 0.
  package var discrimination: Double
  /// The ability in logits with an even chance, once guessing is taken off.
  package var difficulty: Double
  /// How likely somebody who knows nothing solves it; from 0, less than 1.
  package var guessing: Double

  package init(discrimination: Double, difficulty: Double, guessing: Double = 0) {
    self.discrimination = discrimination
    self.difficulty = difficulty
    self.guessing = guessing
  }

  /// How likely it is solved, from the guessing to 1.
  package func probability(at ability: Double) -> Double {
    guessing + (1 - guessing) * Self.logistic(discrimination * (ability - difficulty))
  }

  /// Fisher's information about the ability.
  package func information(at ability: Double) -> Double {
    let knowing = Self.logistic(discrimination * (ability - difficulty))
    let solving = guessing + (1 - guessing) * knowing
    return discrimination * discrimination * knowing * knowing * (1 - knowing) * (1 - guessing)
      / solving
  }

  /// The ability about which it says most.
  package var mostInformativeAbility: Double {
    difficulty + log((1 + (1 + 8 * guessing).squareRoot()) / 2) / discrimination
  }

  /// The curve of being solved, or of not being solved.
  func curve(isSolved: Bool, at ability: Double) -> CategoryCurve {
    let knowing = Self.logistic(discrimination * (ability - difficulty))
    let slope = (1 - guessing) * discrimination * knowing * (1 - knowing)
    let curvature = slope * discrimination * (1 - 2 * knowing)
    guard isSolved else {
      return CategoryCurve(
        probability: (1 - guessing) * (1 - knowing),
        slope: -slope,
        curvature: -curvature
      )
    }
    let probability = guessing + (1 - guessing) * knowing
    return CategoryCurve(probability: probability, slope: slope, curvature: curvature)
  }

  /// The logistic function, from 0 to 1.
  @inline(__always)
  static func logistic(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
}
