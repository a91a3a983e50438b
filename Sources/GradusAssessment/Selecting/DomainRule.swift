/// Which domain the next item comes from.
///
/// First so many items in each domain in turn; then the domain about which least is known.
package struct DomainRule: Hashable, Sendable {
  /// Items in each domain before anything else decides.
  package var opening: Int
  /// The most items in one domain.
  package var most: Int

  package init(opening: Int, most: Int) {
    self.opening = opening
    self.most = most
  }

  /// The domain of the next item.
  ///
  /// - Parameters:
  ///   - candidates: The domains that have items left, in the order that decides between equal ones.
  ///   - counts: For each domain how many of its items were taken.
  ///   - estimates: For each domain what is known of the ability.
  /// - Returns: Nil where every candidate has had its most.
  package func next(
    among candidates: [Int],
    counts: [Int],
    estimates: [Estimate]
  ) -> Int? {
    var chosen: Int?
    for domain in candidates where counts[domain] < most {
      guard let best = chosen else {
        chosen = domain
        continue
      }
      let isBehind = min(counts[domain], opening) < min(counts[best], opening)
      let isEven = min(counts[domain], opening) == min(counts[best], opening)
      let isWider = estimates[domain].deviation > estimates[best].deviation
      if isBehind || isEven && counts[domain] >= opening && isWider { chosen = domain }
    }
    return chosen
  }
}
