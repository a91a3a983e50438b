internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus load`: sends load to a server and measures it.
struct LoadCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Send load to a server and measure how it holds.",
    discussion: """
      With --rate, requests are sent as planned, whatever the server does, and latency counts from the \
      planned instant: so a stall is seen as users would have felt it. Without, each connection sends \
      as soon as it has its response, which finds the most that a server answers.

      --find-knee tries rates until it has the highest at which p95 is at most 200ms and errors are at \
      most 0.1%, or what --expect-p95 and --expect-errors say.

      Durations are written 500ms, 10s, 2m, 1h or 1d; a number alone is seconds.

      Exits 1 where a threshold is missed, nothing was answered or no knee was found, 2 where the page \
      could not be written though nothing else was wrong, 3 where nothing can be reached.
      """
  )

  @Argument(help: "Where to send it, with path and query.")
  var url: String

  @Option(help: "Requests a second, planned by the clock.")
  var rate: Double?

  @Option(
    help: ArgumentHelp(
      "Rates one after the other, such as 100,200,400, each for an equal part of the duration.",
      valueName: "rates"
    )
  )
  var steps: WrittenRates?

  @Flag(name: .customLong("find-knee"), help: "Find the highest rate that meets the limits.")
  var findsKnee = false

  @Option(help: "How long to send, such as 30s or 5m; with --find-knee, how long each trial sends.")
  var duration = WrittenDuration(.seconds(10))

  @Option(help: "How long the rate climbs before that, such as 10s.")
  var ramp = WrittenDuration(.zero)

  @Option(help: "Connections that are kept open.")
  var connections = 50

  @Option(help: "How long a request may take, such as 500ms or 10s.")
  var timeout = WrittenDuration(.seconds(10))

  @Option(help: "Event loops, each on a core of its own.")
  var threads = 1

  @Option(help: "The method of the requests.")
  var method = "GET"

  @Option(
    help: ArgumentHelp("A header field; may be given several times.", valueName: "name: value")
  )
  var header: [String] = []

  @Option(help: "Their content; ${unique} is a number that no other request has.")
  var body: String?

  @Option(name: .customLong("expect-p95"), help: "The longest p95 that is allowed, such as 200ms.")
  var expectP95: WrittenDuration?

  @Option(
    name: .customLong("expect-errors"),
    help: "The largest share of errors, such as 0.1%."
  )
  var expectErrors: WrittenShare?

  @Option(
    help: """
      A YAML file with several kinds of requests, their weights and what they capture. In a path, ${name} is \
      percent-encoded, and ${+name} keeps its slashes.
      """,
    completion: .file(extensions: ["yaml", "yml"])
  )
  var mix: String?

  @Option(help: "Draw the requests of a mix as another load did.")
  var seed: UInt64?

  @Option(
    help: ArgumentHelp("Draw the load on a page and write it to a file.", valueName: "file"),
    completion: .file(extensions: ["html"])
  )
  var html: String?

  @Flag(help: "Write the figures as JSON.")
  var json = false

  @Flag(
    name: .customLong("i-own-this-host"),
    help: "Allow a URL that is not on this machine; load only what is yours."
  )
  var ownsHost = false

  @OptionGroup var common: CommonOptions

  static let stopping = "what was measured until now is written."

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let terminal = context.terminal
    if findsKnee { return try await findKnee(context) }
    let page = try page()
    let report = try await context.gradus.load(request) { second in
      if !json { terminal.progress(LoadText.progress(second)) }
    }
    if json {
      terminal.print(try report.json())
    } else {
      terminal.print(lines: LoadText.lines(report, terminal.style))
    }
    guard let page else { return report.exitCode }
    do {
      try page.write(
        LoadPage.text(report, version: Gradus.version),
        advice: "The figures stand. Name another file, or make room, and send the load again."
      )
    } catch {
      terminal.tell(error)
      // A missing page must not look like a success; a failure is told as such all the same.
      return report.exitCode == .passed ? .usage : report.exitCode
    }
    return report.exitCode
  }

  /// The file for the page, where one is wanted.
  private func page() throws(Problem) -> WritableFile? {
    guard let html else { return nil }
    guard !html.isEmpty else {
      throw Problem("--html names no file.", advice: "Write --html load.html.")
    }
    return try WritableFile(html, for: "page of the load", usually: "load.html")
  }

  private func findKnee(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    guard html == nil else {
      throw Problem(
        "--html draws one load, and --find-knee sends several.",
        advice: "Leave out one of them; then draw a load with --rate at the knee."
      )
    }
    let terminal = context.terminal
    let report = try await context.gradus.findKnee(request) { second, rate in
      if !json { terminal.progress(KneeText.progress(second, rate: rate)) }
    }
    if json {
      terminal.print(try report.json())
    } else {
      terminal.print(lines: KneeText.lines(report, terminal.style))
    }
    return report.exitCode
  }

  private var request: LoadRequest {
    var request = LoadRequest(url: url, rate: rate)
    request.steps = steps?.rates ?? []
    request.ramp = ramp.duration
    request.duration = duration.duration
    request.connections = connections
    request.threads = threads
    request.timeout = timeout.duration
    request.method = method
    request.headers = header
    request.body = body
    request.mix = mix
    if let seed { request.seed = Seed(seed) }
    request.expectedP95 = expectP95?.duration
    request.expectedErrors = expectErrors?.share
    request.ownsHost = ownsHost
    return request
  }
}
