package import GradusModel
internal import GradusWire

extension Subject {
  /// Sends several requests in one piece on one connection, before any of them is answered.
  ///
  /// Nothing depends on time then: whatever a server leaves unread of a request stands before the
  /// next one.
  ///
  /// - Parameters:
  ///   - requests: At least one; `Host` and `Content-Length` are added where they are missing.
  ///   - count: How many of them have to be answered, from the first.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: A reply for each request; nil for those that were not answered because the backend
  ///   closed the connection, which it may do after any response.
  /// - Throws: `CheckStopped` where one that has to be is not answered, where one is not although the
  ///   connection is open, or with what is not HTTP, whose finding is recorded; `CancellationError` where the run is stopped or the
  ///   check's time is over.
  package func pipeline(
    _ requests: [Request],
    requiring count: Int = 0,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> [Reply?] {
    recorder.note("\(requests.count) requests in one piece, on one connection")
    let exchanges = await session.pipeline(requests, within: limits.request)
    let positions = exchanges.map { recorder.record($0) }
    try Task.checkCancellation()
    return try zip(exchanges, positions).enumerated().map { number, pair in
      let (exchange, position) = pair
      switch exchange.failure {
      case nil: return reply(to: exchange, at: position)
      case .closedEarly where number >= count, .reset where number >= count: return nil
      default:
        recordNoResponse(exchange, at: position, file: file, line: line)
        throw CheckStopped()
      }
    }
  }
}
