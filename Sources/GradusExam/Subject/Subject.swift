package import GradusModel
internal import GradusWire

/// The backend under examination, as a check sees it: send requests, expect things of the replies.
package struct Subject: Sendable {
  /// How its start went.
  package let start: StartOutcome
  /// Data for this check, drawn from the run's seed.
  package let data: CheckData
  let session: WireSession
  let recorder: Recorder
  let limits: CheckLimits
  /// How slow the machine is.
  let pace: Pace
  /// What the run knows beyond this check.
  let record: RunRecord
  /// Starts subjects for a check that ends them; nil for all others.
  let lives: SubjectLives?
  /// What this check, and those that share its lives, have stored on the data folder of the lives.
  package let tally: Tally
  /// The process behind this subject; nil where it is not this check's own.
  var life: SubjectLife?

  /// Sends one request and keeps the exchange.
  ///
  /// - Parameters:
  ///   - request: Sent as it is; `Host` and `Content-Length` are added where they are missing.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The response, to expect things of.
  /// - Throws: `CheckStopped` where there is no complete HTTP response, whose finding is recorded;
  ///   `CancellationError` where the run is stopped or the check's time is over.
  package func send(
    _ request: Request,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    let (exchange, position) = try await exchange(request)
    guard let reply = reply(to: exchange, at: position) else {
      recordNoResponse(exchange, at: position, file: file, line: line)
      throw CheckStopped()
    }
    return reply
  }

  /// Sends one request and keeps the exchange, whatever came of it.
  func exchange(_ request: Request) async throws -> (exchange: Exchange, position: Int) {
    let exchange = await session.exchange(request, within: limits.request)
    let position = recorder.record(exchange)
    // On Ctrl-C or a deadline the runner says why; a failed exchange is no finding then.
    try Task.checkCancellation()
    return (exchange, position)
  }

  /// The reply of an exchange; nil where there is no complete one.
  func reply(to exchange: Exchange, at position: Int) -> Reply? {
    guard let response = exchange.response, exchange.failure == nil else { return nil }
    return Reply(
      request: exchange.request,
      response: response,
      position: position,
      recorder: recorder
    )
  }

  func recordNoResponse(_ exchange: Exchange, at position: Int, file: String, line: Int) {
    recorder.record(
      "response",
      expected: Evidence("an HTTP response"),
      observed: Evidence(exchange.failure?.sentence ?? "none"),
      exchanges: [position],
      source: SourcePoint(file: file, line: line)
    )
  }

  /// Stops the check where the subject did not start.
  func requireStarted(file: String = #fileID, line: Int = #line) throws {
    guard !start.isReady else { return }
    recorder.record(
      "start",
      expected: Evidence("a backend that accepts connections"),
      observed: Evidence(start.sentence),
      exchanges: [],
      source: SourcePoint(file: file, line: line)
    )
    throw CheckStopped()
  }

  /// Expects something of several replies together.
  ///
  /// - Parameters:
  ///   - condition: What is expected to hold.
  ///   - place: What was looked at.
  ///   - expected: What should be, for the report.
  ///   - observed: What is.
  ///   - replies: The replies that show it, the decisive one last.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  package func expect(
    _ condition: Bool,
    _ place: String,
    expected: Evidence,
    observed: @autoclosure () -> Evidence,
    citing replies: [Reply],
    file: String = #fileID,
    line: Int = #line
  ) {
    guard !condition else { return }
    recorder.record(
      place,
      expected: expected,
      observed: observed(),
      exchanges: replies.map(\.position),
      source: SourcePoint(file: file, line: line)
    )
  }
}
