internal import GradusModel
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Synchronization

/// One TCP or TLS connection to a subject; carries one exchange at a time.
struct WireConnection: Sendable {
  private let channel: any Channel
  private let handler: NIOLoopBound<ExchangeHandler>
  /// The number of the connection within its session, from 1.
  let number: Int

  /// Connects.
  ///
  /// - Parameters:
  ///   - endpoint: Where the subject listens; the TLS handshake of `https` is not awaited here.
  ///   - number: The number of the connection within its session, from 1.
  ///   - limits: How much of a response is read and kept.
  ///   - limit: How long connecting may take.
  ///   - group: The event loops of which one serves the connection.
  /// - Returns: A connection that has carried nothing yet.
  /// - Throws: `WireError` with the reason why no connection could be made.
  static func open(
    to endpoint: Endpoint,
    number: Int,
    limits: WireLimits,
    within limit: Duration,
    on group: any EventLoopGroup
  ) async throws(WireError) -> WireConnection {
    let attempts = ConnectAttempts()
    let bootstrap = ClientBootstrap(group: group)
      .connectTimeout(TimeAmount(limit))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          attempts.add(channel)
          try configure(channel, endpoint, limits)
        }
      }
    do {
      let channel = try await withTaskCancellationHandler {
        try await bootstrap.connect(to: endpoint)
      } onCancel: {
        attempts.cancel()
      }
      let handler = try await channel.eventLoop.submit {
        NIOLoopBound(
          try channel.pipeline.syncOperations.handler(type: ExchangeHandler.self),
          eventLoop: channel.eventLoop
        )
      }.get()
      return WireConnection(channel: channel, handler: handler, number: number)
    } catch {
      throw WireError(
        failure: Task.isCancelled ? .cancelled : TransportFailure(connecting: error, within: limit)
      )
    }
  }

  private static func configure(
    _ channel: any Channel,
    _ endpoint: Endpoint,
    _ limits: WireLimits
  ) throws {
    let pipeline = channel.pipeline.syncOperations
    if endpoint.scheme == .https { try TLSClient(to: endpoint).add(to: channel) }
    // Weak, because the handlers hold each other in a ring otherwise, with all that they kept.
    weak var exchanges: ExchangeHandler?
    let received = ReceivedBytes(limits: limits) { exchanges?.overflow(context: $0) }
    let handler = ExchangeHandler(received: received, limits: limits)
    exchanges = handler
    try pipeline.addHandlers([
      received,
      VerbatimRequestEncoder(),
      ByteToMessageHandler(HTTPResponseDecoder(leftOverBytesStrategy: .dropBytes)),
      handler,
    ])
  }

  /// Sends a request and awaits its response, its failure or the limit.
  ///
  /// - Returns: Nil where the connection was closed before.
  func exchange(_ request: Request, within limit: Duration) async -> ExchangeHandler.Outcome? {
    let promise = channel.eventLoop.makePromise(of: ExchangeHandler.Outcome.self)
    onLoop { handler, context in
      handler.send(request, within: limit, promise: promise, context: context)
    } otherwise: { [handler] in
      handler.value.refuse(promise)
    }
    return await outcome(of: promise.futureResult)
  }

  /// Sends the first bytes of a request.
  ///
  /// - Parameters:
  ///   - request: Sent as it is.
  ///   - count: How many bytes of its wire form are sent now.
  /// - Returns: What comes of the request, once it is released; an error where the connection is
  ///   closed already.
  func hold(_ request: Request, after count: Int) -> EventLoopFuture<ExchangeHandler.Outcome> {
    let promise = channel.eventLoop.makePromise(of: ExchangeHandler.Outcome.self)
    onLoop { handler, context in
      handler.hold(request, after: count, promise: promise, context: context)
    } otherwise: { [handler] in
      handler.value.refuse(promise)
    }
    return promise.futureResult
  }

  /// Sends several requests in one piece, and awaits what comes of each.
  ///
  /// - Parameters:
  ///   - requests: At least one; sent as they are.
  ///   - limit: How long each exchange may take, from the end of the one before it.
  /// - Returns: An outcome for each request; nil where the connection was closed before.
  func pipeline(_ requests: [Request], within limit: Duration) async -> [ExchangeHandler.Outcome?] {
    let promises = requests.map { _ in
      channel.eventLoop.makePromise(of: ExchangeHandler.Outcome.self)
    }
    onLoop { handler, context in
      handler.pipeline(requests, within: limit, promises: promises, context: context)
    } otherwise: { [handler] in
      for promise in promises { handler.value.refuse(promise) }
    }
    var outcomes: [ExchangeHandler.Outcome?] = []
    for promise in promises { outcomes.append(await outcome(of: promise.futureResult)) }
    return outcomes
  }

  /// Sends some more bytes of the request that is held.
  func advance(by count: Int) {
    onLoop { handler, context in
      handler.advance(by: count, context: context)
    } otherwise: {
    }
  }

  /// Sends the rest of the requests that are held, one right after the other.
  ///
  /// - Parameters:
  ///   - connections: All on one event loop.
  ///   - limit: How long each exchange may take from now.
  static func release(_ connections: [WireConnection], within limit: Duration) {
    connections.first?.channel.eventLoop.execute {
      for connection in connections {
        connection.withContext { handler, context in
          handler.release(within: limit, context: context)
        }
      }
    }
  }

  /// Awaits what comes of a request; cancelling ends the exchange.
  ///
  /// - Returns: Nil where the connection was closed before.
  func outcome(
    of future: EventLoopFuture<ExchangeHandler.Outcome>
  ) async -> ExchangeHandler.Outcome? {
    await withTaskCancellationHandler {
      try? await future.get()
    } onCancel: {
      onLoop {
        $0.cancel(context: $1)
      } otherwise: {
      }
    }
  }

  /// Closes the connection.
  func close() {
    channel.close(mode: .all, promise: nil)
  }

  var isActive: Bool { channel.isActive }

  /// Runs on the event loop, with the handler's context, which a closed channel no longer has.
  private func onLoop(
    _ body: @escaping @Sendable (ExchangeHandler, ChannelHandlerContext) -> Void,
    otherwise: @escaping @Sendable () -> Void
  ) {
    channel.eventLoop.execute {
      if !withContext(body) { otherwise() }
    }
  }

  /// Runs a closure that is on the event loop already.
  ///
  /// - Returns: Whether the channel still had the handler.
  @discardableResult
  private func withContext(_ body: (ExchangeHandler, ChannelHandlerContext) -> Void) -> Bool {
    let context = try? channel.pipeline.syncOperations.context(handler: handler.value)
    guard let context else { return false }
    body(handler.value, context)
    return true
  }
}

/// The channels of one connection while it is made, so that cancelling ends the wait.
private final class ConnectAttempts: Sendable {
  private let state = Mutex<(channels: [any Channel], isCancelled: Bool)>(([], false))

  func add(_ channel: any Channel) {
    let isCancelled = state.withLock { state in
      state.channels.append(channel)
      return state.isCancelled
    }
    if isCancelled { channel.close(promise: nil) }
  }

  func cancel() {
    let channels = state.withLock { state in
      state.isCancelled = true
      return state.channels
    }
    for channel in channels { channel.close(promise: nil) }
  }
}

/// A failure to connect.
struct WireError: Error {
  let failure: TransportFailure
}
