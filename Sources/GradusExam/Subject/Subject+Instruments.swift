internal import GradusLoad
package import GradusModel
internal import GradusWire
internal import Synchronization

extension Subject {
  /// Runs a closure several times, because what it looks for is a matter of chance; ends with the first
  /// round that finds something.
  ///
  /// - Parameters:
  ///   - rounds: How often at most, at least 1.
  ///   - round: Gets the number of the round, from 1.
  /// - Throws: What the closure throws.
  package func inRounds(_ rounds: Int, _ round: (Int) async throws -> Void) async throws {
    for number in 1...rounds {
      try await round(number)
      guard recorder.findings.isEmpty else { return }
    }
  }

  /// Sends requests that become complete at the same moment.
  ///
  /// Each has a connection of its own and is held before its last byte, until all of them are.
  ///
  /// - Parameters:
  ///   - requests: Sent as they are; `Host` and `Content-Length` are added where they are missing.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The replies, in the order of the requests.
  /// - Throws: `CheckStopped` where one has no complete HTTP response, whose finding is recorded;
  ///   `CancellationError` where the run is stopped or the check's time is over.
  package func race(
    _ requests: [Request],
    file: String = #fileID,
    line: Int = #line
  ) async throws -> [Reply] {
    try await timedRace(requests, file: file, line: line).replies
  }

  /// Races requests, as `race(_:)` does, and measures how long that takes.
  ///
  /// - Parameters:
  ///   - requests: As `race(_:)` sends them.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The replies in the order of the requests, and how long they took from the moment at which all
  ///   requests were complete.
  /// - Throws: What `race(_:)` throws.
  package func timedRace(
    _ requests: [Request],
    file: String = #fileID,
    line: Int = #line
  ) async throws -> (replies: [Reply], took: Duration) {
    try await holding(requests, at: .allButLast(1), isTold: false) { held in
      // So that the server has read what was sent, and only waits for the end.
      try await Task.sleep(for: .milliseconds(5))
      let begun = ContinuousClock.now
      let replies = try await held.release(file: file, line: line)
      return (replies, .now - begun)
    }
  }

  /// Sends requests that become complete at the same moment, and reads until they are answered.
  ///
  /// Three clients read, each with a new connection for every request, so that a server that serves
  /// one connection after the other comes to the requests too.
  ///
  /// - Parameters:
  ///   - requests: As `race(_:)` sends them.
  ///   - path: What is read meanwhile; an absolute path with its query, already percent-encoded.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The replies in the order of the requests, then those to the reads.
  /// - Throws: What `race(_:)` throws.
  package func race(
    _ requests: [Request],
    whileReading path: String,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> [Reply] {
    let over = Flag()
    let read = Subject.request("GET", path, headers: [HeaderField("Connection", "close")])
    return try await withThrowingTaskGroup(of: [Reply].self) { group in
      for _ in 1...3 {
        group.addTask {
          var replies: [Reply] = []
          while !over.isSet, replies.count < 100 {
            replies.append(try await send(read, file: file, line: line))
          }
          return replies
        }
      }
      defer { over.set() }
      let replies = try await race(requests, file: file, line: line)
      over.set()
      return try await group.reduce(into: replies) { $0 += $1 }
    }
  }

  /// Sends a part of some requests, each on a connection of its own, and closes those after a closure.
  ///
  /// - Parameters:
  ///   - requests: Sent as they are; `Host` and `Content-Length` are added where they are missing.
  ///   - cut: How much of each is sent before the closure is called.
  ///   - isTold: Whether the report says so; not where the end of it says enough.
  ///   - body: Releases the requests, or leaves it.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  package func holding<Result>(
    _ requests: [Request],
    at cut: Cut,
    isTold: Bool = true,
    _ body: (Holding) async throws -> Result
  ) async throws -> Result {
    if isTold { recorder.note(cut.sentence(of: requests.count)) }
    // Each is a file of this process, and a common limit is 1,024.
    OpenFiles.allow(requests.count + 200)
    return try await session.holding(requests, at: cut, within: limits.request) { held in
      recorder.note(connections: requests.count, failures: held.failures)
      return try await body(Holding(held: held, cut: cut, subject: self))
    }
  }

  /// Sends a request that the backend may also answer by closing the connection.
  ///
  /// - Parameters:
  ///   - request: Sent as it is; `Host` and `Content-Length` are added where they are missing.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The response; nil where the connection was closed instead, in whatever way.
  /// - Throws: `CheckStopped` where neither happened in time, whose finding is recorded;
  ///   `CancellationError` where the run is stopped or the check's time is over.
  package func offer(
    _ request: Request,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply? {
    let (exchange, position) = try await exchange(request)
    switch exchange.failure {
    case nil: return reply(to: exchange, at: position)
    case .closedEarly, .reset: return nil
    default:
      recordNoResponse(exchange, at: position, file: file, line: line)
      throw CheckStopped()
    }
  }

  /// A request as `send` sends it, for instruments that take requests.
  ///
  /// - Parameters:
  ///   - method: For example `PATCH`.
  ///   - path: An absolute path with its query, already percent-encoded.
  ///   - json: Sent on one line, members in their order; nil sends no content.
  ///   - headers: Sent after `Accept` and `Content-Type`.
  /// - Returns: The request; nothing is sent yet.
  package static func request(
    _ method: String,
    _ path: String,
    json: JSON? = nil,
    headers: [HeaderField] = []
  ) -> Request {
    let type = json.map { _ in [HeaderField("Content-Type", "application/json")] } ?? []
    return Request(
      method,
      path,
      headers: accept + type + headers,
      content: json.map { Bytes($0.compact) } ?? []
    )
  }
}

/// Tells tasks that something has happened.
final class Flag: Sendable {
  private let value = Atomic(false)

  var isSet: Bool { value.load(ordering: .relaxed) }

  func set() { value.store(true, ordering: .relaxed) }
}

/// Requests of which a part is sent; valid inside the closure that it was given to.
package struct Holding: Sendable {
  let held: HeldRequests
  /// How much of them was sent.
  let cut: Cut
  let subject: Subject

  /// How many of them have a connection.
  package var connected: Int { held.connected }

  /// Sends some more bytes of each.
  package func advance(by count: Int) {
    held.advance(by: count)
  }

  /// Waits until the backend has most likely read what was sent of them.
  ///
  /// Nothing tells it from outside: that the bytes were acknowledged says only that its system has
  /// them.
  ///
  /// - Throws: `CancellationError` where the run is stopped or the check's time is over.
  package func settle() async throws {
    try await Task.sleep(for: .milliseconds(200) * subject.limits.scale)
  }

  /// Sends SIGTERM, then the rest of all of them while the backend ends, and awaits both.
  ///
  /// - Parameters:
  ///   - limit: How long the backend may take to end.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The replies, in the order of the requests.
  /// - Throws: As `release` does.
  package func releaseWhileEnding(
    within limit: Duration,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> [Reply] {
    async let end: Void = subject.terminate(within: limit, file: file, line: line)
    try await Task.sleep(for: .milliseconds(200))
    let replies: [Reply]
    do {
      replies = try await release(file: file, line: line)
    } catch {
      await end
      throw error
    }
    await end
    return replies
  }

  /// Sends the rest of all of them at once, and awaits the responses.
  ///
  /// - Parameters:
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The replies, in the order of the requests.
  /// - Throws: `CheckStopped` where one has no complete HTTP response, whose finding is recorded;
  ///   `CancellationError` where the run is stopped or the check's time is over.
  package func release(file: String = #fileID, line: Int = #line) async throws -> [Reply] {
    let exchanges = await released()
    let positions = exchanges.map { subject.recorder.record($0) }
    try Task.checkCancellation()
    return try zip(exchanges, positions).map { exchange, position in
      guard let reply = subject.reply(to: exchange, at: position) else {
        subject.recordNoResponse(exchange, at: position, file: file, line: line)
        throw CheckStopped()
      }
      return reply
    }
  }

  /// Sends the rest of all of them at once, and takes what is answered.
  ///
  /// - Returns: The replies of those that were answered; where the backend ends meanwhile, that may
  ///   be none.
  /// - Throws: `CancellationError` where the run is stopped or the check's time is over.
  package func releaseForWhatComes() async throws -> [Reply] {
    let exchanges = await released()
    try Task.checkCancellation()
    return exchanges.compactMap { subject.reply(to: $0, at: subject.recorder.record($0)) }
  }

  private func released() async -> [Exchange] {
    let count = held.connected
    subject.recorder.note(
      cut == .allButLast(0)
        ? "now \(count == 1 ? "its answer is" : "their answers are") awaited"
        : count == 1
          ? "the rest of it is sent" : "\(count) requests become complete at the same moment"
    )
    return await held.release(within: subject.limits.request)
  }
}

extension Cut {
  /// The part of some requests that is sent, for those who read what was done.
  fileprivate func sentence(of count: Int) -> String {
    let each = count == 1 ? "a request" : "\(count) requests, each on a connection of its own"
    return switch self {
    case .first(0):
      count == 1
        ? "a connection, on which nothing is sent"
        : "\(count) connections, on which nothing is sent"
    case .first(let bytes): "the first \(bytes) bytes of \(each)"
    case .head: "the head of \(each)"
    case .halfContent: "the head and half of the content of \(each)"
    case .allButLast(0):
      count == 1
        ? "a request, whose answer is not awaited yet"
        : "\(count) requests, whose answers are not awaited yet"
    case .allButLast(let bytes):
      "all but the last \(bytes == 1 ? "byte" : "\(bytes) bytes") of \(each)"
    }
  }
}
