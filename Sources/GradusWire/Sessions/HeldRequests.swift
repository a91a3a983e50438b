package import GradusModel
internal import NIOCore
internal import NIOPosix

/// Requests of which a part is sent, each on a connection of its own, until they are released.
///
/// Held before the last byte, they are a barrier: what a server begins when a request is complete, it
/// begins for all of them at the same time.
package struct HeldRequests: Sendable {
  private struct Held: Sendable {
    let request: Request
    let connection: Result<WireConnection, WireError>
    let outcome: EventLoopFuture<ExchangeHandler.Outcome>?
    let begun: ContinuousClock.Instant
  }

  private let held: [Held]
  private let session: WireSession

  /// How many of them have a connection.
  package var connected: Int { connections.count }

  /// Why some of them have none, where there could be none.
  package var failures: [TransportFailure] {
    held.compactMap { one in
      if case .failure(let error) = one.connection { error.failure } else { nil }
    }
  }

  private var connections: [WireConnection] { held.compactMap { try? $0.connection.get() } }

  fileprivate static func open(
    _ requests: [Request],
    at cut: Cut,
    in session: WireSession,
    within limit: Duration
  ) async -> HeldRequests {
    // One loop, so that they can be released one right after the other.
    let loop = session.loop
    let held = await withTaskGroup(of: (Int, Held).self) { group in
      for (position, request) in requests.enumerated() {
        group.addTask {
          (position, await open(request, at: cut, in: session, within: limit, on: loop))
        }
      }
      var held: [(Int, Held)] = []
      for await one in group { held.append(one) }
      return held.sorted { $0.0 < $1.0 }.map(\.1)
    }
    return HeldRequests(held: held, session: session)
  }

  private static func open(
    _ request: Request,
    at cut: Cut,
    in session: WireSession,
    within limit: Duration,
    on loop: any EventLoop
  ) async -> Held {
    let request = session.complete(request)
    let begun = ContinuousClock.now
    do throws(WireError) {
      let connection = try await WireConnection.open(
        to: session.endpoint,
        number: session.nextNumber(),
        limits: session.limits,
        within: limit,
        on: loop
      )
      let outcome = connection.hold(request, after: cut.count(of: request))
      return Held(
        request: request,
        connection: .success(connection),
        outcome: outcome,
        begun: begun
      )
    } catch {
      return Held(request: request, connection: .failure(error), outcome: nil, begun: begun)
    }
  }

  /// Sends some more bytes of each request.
  package func advance(by count: Int) {
    for connection in connections { connection.advance(by: count) }
  }

  /// Sends the rest of all of them at once, and awaits what comes.
  ///
  /// - Parameter limit: How long each exchange may take from now.
  /// - Returns: The exchanges, in the order of the requests.
  package func release(within limit: Duration) async -> [Exchange] {
    WireConnection.release(connections, within: limit)
    var exchanges: [Exchange] = []
    for one in held { exchanges.append(await exchange(of: one)) }
    return exchanges
  }

  private func exchange(of held: Held) async -> Exchange {
    switch held.connection {
    case .failure(let error):
      return session.failed(held.request, error.failure, begun: held.begun)
    case .success(let connection):
      var outcome: ExchangeHandler.Outcome?
      if let future = held.outcome { outcome = await connection.outcome(of: future) }
      let use = ConnectionUse(number: connection.number, earlierExchanges: 0)
      return session.exchange(held.request, outcome, use, begun: held.begun)
    }
  }

  fileprivate func close() {
    for connection in connections { connection.close() }
  }
}

extension WireSession {
  /// Sends the first part of some requests, and closes their connections after a closure.
  ///
  /// - Parameters:
  ///   - requests: Each gets a connection of its own.
  ///   - cut: How much of each is sent before the closure is called.
  ///   - limit: How long each connection may take to be made.
  ///   - body: Releases the requests, or leaves it.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  package func holding<Result>(
    _ requests: [Request],
    at cut: Cut,
    within limit: Duration,
    _ body: (HeldRequests) async throws -> Result
  ) async rethrows -> Result {
    let held = await HeldRequests.open(requests, at: cut, in: self, within: limit)
    defer { held.close() }
    return try await body(held)
  }
}
