/// The 21 weights of FSRS-6; `self[n]` is the number that the published formulas call wₙ.
///
/// | weights | what they shape |
/// | --- | --- |
/// | w₀ to w₃ | the stability after a first rating of again, hard, good, easy, in days |
/// | w₄ to w₇ | the difficulty: its start, how it falls with a better first rating, its step, its return to the mean |
/// | w₈ to w₁₀ | how stability grows with a recall: in all, with stability, with what was forgotten |
/// | w₁₁ to w₁₄ | the stability after a lapse: in all, with difficulty, with stability, with what was forgotten |
/// | w₁₅, w₁₆ | what hard takes from the growth, and what easy adds |
/// | w₁₇ to w₁₉ | further reviews on the same day |
/// | w₂₀ | how fast the forgetting curve falls |
package struct FSRSWeights: Hashable, Sendable {
  private let values: [Double]

  /// - Parameter values: w₀ to w₂₀.
  package init(_ values: [Double]) {
    precondition(values.count == 21, "FSRS-6 has 21 weights")
    self.values = values
  }

  subscript(number: Int) -> Double { values[number] }

  /// The published defaults.
  package static let published = FSRSWeights([
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ])
}
