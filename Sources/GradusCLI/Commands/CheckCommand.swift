internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus check`: examines a backend.
struct CheckCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Start your backend and examine it, stage by stage.",
    discussion: """
      Each process of the backend gets HOST, PORT and GRADUS_DATA_DIR, an empty folder. What a \
      selected stage or check builds on is examined too. The production stages wait until the core \
      passes, unless they are asked for by --grade, --stage or --check.

      Exits 2 where everything passed, but a report could not be written. A check that could not be \
      decided on this machine does not fail the run, unless --fail-on-inconclusive is given, which \
      exits 5 then.
      """
  )

  @Argument(help: "The folder that has gradus.yaml.", completion: .directory)
  var folder = "."

  @OptionGroup var examination: ExaminationOptions

  @OptionGroup var selection: SelectionOptions

  @Flag(help: "Only the checks that failed when they were last examined.")
  var failed = false

  @Flag(
    name: .customLong("fail-on-inconclusive"),
    help: "Exit 5 where nothing failed, but a check could not be decided."
  )
  var failsOnInconclusive = false

  @OptionGroup var output: ReportOptions

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    var request = examination.request(folder: folder)
    selection.narrow(&request)
    request.onlyFailed = failed
    let files = try output.files()
    let earlier =
      output.comparesRuns(files) ? try? context.gradus.lastRun(in: folder) : nil
    let recorder = TextRecorder(terminal: context.terminal)
    let (report, notKept) = try await context.gradus.check(request) { event in
      if output.format == .text { recorder.record(event) }
    }
    guard let report else { return .interrupted }
    let run = RenderedRun(
      report: report,
      earlier: earlier,
      configuration: ReportOptions.configuration(of: folder)
    )
    let isWhole = try output.write(run, to: files, context.terminal)
    for problem in notKept { context.terminal.tell(problem) }
    if output.format == .text, report.part != nil { tellFailedBeside(report, context) }
    // A missing report must not look like a success; a failure is told as such all the same.
    let code = report.exitCode(failingOnInconclusive: failsOnInconclusive)
    return isWhole || code != .passed ? code : .usage
  }

  /// Says which checks outside the part that was examined failed when they were last examined.
  private func tellFailedBeside(_ report: RunReport, _ context: CommandContext) {
    let failed = ((try? context.gradus.failedChecks(in: folder)) ?? [])
      .filter { report.check($0) == nil }
    guard !failed.isEmpty else { return }
    let named = Figure.list(failed.map(\.rawValue), atMost: 3)
    context.terminal.print(
      context.terminal.style.wrapped(
        "Not examined now, and failed before: \(named); gradus check --failed examines them."
      )
    )
  }
}

/// How a backend is examined, for every command that examines.
struct ExaminationOptions: ParsableArguments {
  @Option(help: "Examine what runs at this URL instead of starting the backend.")
  var url: String?

  @Option(help: "How many backends to examine side by side, 1 to 64.")
  var jobs = 1

  @Option(
    name: .customLong("timeout-scale"),
    help: ArgumentHelp(
      "Take all deadlines times this, 0.1 to 100; what a contract grants at most times 2.",
      valueName: "x"
    )
  )
  var timeoutScale = 1.0

  @Flag(
    name: .customLong("i-own-this-host"),
    help: "Allow a URL that is not on this machine; examine only what is yours."
  )
  var ownsHost = false

  /// The request that these options make.
  func request(folder: String) -> CheckRequest {
    CheckRequest(
      folder: folder,
      url: url,
      jobs: jobs,
      timeoutScale: timeoutScale,
      ownsHost: ownsHost
    )
  }
}
