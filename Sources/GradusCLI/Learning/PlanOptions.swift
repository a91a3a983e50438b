internal import ArgumentParser
internal import GradusModel
internal import GradusService

/// What a learner says of themselves on the command line.
struct PlanOptions: ParsableArguments {
  @Option(
    help: "What you want to become: junior, mid or senior.",
    completion: .list(LearningGoal.allCases.map(\.rawValue))
  )
  var goal: LearningGoal?

  @Option(
    help: "What you have done: none, some (a backend or two) or production.",
    completion: .list(LearningExperience.allCases.map(\.rawValue))
  )
  var experience: LearningExperience?

  @Option(help: ArgumentHelp("How many hours you have a week, 1 to 168.", valueName: "hours"))
  var hours: Int?

  @Option(
    help: "A path other than the one that fits your experience: beginner, intermediate, advanced."
  )
  var path: String?

  @Flag(name: .customLong("no-input"), help: "Never ask; what is missing has to be said here.")
  var noInput = false

  func validate() throws {
    guard let hours, !(1...168).contains(hours) else { return }
    throw ValidationError("A week has 1 to 168 hours, and not \(hours).")
  }

  /// What was said.
  ///
  /// - Parameter language: That of the same command line.
  /// - Returns: It, with the rest unsaid.
  func answers(language: String?) -> LearnerAnswers {
    var answers = LearnerAnswers()
    answers.goal = goal
    answers.experience = experience
    answers.language = language
    answers.hoursAWeek = hours
    answers.path = path
    return answers
  }
}

extension LearningGoal: ExpressibleByArgument {}
extension LearningExperience: ExpressibleByArgument {}
