/// What is believed of discriminations before anybody has answered: a log-normal distribution.
///
/// Authors are not asked for them, because nobody can tell (I. I. Bejar, Applied Psychological Measurement 7, 1983).
/// Decision 18 says where the figures come from.
package struct DiscriminationPrior: Hashable, Sendable {
  /// The median, with which items are scored.
  package var median: Double
  /// The standard deviation of the natural logarithm.
  package var spread: Double

  package init(median: Double, spread: Double) {
    self.median = median
    self.spread = spread
  }

  /// What new items are taken to have.
  package static let standard = DiscriminationPrior(median: 1, spread: 0.3)
}
