internal import GradusModel
internal import GradusReport
internal import GradusService

/// Learns what a learner wants, and shows the way there.
struct LearnerPlanning {
  let context: CommandContext
  /// Whether questions may be asked.
  let mayAsk: Bool
  let isJSON: Bool

  /// Keeps what was said, asks what is missing, and shows the path with its dates and the next step.
  ///
  /// - Parameter said: What the command line says.
  /// - Returns: `interrupted` where the learner stopped before they had answered.
  /// - Throws: `Problem` where something is missing and nobody can be asked.
  func run(_ said: LearnerAnswers) async throws -> GradusModel.ExitCode {
    var answers = said
    let missing = try await context.gradus.missing(from: answers)
    if !missing.isEmpty {
      guard mayAsk, !isJSON else { throw Self.incomplete(missing) }
      let questions = LearnerQuestions(
        terminal: context.terminal,
        languages: try context.gradus.learnableLanguages()
      )
      switch await questions.ask(missing, beside: answers) {
      case .answered(let all): answers = all
      case .stopped: return .interrupted
      case .noTerminal: throw Self.incomplete(missing)
      }
    }
    if answers != LearnerAnswers() { try await context.gradus.keep(answers) }
    let place = try await context.gradus.whereabouts()
    if isJSON {
      context.terminal.print(PlanJSON.value(place).pretty)
    } else {
      context.terminal.print(lines: PlanText.lines(place, style: context.terminal.style))
    }
    return .passed
  }

  private static func incomplete(_ missing: [LearnerQuestion]) -> Problem {
    let options = missing.map { "\($0.option) \($0.example)" }.joined(separator: " ")
    return Problem(
      "A plan needs to know more of you, and there is no terminal to ask in.",
      advice: "Say it: gradus learn \(options)"
    )
  }
}
