/// How well an answer was remembered, as the learner says.
package enum Rating: String, Hashable, Sendable, Codable, CaseIterable {
  /// Not at all, or wrongly.
  case again
  /// With much effort.
  case hard
  /// After a moment.
  case good
  /// At once.
  case easy

  /// Its number on a keyboard and in the formulas, 1 to 4.
  package var number: Int {
    switch self {
    case .again: 1
    case .hard: 2
    case .good: 3
    case .easy: 4
    }
  }
}
