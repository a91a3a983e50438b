/// An ability with how far it may be off.
package struct Estimate: Hashable, Sendable, Codable {
  /// In logits.
  package var ability: Double
  /// The standard error, or the standard deviation of the posterior; in logits.
  package var deviation: Double

  package init(ability: Double, deviation: Double) {
    self.ability = ability
    self.deviation = deviation
  }
}
