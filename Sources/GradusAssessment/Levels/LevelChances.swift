/// How likely each level is.
package struct LevelChances: Hashable, Sendable, Codable {
  /// From 0 to 1; the three add up to 1.
  package var beginner: Double
  package var intermediate: Double
  package var advanced: Double

  /// - Parameters:
  ///   - belowIntermediate: How likely the ability is below the first cut, from 0 to 1.
  ///   - belowAdvanced: How likely it is below the second.
  package init(belowIntermediate: Double, belowAdvanced: Double) {
    let first = min(max(belowIntermediate, 0), 1)
    let second = min(max(belowAdvanced, first), 1)
    beginner = first
    intermediate = second - first
    advanced = 1 - second
  }

  package subscript(level: Level) -> Double {
    switch level {
    case .beginner: beginner
    case .intermediate: intermediate
    case .advanced: advanced
    }
  }

  /// The likeliest level; of equally likely ones the lowest.
  package var likeliest: Level {
    if beginner >= intermediate, beginner >= advanced { return .beginner }
    return intermediate >= advanced ? .intermediate : .advanced
  }

  /// What may be said of the level.
  ///
  /// - Parameter threshold: How likely a level must be to be stated, from 0.5 to 1.
  /// - Returns: The likeliest level, or that and its likelier neighbour.
  package func standing(threshold: Double) -> Standing {
    let likeliest = likeliest
    if self[likeliest] >= threshold { return .at(likeliest) }
    switch likeliest {
    case .beginner: return .between(.beginner, .intermediate)
    case .advanced: return .between(.intermediate, .advanced)
    case .intermediate:
      return beginner >= advanced
        ? .between(.beginner, .intermediate) : .between(.intermediate, .advanced)
    }
  }
}
