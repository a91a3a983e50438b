/// What is said of a learner's level.
package enum Standing: Hashable, Sendable, Codable {
  /// This level, which is as likely as the threshold asks.
  case at(Level)
  /// One of two neighbours, the lower one first; neither is likely enough to be stated.
  case between(Level, Level)

  /// The path to take: the lower one in doubt, because repeating costs less than missing.
  package var path: Level {
    switch self {
    case .at(let level), .between(let level, _): level
    }
  }

  /// Whether a level is stated.
  package var isDecided: Bool {
    if case .at = self { true } else { false }
  }
}
