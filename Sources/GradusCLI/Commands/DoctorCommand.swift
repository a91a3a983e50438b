internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus doctor`: which tools are installed.
struct DoctorCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say which tools of the curriculum are installed, and how to install the others.",
    discussion: """
      A language needs its runtime and its package manager; --language names it, or gradus.yaml in the \
      folder does. Exits 1 where something that is needed is missing or does not answer. Without a \
      language nothing is needed, and all tools are listed.
      """
  )

  static let stopping = "the tools that were asked are being ended."

  @Option(
    name: .shortAndLong,
    help: "Only what this language uses.",
    completion: Completions.toolLanguages
  )
  var language: String?

  @Flag(help: "Write JSON for other programs.")
  var json = false

  @OptionGroup var place: FolderOption
  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let language = language ?? context.gradus.language(of: place.folder)
    context.terminal.progress("Asking the tools for their versions …")
    let report = try await context.gradus.doctor(language: language)
    try Task.checkCancellation()
    if json {
      context.terminal.print(ToolJSON.value(report).pretty)
    } else {
      context.terminal.print(lines: ToolText.lines(report, style: context.terminal.style))
    }
    return report.exitCode
  }
}
