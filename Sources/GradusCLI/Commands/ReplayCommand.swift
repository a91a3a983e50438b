internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus replay`: repeats one finding.
struct ReplayCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Repeat one finding of the last run against a fresh backend.",
    discussion: """
      Sends the same requests with the same data. What is about a race, a restart or load is repeated five \
      times, or as often as two minutes allow, and is fixed when it passes each time. Exits 0 when it is \
      fixed, 1 when it still fails, and 4 when that could not be decided.
      """
  )

  @Argument(
    help: "The finding, for example create.location.1, or a check for its first finding.",
    completion: Completions.checks
  )
  var finding: String

  @OptionGroup var place: FolderOption
  @OptionGroup var examination: ExaminationOptions
  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let request = examination.request(folder: place.folder)
    guard let replay = try await context.gradus.replay(finding, request, { _ in }) else {
      return .interrupted
    }
    if let notRecorded = replay.notRecorded { context.terminal.tell(notRecorded) }
    let style = context.terminal.style
    guard replay.report.subject.start.isReady else {
      context.terminal.print(lines: TextReport.conclusion(replay.report, style: style))
      return replay.report.exitCode
    }
    if replay.isFixed {
      context.terminal.print(
        style.styled("FIXED  \(replay.finding.id)", .bold, .green) + Self.count(replay)
      )
      context.terminal.print(style.wrapped(replay.check.claim, indent: 7))
      context.terminal.print("Next: gradus check")
      return .passed
    }
    if replay.check.verdict == .failed {
      context.terminal.print(
        lines: FindingText.lines(replay.check, of: replay.report, style: style)
      )
      context.terminal.print("")
      context.terminal.print(
        style.styled("STILL FAILING  \(replay.finding.id)", .bold, .red) + Self.count(replay)
      )
      return .failed
    }
    context.terminal.print(
      "NOT DECIDED  \(replay.finding.id)\(Self.count(replay)): "
        + (replay.check.reason ?? replay.check.verdict.rawValue)
    )
    return .nothingExamined
  }

  /// How often it passed, behind the id of the finding; empty where it was repeated once.
  private static func count(_ replay: Replay) -> String {
    replay.count.map { "  \($0)" } ?? ""
  }
}
