/// Something that a plan needs to know.
package enum LearnerQuestion: String, Sendable, CaseIterable {
  case goal
  case experience
  case language
  case hours

  /// The option that says it.
  package var option: String { "--\(rawValue)" }

  /// An answer, to show how it is written.
  package var example: String {
    switch self {
    case .goal: LearningGoal.junior.rawValue
    case .experience: LearningExperience.none.rawValue
    case .language: "python"
    case .hours: "10"
    }
  }
}
