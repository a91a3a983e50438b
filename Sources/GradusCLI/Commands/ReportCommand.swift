internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus report`: the last run again.
struct ReportCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Show the last run in full, without examining anything.",
    discussion: """
      Exits 0 whatever the verdict was, and 2 where a report could not be written. A single check \
      as markdown stands alone: it can be given to somebody, or to an assistant, who knows nothing \
      of the run.
      """
  )

  @Argument(help: "A check, to show only that one.", completion: Completions.checks)
  var check: String?

  @OptionGroup var place: FolderOption

  @OptionGroup var output: ReportOptions

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let files = try output.files()
    if let check {
      let report = try context.gradus.lastRun(of: CheckID(check), in: place.folder)
      return try show(check, of: report, files, context.terminal)
    }
    let report = try context.gradus.lastRun(in: place.folder)
    if output.format == .text {
      context.terminal.print(lines: TextReport.whole(report, style: context.terminal.style))
    }
    let run = RenderedRun(
      report: report,
      earlier: output.comparesRuns(files)
        ? context.gradus.runBeforeLast(in: place.folder) : nil,
      configuration: ReportOptions.configuration(of: place.folder)
    )
    return try output.write(run, to: files, context.terminal) ? .passed : .usage
  }

  private func show(
    _ check: String,
    of report: RunReport,
    _ files: [ReportFile],
    _ terminal: Terminal
  ) throws -> GradusModel.ExitCode {
    guard files.isEmpty else {
      throw Problem("--report writes the whole run.", advice: "Leave out \(check), or --report.")
    }
    guard output.format == .text || output.format == .markdown else {
      throw Problem(
        "A single check is shown as text or markdown only.",
        advice: "Leave out \(check) to write the whole report as \(output.format.rawValue)."
      )
    }
    guard let found = report.check(CheckID(check)) else {
      throw Problem.unknown(
        "check",
        check,
        in: "the last run",
        among: report.checks.map(\.id.rawValue)
      )
    }
    if output.format == .markdown {
      terminal.print(AssistantBrief.text(found, of: report), terminator: "")
    } else {
      terminal.print(lines: FindingText.lines(found, of: report, style: terminal.style))
    }
    return .passed
  }
}
