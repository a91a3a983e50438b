/// How far a learner is, and the path that begins there.
package enum Level: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case beginner
  case intermediate
  case advanced

  package static func < (left: Self, right: Self) -> Bool { left.position < right.position }

  private var position: Int {
    switch self {
    case .beginner: 0
    case .intermediate: 1
    case .advanced: 2
    }
  }
}
