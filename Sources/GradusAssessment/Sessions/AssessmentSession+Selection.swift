internal import GradusModel

extension AssessmentSession {
  /// What is asked next; nil where enough was asked, or nothing is left.
  var chosen: Slot? {
    let asked = record.answers.count
    let isEnough = plan.stopping.isMet(
      asked: asked,
      scored: counts.reduce(0, +),
      deviation: order.map { profile.estimates[$0].deviation }.max() ?? 0,
      isDecided: order.allSatisfy { scale.standing(in: $0, of: profile).isDecided }
    )
    guard !isEnough else { return nil }
    var generator = record.seed.generator(for: "slot \(asked)")
    guard let position = pilot(at: asked, with: &generator) ?? scored(with: &generator) else {
      return nil
    }
    return Slot(number: asked + 1, position: position, item: bank.items[position])
  }

  /// A pilot item, where this is the slot of its block that has one.
  private func pilot(at slot: Int, with generator: inout SeededGenerator) -> Int? {
    guard let length = plan.pilotEvery, !pilots.isEmpty else { return nil }
    var places = record.seed.generator(for: "pilot \(slot / length)")
    // Never the first, so that nobody begins with an item that may be faulty.
    guard slot % length == 1 + places.draw(below: length - 1) else { return nil }
    let unused = pilots.filter { !isUsed[$0] }
    return unused.isEmpty ? nil : unused[generator.draw(below: unused.count)]
  }

  /// An item that is scored, from the domain whose turn it is.
  private func scored(with generator: inout SeededGenerator) -> Int? {
    let candidates = order.filter { domain in pools[domain].contains { !isUsed[$0] } }
    let turn = plan.domains.next(
      among: candidates,
      counts: counts,
      estimates: profile.estimates
    )
    guard let domain = turn else { return nil }
    let unseen = shortlist(in: domain, isUsed: isAvoided)
    return (unseen.count > 0 ? unseen : shortlist(in: domain, isUsed: isUsed))
      .drawn(with: &generator)
  }

  private func shortlist(in domain: Int, isUsed: [Bool]) -> Shortlist {
    switch plan.preference {
    case .information:
      bank.mostInformative(at: target(in: domain), among: pools[domain], isUsed: isUsed)
    case .difficulty: bank.hardest(among: pools[domain], isUsed: isUsed)
    }
  }

  /// The ability at which an item should be informative.
  ///
  /// The learner's own report counts as much as is still unknown: a domain's prior has the variance 1.
  private func target(in domain: Int) -> Double {
    let estimate = profile.estimates[domain]
    return estimate.ability + record.shift * estimate.deviation * estimate.deviation
  }

  /// The domains that have items, shuffled: the seed decides between equal ones.
  static func order(of pools: [[Int]], seed: Seed) -> [Int] {
    var order = pools.indices.filter { !pools[$0].isEmpty }
    var generator = seed.generator(for: "domains")
    for last in order.indices.reversed() {
      order.swapAt(last, generator.draw(below: last + 1))
    }
    return order
  }
}
