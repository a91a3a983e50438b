internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus assess`: an adaptive test of what a learner knows.
struct AssessCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Find out where you stand: an adaptive test over the six domains.",
    discussion: """
      Each answer decides what is asked next, so that as few items as possible tell where you stand. "I \
      don't know" is a good answer: it costs no more than a wrong one, and guessing makes the result less \
      true. No time is taken. q stops, and --resume goes on where you stopped.

      quick asks 5 items for a first impression, placement 12 to 36 until the levels are likely enough, \
      comprehensive 36, challenge the hardest of one domain, and topic 3 to 5 about one topic.

      With --json, items come out and answers go in, one JSON object a line: {"answer": 2} is a number, \
      [1, 3] several, "text" what is written, null "I don't know". Docs/assess.md describes it.
      """,
    subcommands: [AssessHistoryCommand.self, SimulateCommand.self]
  )

  static let stopping = "what was answered is kept; gradus assess --resume goes on."

  @Option(
    help: "quick, placement, comprehensive, challenge or topic; placement by default.",
    completion: .list(AssessmentRequest.Mode.allCases.map(\.rawValue))
  )
  var mode: AssessmentRequest.Mode?

  @Option(help: "The domain of a challenge.")
  var domain: String?

  @Option(
    help: "The topic of a check; its id, or the last part of it.",
    completion: Completions.topics
  )
  var topic: String?

  @Option(
    name: .shortAndLong,
    help: "A language that you write, for items about it; may be given several times."
  )
  var language: [String] = []

  @Option(
    help:
      "What you have done: none, some (a backend or two) or production. It decides where to begin, and counts for nothing.",
    completion: .list(LearningExperience.allCases.map(\.rawValue))
  )
  var experience: LearningExperience?

  @Option(
    help: "The number from which all that is drawn follows; the same seed asks the same first."
  )
  var seed: UInt64?

  @Flag(help: "Go on with the assessment that you stopped.")
  var resume = false

  @Flag(help: "Speak JSON with another program, one object a line.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    let isNew =
      mode != nil || domain != nil || topic != nil || !language.isEmpty
      || experience != nil || seed != nil
    guard !resume || !isNew else {
      throw ValidationError(
        "--resume goes on with what was begun, so it takes no mode, domain, topic, language, experience or seed."
      )
    }
  }

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    guard json || (context.terminal.isInteractive && Keyboard.isThere) else {
      throw Problem(
        "An assessment asks questions, and there is no terminal to ask in.",
        advice: "Start it in a terminal, or let a program answer with --json."
      )
    }
    if !resume, let left = try await context.gradus.unfinishedAssessment() {
      context.terminal.printError(
        "A \(left.recorded.mode) was left after \(left.answered) answers. gradus assess --resume goes on "
          + "with it, as long as no new one is answered."
      )
    }
    let sitting =
      resume
      ? try await context.gradus.resumeAssessment()
      : try await context.gradus.beginAssessment(request)
    if json { return try await AssessmentDialogue(context: context).run(sitting) }
    if resume {
      context.terminal.print("You have answered \(sitting.answered), and go on.")
    } else if !context.gradus.keepsJournal {
      context.terminal.printError(
        "The journal is turned off by GRADUS_JOURNAL, so the answers are not kept."
      )
    }
    return try await AssessmentLoop(context: context).run(sitting)
  }

  private var request: AssessmentRequest {
    var request = AssessmentRequest()
    request.mode = mode
    request.domain = domain
    request.topic = topic
    request.seed = seed.map { Seed($0) }
    request.languages = language
    request.experience = experience
    return request
  }
}

/// `gradus assess history`: abilities over time.
struct AssessHistoryCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what your assessments found, over time."
  )

  @Flag(help: "Write JSON for other programs.")
  var json = false

  /// It takes the options that both have, wherever they stand.
  @ParentCommand var assess: AssessCommand

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let history = try await context.gradus.assessmentHistory()
    if json || assess.json {
      context.terminal.print(AssessmentJSON.history(history).pretty)
    } else {
      context.terminal.print(
        lines: AssessmentHistoryText.lines(history, style: context.terminal.style)
      )
    }
    return .passed
  }
}

extension AssessmentRequest.Mode: ExpressibleByArgument {}
