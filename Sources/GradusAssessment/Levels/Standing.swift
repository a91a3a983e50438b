/// What is said of a learner's level.
package enum Standing: Hashable, Sendable {
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

/// Encoded as the level, or as the two levels that it lies between.
extension Standing: Codable {
  private enum CodingKeys: String, CodingKey { case level, between }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let level = try container.decodeIfPresent(Level.self, forKey: .level) {
      self = .at(level)
      return
    }
    let levels = try container.decode([Level].self, forKey: .between)
    guard levels.count == 2, levels[0] < levels[1] else {
      throw DecodingError.dataCorruptedError(
        forKey: .between,
        in: container,
        debugDescription: "two levels are expected, the lower one first"
      )
    }
    self = .between(levels[0], levels[1])
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .at(let level): try container.encode(level, forKey: .level)
    case .between(let lower, let upper): try container.encode([lower, upper], forKey: .between)
    }
  }
}
