internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus report`: the last run again.
struct ReportCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Show the last run in full, without examining anything.",
    discussion: "Exits 0 whatever the verdict was."
  )

  @Argument(help: "A check, to show only that one.", completion: Completions.checks)
  var check: String?

  @OptionGroup var place: FolderOption

  @Option(help: "How the report is written: text, json or junit.")
  var format = ReportFormat.text

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let report = try context.gradus.lastRun(in: place.folder)
    let style = context.terminal.style
    guard let check else {
      if format == .text {
        context.terminal.print(lines: TextReport.whole(report, style: style))
      }
      try context.terminal.write(report, as: format)
      return .passed
    }
    guard format == .text else {
      throw Problem(
        "A single check is shown as text only.",
        advice: "Leave out \(check) to write the whole report as \(format.rawValue)."
      )
    }
    guard let found = report.check(CheckID(check)) else {
      throw Problem.unknown("check in the last run", check, among: report.checks.map(\.id.rawValue))
    }
    context.terminal.print(lines: FindingText.lines(found, of: report, style: style))
    return .passed
  }
}
