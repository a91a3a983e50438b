package import GradusModel

/// An assessment under way: a value, which is told the answers and says what is asked next.
///
/// What it asks follows from the bank, the mode, the seed and the answers alone. Each slot draws from a
/// generator of its own, so that a session that was resumed goes on as if it had never stopped.
package struct AssessmentSession: Sendable {
  /// A place in the sequence, with the item that is asked there.
  package struct Slot: Hashable, Sendable {
    /// From 1.
    package var number: Int
    /// The position in the bank.
    package var position: Int
    package var item: Item
  }

  package let bank: ItemBank
  package let scale: LevelScale
  package let plan: SessionPlan
  /// What is to be kept of it.
  package private(set) var record: SessionRecord
  /// What is known of the learner.
  package private(set) var profile: AbilityProfile
  /// What is asked next; nil where it has ended.
  package private(set) var next: Slot?

  /// For each position in the bank whether it was asked.
  private(set) var isUsed: [Bool]
  /// For each position in the bank whether it was asked, or is to be avoided.
  private(set) var isAvoided: [Bool]
  /// For each domain how many of its items were scored.
  private(set) var counts: [Int]
  /// For each domain the positions of its items that are scored.
  let pools: [[Int]]
  /// The positions of the items that are tried out.
  let pilots: [Int]
  /// The domains that are assessed, in the order that decides between equal ones.
  let order: [Int]

  /// Begins a session.
  ///
  /// - Parameters:
  ///   - mode: What it is for.
  ///   - bank: With as many domains as the scale's model.
  ///   - scale: The model of abilities, with cut scores.
  ///   - seed: Decides all draws.
  ///   - shift: What the learner says of their own ability, in logits; brought into −0.5 to 0.5. It
  ///     shifts what is asked at the start, and no score.
  ///   - avoiding: Items that the learner has seen before, which are asked only where nothing else is
  ///     left.
  /// - Throws: Where the bank is too small.
  package init(
    _ mode: AssessmentMode,
    bank: ItemBank,
    scale: LevelScale,
    seed: Seed,
    shift: Double = 0,
    avoiding: Set<ItemID> = []
  ) throws(SessionError) {
    try self.init(
      resuming: SessionRecord(
        mode: mode,
        seed: seed,
        shift: shift,
        bank: bank.fingerprint,
        avoided: avoiding
      ),
      bank: bank,
      scale: scale
    )
  }

  /// Goes on with a session.
  ///
  /// Where the bank is another one than the session was begun with, its answers count as they are scored
  /// now, and what is asked next may differ; `isExact` tells.
  ///
  /// - Throws: Where the bank is too small, or does not know what was answered.
  package init(
    resuming record: SessionRecord,
    bank: ItemBank,
    scale: LevelScale
  ) throws(SessionError) {
    precondition(bank.domainCount == scale.model.domainCount)
    guard record.format == SessionRecord.currentFormat else {
      throw .otherFormat(record.format)
    }
    self.bank = bank
    self.scale = scale
    plan = SessionPlan(record.mode)
    self.record = record
    self.record.answers = []
    profile = AbilityProfile(scale.model)
    isUsed = Array(repeating: false, count: bank.items.count)
    isAvoided = isUsed
    for id in record.avoided {
      if let position = bank.position(of: id) { isAvoided[position] = true }
    }
    counts = Array(repeating: 0, count: bank.domainCount)
    let covered = bank.items.indices.filter { record.mode.covers(bank.items[$0]) }
    let scored = covered.filter { !bank.items[$0].isPilot }
    pools = (0..<bank.domainCount).map { domain in
      scored.filter { bank.items[$0].domain == domain }
    }
    pilots = plan.pilotEvery == nil ? [] : covered.filter { bank.items[$0].isPilot }
    order = Self.order(of: pools, seed: record.seed)
    let reachable = pools.reduce(0) { $0 + min($1.count, plan.domains.most) }
    guard reachable >= plan.stopping.least else {
      throw .bankTooSmall(has: reachable, needs: plan.stopping.least)
    }
    for answer in record.answers { try take(answer) }
    next = chosen
  }

  /// Answers what is asked.
  ///
  /// - Parameter category: Of the response, from 0; "I don't know" is 0.
  /// - Throws: Where nothing is asked, or the item has no such category.
  package mutating func answer(_ category: Int) throws(SessionError) {
    guard let slot = next else { throw .finished }
    try take(SessionRecord.Answer(item: slot.item.id, category: category))
    next = chosen
  }

  /// Whether all was asked and will be asked as it would have been without an interruption.
  package var isExact: Bool { record.bank == bank.fingerprint }

  /// How many items are left: the fewest, and the most.
  package var remaining: ClosedRange<Int> {
    guard next != nil else { return 0...0 }
    let left = pools.indices.reduce(pilots.count { !isUsed[$0] }) { sum, domain in
      sum + min(pools[domain].count, plan.domains.most) - counts[domain]
    }
    let asked = record.answers.count
    let most = max(1, min(plan.stopping.most - asked, left))
    return min(max(1, plan.stopping.least - counts.reduce(0, +)), most)...most
  }

  private mutating func take(_ answer: SessionRecord.Answer) throws(SessionError) {
    guard let position = bank.position(of: answer.item) else { throw .unknownItem(answer.item) }
    let item = bank.items[position]
    guard !isUsed[position] else { throw .repeatedItem(answer.item) }
    guard item.model.categories.contains(answer.category) else {
      throw .unknownCategory(answer.category, of: answer.item)
    }
    isUsed[position] = true
    isAvoided[position] = true
    record.answers.append(answer)
    guard !item.isPilot else { return }
    counts[item.domain] += 1
    profile.record(ItemResponse(answer.category, to: item.scoringModel), in: item.domain)
  }
}
