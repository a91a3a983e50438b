/// The adaptive test of one ability that the literature measures with: the most informative item at the
/// posterior's mean, until its standard deviation is small enough.
package struct AdaptiveTest: Sendable {
  package let bank: ItemBank
  package let stopping: StoppingRule
  /// What is known of the ability.
  package private(set) var posterior: AbilityPosterior
  /// How many items were answered.
  package private(set) var count = 0
  private let candidates: [Int]
  private var isUsed: [Bool]

  /// - Parameters:
  ///   - bank: Its domains do not matter.
  ///   - prior: What is known before.
  ///   - stopping: When it ends.
  package init(_ bank: ItemBank, prior: AbilityPosterior, stopping: StoppingRule) {
    self.bank = bank
    self.stopping = stopping
    posterior = prior
    candidates = Array(bank.items.indices)
    isUsed = Array(repeating: false, count: bank.items.count)
  }

  /// The item that is asked next, with its information; nil where the test has ended.
  package var next: Shortlist.Candidate? {
    let isEnough = stopping.isMet(
      asked: count,
      scored: count,
      deviation: posterior.estimate.deviation,
      isDecided: false
    )
    guard !isEnough else { return nil }
    return bank.mostInformative(
      at: posterior.estimate.ability,
      among: candidates,
      isUsed: isUsed
    ).first
  }

  /// Takes the response to an item.
  ///
  /// - Parameters:
  ///   - category: From 0.
  ///   - position: In the bank.
  package mutating func record(_ category: Int, at position: Int) {
    isUsed[position] = true
    count += 1
    posterior.record(ItemResponse(category, to: bank.items[position].scoringModel))
  }
}
