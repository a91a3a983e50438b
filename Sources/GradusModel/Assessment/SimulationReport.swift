/// What came of learners whose abilities are known, when they were placed with the items of
/// content.
package struct SimulationReport: Hashable, Sendable, Codable {
  /// How many of the learners were asked so many items.
  package struct Length: Hashable, Sendable, Codable {
    package var items: Int
    package var learners: Int
  }

  /// How often an item was asked.
  package struct Exposure: Hashable, Sendable, Codable {
    package var item: ItemID
    /// Of which part of the learners, from 0 to 1.
    package var share: Double
  }

  /// The form that this version writes; it grows where a member is taken away or changes its
  /// meaning.
  package static let currentFormat = 1

  package var format = currentFormat
  package var seed: Seed
  package var learners: Int
  /// Whether it was stopped before all learners were placed.
  package var isPartial = false
  /// The confidence from which on a level is stated, from 0.5 to 1.
  package var threshold: Double
  /// The most items that a placement asks.
  package var mostItems: Int
  /// The mean number of items that were asked.
  package var meanLength: Double
  /// Ascending; lengths that nobody had are left out.
  package var lengths: [Length]
  /// What was concluded of single domains.
  package var domains: PlacementOutcome.Accuracy
  /// What was concluded of the mean of all domains.
  package var overall: PlacementOutcome.Accuracy
  /// All items, in the order of the content.
  package var exposures: [Exposure]

  /// - Parameters:
  ///   - outcome: Of the placements.
  ///   - items: The ids of the bank's items, by their positions.
  ///   - seed: From which everything was drawn.
  ///   - threshold: The confidence from which on a level is stated.
  ///   - mostItems: That a placement asks.
  package init(
    _ outcome: PlacementOutcome,
    items: [ItemID],
    seed: Seed,
    threshold: Double,
    mostItems: Int
  ) {
    self.seed = seed
    self.threshold = threshold
    self.mostItems = mostItems
    learners = outcome.learners
    meanLength = outcome.meanLength
    lengths = outcome.lengths.enumerated().filter { $0.element > 0 }
      .map { Length(items: $0.offset, learners: $0.element) }
    domains = outcome.domains
    overall = outcome.overall
    exposures = zip(items, outcome.exposures).map { Exposure(item: $0, share: $1) }
  }

  /// The report as JSON text; `Docs/simulation.md` tells its members.
  ///
  /// - Throws: Where a figure is no number, which no simulation gives.
  package func json() throws -> String { try EncodedText.of(self) }
}
