internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus learn`: what to learn, and reading a lesson.
struct LearnCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Plan what to learn, or read a lesson.",
    discussion: """
      Without a topic: says what comes next on your path. The first time it asks what you want, where \
      you start, in which language and with how much time; the options say the same, and change it later.

      A topic is named by its id, such as security.jwt, or by the last part of it. What a lesson shows \
      in ten languages is shown in one: that of --language, else that of gradus.yaml in the folder, else \
      yours, else Python; --language all shows them all. In a terminal, text that is longer than the screen \
      is shown by the pager that PAGER names, or less.
      """
  )

  static let stopping = "nothing more is written."

  @Argument(help: "The topic; without it, what comes next.", completion: Completions.topics)
  var topic: String?

  @Option(
    name: .shortAndLong,
    help: "In which language examples are shown, or you build; all shows every one.",
    completion: .list(ExampleLanguage.known.map(\.fence) + ["all"])
  )
  var language: String?

  @Flag(help: "Write neither frames nor broken lines nor colour, for screen readers and programs.")
  var plain = false

  @Flag(help: "Write JSON for other programs.")
  var json = false

  @Flag(name: .customLong("no-pager"), help: "Write everything at once, whatever its length.")
  var noPager = false

  @OptionGroup(title: "For the plan") var plan: PlanOptions
  @OptionGroup var place: FolderOption
  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    guard let topic else {
      let planning = LearnerPlanning(context: context, mayAsk: !plan.noInput, isJSON: json)
      return try await planning.run(plan.answers(language: language))
    }
    let language = try await exampleLanguage(context)
    switch try await context.gradus.lesson(about: topic) {
    case .lesson(let page):
      if json { return printed(LessonJSON.value(page), context) }
      let code = try await show(page, in: language, context)
      if code == .passed { await record(page, context) }
      return code
    case .unwritten(let topic):
      if json { return printed(LessonJSON.value(topic), context) }
      context.terminal.print(lines: LessonListText.lines(topic, style: context.terminal.style))
      return .passed
    }
  }

  /// Records that the lesson was read; that it can't be is told, and takes nothing from the lesson.
  private func record(_ page: LessonPage, _ context: CommandContext) async {
    guard context.gradus.keepsJournal else { return }
    do {
      try await context.gradus.recordReading(of: page.id)
    } catch {
      context.terminal.printError("That you read it was not recorded. \(error.sentence)")
    }
  }

  private func show(
    _ page: LessonPage,
    in language: ExampleLanguage,
    _ context: CommandContext
  ) async throws -> GradusModel.ExitCode {
    try await paged(context) { style in
      do throws(Diagnostic) {
        return try LessonText.lines(
          page,
          LessonText.Options(style: style, isPlain: plain, language: language)
        )
      } catch {
        throw Problem(error.description)
      }
    }
  }

  /// Shows text in a pager where it is longer than the screen, and prints it elsewhere.
  ///
  /// - Parameters:
  ///   - context: What the command has to work with.
  ///   - lines: The text in a style.
  /// - Returns: `passed`, or `interrupted` where the pager was.
  /// - Throws: What the closure throws.
  private func paged(
    _ context: CommandContext,
    _ lines: (TextStyle) throws -> [String]
  ) async throws -> GradusModel.ExitCode {
    let terminal = context.terminal
    let text = try lines(terminal.style)
    guard !noPager, let pager = Pager.chosen(for: terminal), terminal.overflows(text) else {
      terminal.print(lines: text)
      return .passed
    }
    var style = terminal.style
    style.hasLinks = style.hasLinks && pager.passesHyperlinks
    let paged = try lines(style).joined(separator: "\n") + "\n"
    switch await pager.show(paged) {
    case .shown: return .passed
    case .interrupted: return .interrupted
    case .failed(let reason):
      terminal.print(lines: text)
      terminal.printError(
        "The pager '\(pager.command)' \(reason), so the text was written at once."
      )
      return .passed
    }
  }

  private func printed(_ value: JSON, _ context: CommandContext) -> GradusModel.ExitCode {
    context.terminal.print(value.pretty)
    return .passed
  }

  private func exampleLanguage(_ context: CommandContext) async throws -> ExampleLanguage {
    guard let language else {
      let own = await context.gradus.ownLanguage(in: place.folder)
      return own.flatMap { ExampleLanguage($0) } ?? .one("python")
    }
    guard let known = ExampleLanguage(language) else {
      throw Problem.unknown(
        "language",
        language,
        among: ExampleLanguage.known.map(\.fence) + ["all"]
      )
    }
    return known
  }
}
