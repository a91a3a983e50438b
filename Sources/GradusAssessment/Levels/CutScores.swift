/// The abilities at which levels begin.
package struct CutScores: Hashable, Sendable, Codable {
  /// Where *intermediate* begins, in logits.
  package var intermediate: Double
  /// Where *advanced* begins, in logits; more than `intermediate`.
  package var advanced: Double

  package init(intermediate: Double = -0.5, advanced: Double = 0.5) {
    self.intermediate = intermediate
    self.advanced = advanced
  }

  /// The level of an ability that is known.
  package func level(of ability: Double) -> Level {
    if ability < intermediate { return .beginner }
    return ability < advanced ? .intermediate : .advanced
  }
}
