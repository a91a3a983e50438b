package import GradusModel

extension Subject {
  /// Sends SIGTERM, waits, and sends a request on a new connection while the backend ends.
  ///
  /// - Parameters:
  ///   - request: Sent as it is; `Host` and `Content-Length` are added where they are missing.
  ///   - pause: How long the backend has to stop taking connections; taken times what this machine is
  ///     slower. Where it has ended before, nothing is sent.
  ///   - limit: How long the backend may take to end.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The reply; nil where the connection was refused, or not answered before the backend ended.
  /// - Throws: `CancellationError` where the run is stopped or the check's time is over.
  package func callWhileEnding(
    _ request: Request,
    after pause: Duration,
    within limit: Duration,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply? {
    let over = Flag()
    async let end: Void = terminate(within: limit, settingAfter: over, file: file, line: line)
    let called = ContinuousClock.now + pause * limits.scale
    while !over.isSet, .now < called { try await Task.sleep(for: .milliseconds(10)) }
    var reply: Reply?
    if !over.isSet {
      reply = try await holding([request], at: .allButLast(0)) { held in
        try await held.releaseForWhatComes().first
      }
    }
    await end
    return reply
  }

  private func terminate(
    within limit: Duration,
    settingAfter over: Flag,
    file: String,
    line: Int
  ) async {
    await terminate(within: limit, file: file, line: line)
    over.set()
  }
}
