/// What a learner wants to become: a career level.
package enum LearningGoal: String, Sendable, CaseIterable {
  case junior
  case mid
  case senior

  /// What it means, as the end of "I want to …".
  package var words: String {
    switch self {
    case .junior: "get a first job as a backend engineer"
    case .mid: "own features, and make them fast and right"
    case .senior: "decide on architecture, and lead others"
    }
  }
}

/// What a learner can do before they begin.
package enum LearningExperience: String, Sendable, CaseIterable {
  case none
  case some
  case production

  /// What it means, in the first person.
  package var words: String {
    switch self {
    case .none: "I can program, and have built no backend yet"
    case .some: "I have built a backend or two"
    case .production: "I have run backends in production"
    }
  }

  /// The path that begins where this ends.
  package var path: String {
    switch self {
    case .none: "beginner"
    case .some: "intermediate"
    case .production: "advanced"
    }
  }
}
