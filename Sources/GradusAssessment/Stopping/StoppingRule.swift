/// When an assessment has asked enough.
package enum StoppingRule: Hashable, Sendable {
  /// After so many items.
  case count(Int)
  /// After at least so many scored items as soon as every level is likely enough, or after the most.
  case levels(least: Int, most: Int)
  /// As soon as the posterior's standard deviation is small enough, or after the most items.
  case precision(deviation: Double, most: Int)

  /// The most items that are asked.
  package var most: Int {
    switch self {
    case .count(let count): count
    case .levels(_, let most), .precision(_, let most): most
    }
  }

  /// The fewest scored items after which it may end.
  package var least: Int {
    switch self {
    case .count(let count): count
    case .levels(let least, _): least
    case .precision: 1
    }
  }

  /// Whether enough was asked.
  ///
  /// - Parameters:
  ///   - asked: How many items were.
  ///   - scored: How many of them are no pilots.
  ///   - deviation: The posterior's standard deviation, in logits.
  ///   - isDecided: Whether every level is likely enough.
  /// - Returns: True from the most items on, whatever is known.
  package func isMet(
    asked: Int,
    scored: Int,
    deviation: @autoclosure () -> Double,
    isDecided: @autoclosure () -> Bool
  ) -> Bool {
    if asked >= most { return true }
    return switch self {
    case .count: false
    case .levels(let least, _): scored >= least && isDecided()
    case .precision(let bound, _): scored > 0 && deviation() <= bound
    }
  }
}
