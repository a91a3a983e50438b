internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus learn`: reading a lesson.
struct LearnCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Read a lesson, or see which there are.",
    discussion: """
      A topic is named by its id, such as security.jwt, or by the last part of it. What a lesson shows \
      in ten languages is shown in one: that of --language, else that of gradus.yaml in the folder, \
      else Python; --language all shows them all. In a terminal, text that is longer than the screen \
      is shown by the pager that PAGER names, or less.
      """
  )

  static let stopping = "nothing more is written."

  @Argument(help: "The topic; without it, the lessons are listed.", completion: Completions.topics)
  var topic: String?

  @Option(
    name: .shortAndLong,
    help: "In which language examples are shown; all for every one.",
    completion: .list(ExampleLanguage.known.map(\.fence) + ["all"])
  )
  var language: String?

  @Flag(help: "Write neither frames nor broken lines nor colour, for screen readers and programs.")
  var plain = false

  @Flag(help: "Write JSON for other programs.")
  var json = false

  @Flag(name: .customLong("no-pager"), help: "Write everything at once, whatever its length.")
  var noPager = false

  @OptionGroup var place: FolderOption
  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let language = try exampleLanguage(context)
    guard let topic else { return try await list(context) }
    switch try context.gradus.lesson(about: topic) {
    case .lesson(let page):
      if json { return printed(LessonJSON.value(page), context) }
      return try await show(page, in: language, context)
    case .unwritten(let topic):
      if json { return printed(LessonJSON.value(topic), context) }
      context.terminal.print(lines: LessonListText.lines(topic, style: context.terminal.style))
      return .passed
    }
  }

  /// Which lessons there are.
  private func list(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let groups = try context.gradus.lessons()
    if json { return printed(LessonJSON.value(groups), context) }
    let style = plain ? TextStyle() : context.terminal.style
    return try await paged(context) { _ in LessonListText.lines(groups, style: style) }
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

  private func exampleLanguage(_ context: CommandContext) throws -> ExampleLanguage {
    guard let language else {
      let own = context.gradus.language(of: place.folder)
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
