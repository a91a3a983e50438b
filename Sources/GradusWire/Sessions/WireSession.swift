package import GradusModel
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// The exchanges of one check: a recording HTTP/1.1 client.
///
/// A connection is used again only for safe methods, and then once more on a fresh one where it
/// turns out to be closed: a server may close an idle connection at any time (RFC 9112, section
/// 9.3.1), and only a safe request can be repeated without the subject's state telling.
package final class WireSession: Sendable {
  private struct State {
    var idle: (connection: WireConnection, exchanges: Int)?
    var connections = 0
  }

  package let endpoint: Endpoint
  let limits: WireLimits
  /// The event loop of its connections, on which what uses it runs, too.
  let loop: any EventLoop
  private let started: ContinuousClock.Instant
  private let state = Mutex(State())

  private init(
    endpoint: Endpoint,
    limits: WireLimits,
    started: ContinuousClock.Instant,
    loop: any EventLoop
  ) {
    self.endpoint = endpoint
    self.started = started
    self.limits = limits
    self.loop = loop
  }

  /// Opens a session for the length of a closure, and closes its connections after it.
  ///
  /// - Parameters:
  ///   - endpoint: Where it connects to.
  ///   - limits: What is read at most.
  ///   - started: The moment from which the times of its exchanges are told.
  ///   - body: Uses it.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  package static func with<Result>(
    _ endpoint: Endpoint,
    limits: WireLimits = WireLimits(),
    since started: ContinuousClock.Instant = .now,
    _ body: (WireSession) async throws -> Result
  ) async rethrows -> Result {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let session = WireSession(endpoint: endpoint, limits: limits, started: started, loop: loop)
    defer { session.takeIdle()?.connection.close() }
    return try await withTaskExecutorPreference(LoopExecutor(loop: loop)) {
      try await body(session)
    }
  }

  /// Why no connection can be made; nil where one can.
  package static func failureToConnect(
    to endpoint: Endpoint,
    within limit: Duration
  ) async -> TransportFailure? {
    do throws(WireError) {
      try await WireConnection.open(
        to: endpoint,
        number: 1,
        limits: WireLimits(),
        within: limit,
        on: MultiThreadedEventLoopGroup.singleton
      ).close()
      return nil
    } catch {
      return error.failure
    }
  }

  /// Sends one request and records what comes; every failure is part of the exchange.
  ///
  /// `Host` is added where it is missing, and `Content-Length` where there is content or the method
  /// usually has some (RFC 9110, section 8.6).
  ///
  /// - Parameters:
  ///   - request: Any request; its target is sent as it is.
  ///   - limit: How long an exchange may take, connecting included, and also repeating a request
  ///     because the connection turned out to be closed.
  /// - Returns: The request as it was sent, with the response or the failure.
  package func exchange(_ request: Request, within limit: Duration) async -> Exchange {
    let request = complete(request)
    let begun = ContinuousClock.now
    if request.isSafe, let (connection, exchanges) = takeIdle() {
      let exchange = await perform(request, on: connection, after: exchanges, within: limit)
      switch exchange.failure {
      case .closedEarly(0), .reset(0): break
      default: return exchange
      }
    }
    takeIdle()?.connection.close()
    let number = nextNumber()
    do throws(WireError) {
      let connection = try await WireConnection.open(
        to: endpoint,
        number: number,
        limits: limits,
        within: max(limit - begun.duration(to: .now), .milliseconds(1)),
        on: loop
      )
      let left = limit - begun.duration(to: .now)
      var exchange = await perform(
        request,
        on: connection,
        after: 0,
        within: max(left, .milliseconds(1))
      )
      exchange.failure = exchange.failure?.allowing(limit)
      return exchange
    } catch {
      return failed(request, error.failure.allowing(limit), begun: begun)
    }
  }

  private func perform(
    _ request: Request,
    on connection: WireConnection,
    after exchanges: Int,
    within limit: Duration
  ) async -> Exchange {
    let begun = ContinuousClock.now
    let outcome = await connection.exchange(request, within: limit)
    // What follows a response would be taken for the next one.
    if let outcome, outcome.isReusable, outcome.surplusBytes(after: request) > 0 {
      connection.close()
    } else if outcome?.isReusable == true {
      let replaced = state.withLock { state in
        defer { state.idle = (connection, exchanges + 1) }
        return state.idle
      }
      replaced?.connection.close()
    }
    let use = ConnectionUse(number: connection.number, earlierExchanges: exchanges)
    return exchange(request, outcome, use, begun: begun)
  }

  /// The record of an exchange.
  ///
  /// - Parameters:
  ///   - request: As it was sent.
  ///   - outcome: What came of it; nil where the connection was closed before, or the task cancelled.
  ///   - use: The connection that carried it.
  ///   - isFollowed: Whether other requests were sent behind it, whose responses are no surplus.
  ///   - begun: When it began.
  /// - Returns: The request with its response or its failure.
  func exchange(
    _ request: Request,
    _ outcome: ExchangeHandler.Outcome?,
    _ use: ConnectionUse,
    isFollowed: Bool = false,
    begun: ContinuousClock.Instant
  ) -> Exchange {
    guard let outcome else {
      let failure: TransportFailure =
        Task.isCancelled ? .cancelled : .closedEarly(receivedBytes: 0)
      return failed(request, failure, begun: begun)
    }
    let surplus = isFollowed ? 0 : outcome.surplusBytes(after: request)
    let failure = outcome.failure ?? outcome.secondResponse(to: request, in: surplus)
    var response = outcome.response
    response?.surplusBytes = surplus
    return Exchange(
      request: request,
      response: response,
      failure: failure,
      received: failure == nil ? nil : Bytes(outcome.received),
      receivedBytes: failure != nil && outcome.receivedCount > outcome.received.count
        ? outcome.receivedCount : nil,
      connection: use,
      timing: ExchangeTiming(
        startedAfter: Elapsed(started.duration(to: begun)),
        firstByte: outcome.firstByteAt.map { Elapsed(nanoseconds: $0 - outcome.sentAt) },
        total: Elapsed(nanoseconds: outcome.endedAt - outcome.sentAt)
      )
    )
  }

  /// The number of the next connection, from 1.
  func nextNumber() -> Int {
    state.withLock { state in
      state.connections += 1
      return state.connections
    }
  }

  /// The record of an exchange for which there was no connection.
  func failed(
    _ request: Request,
    _ failure: TransportFailure,
    begun: ContinuousClock.Instant
  ) -> Exchange {
    Exchange(
      request: request,
      failure: failure,
      connection: ConnectionUse(number: 0, earlierExchanges: 0),
      timing: ExchangeTiming(
        startedAfter: Elapsed(started.duration(to: begun)),
        firstByte: nil,
        total: Elapsed(begun.duration(to: .now))
      )
    )
  }

  private func takeIdle() -> (connection: WireConnection, exchanges: Int)? {
    let idle = state.withLock { state in
      defer { state.idle = nil }
      return state.idle
    }
    guard let idle, idle.connection.isActive else { return nil }
    return idle
  }

  /// The request with the fields that HTTP/1.1 needs and it does not have.
  func complete(_ request: Request) -> Request {
    var request = request
    if request.headers.values(of: "Host").isEmpty {
      request.headers.insert(HeaderField("Host", endpoint.authority), at: 0)
    }
    let isFramed = ["Content-Length", "Transfer-Encoding"].contains {
      !request.headers.values(of: $0).isEmpty
    }
    let expectsContent = ["POST", "PUT", "PATCH"].contains(request.method)
    if !isFramed, expectsContent || !request.content.isEmpty {
      request.headers.append(HeaderField("Content-Length", String(request.content.count)))
    }
    return request
  }
}

extension ExchangeHandler.Outcome {
  /// Bytes that came after the end of the response, where its head tells where it ends.
  fileprivate func surplusBytes(after request: Request) -> Int {
    guard let response, failure == nil, let head = FinalHead(in: received)?.end else { return 0 }
    let hasContent = request.method != "HEAD" && response.status != 204 && response.status != 304
    if !hasContent { return max(0, receivedCount - head) }
    guard response.headers.values(of: "Transfer-Encoding").isEmpty,
      let length = response.headers.value(of: "Content-Length").flatMap({ Int($0) })
    else { return 0 }
    return max(0, receivedCount - head - length)
  }

  /// The failure where what came after the response is another one (RFC 9112, section 9.2).
  ///
  /// On a connection that was to be closed it harms nobody, and is told as surplus alone.
  fileprivate func secondResponse(to request: Request, in surplus: Int) -> TransportFailure? {
    let asked = request.headers.values(of: "Connection").map { $0.lowercased() }
    guard !asked.contains("close") else { return nil }
    let isSecond = received.dropFirst(receivedCount - surplus).starts(with: "HTTP/1.".utf8)
    return isSecond ? .notHTTP(reason: "two responses came to one request") : nil
  }
}

extension TransportFailure {
  /// With the time that was allowed, and not what connecting or a first connection had left of it.
  fileprivate func allowing(_ limit: Duration) -> TransportFailure {
    if case .timedOut = self { .timedOut(after: Elapsed(limit)) } else { self }
  }
}

extension Elapsed {
  fileprivate init(nanoseconds amount: TimeAmount) {
    self.init(.nanoseconds(amount.nanoseconds))
  }
}
