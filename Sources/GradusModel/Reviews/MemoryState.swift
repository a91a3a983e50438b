/// What is known of how well a learner remembers one card.
package struct MemoryState: Hashable, Sendable, Codable {
  /// The days after which the answer is still remembered with a probability of 0.9; 0.001 or more.
  package var stability: Double
  /// How hard the card is, 1 to 10.
  package var difficulty: Double

  package init(stability: Double, difficulty: Double) {
    self.stability = stability
    self.difficulty = difficulty
  }
}
