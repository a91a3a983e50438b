internal import GradusModel
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Collects one response at a time and says what became of the request.
///
/// Used on its channel's event loop only.
final class ExchangeHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  /// What came of one request on this connection.
  struct Outcome: Sendable {
    var response: Response?
    var failure: TransportFailure?
    var received: [UInt8]
    var receivedCount: Int
    var sentAt: NIODeadline
    var firstByteAt: NIODeadline?
    var endedAt: NIODeadline
    /// Whether the connection can carry another request (RFC 9112, section 9.3).
    var isReusable: Bool
  }

  private struct Pending {
    let promise: EventLoopPromise<Outcome>
    var sentAt: NIODeadline
    /// How long the exchange may take once the whole request is sent.
    var limit: Duration
    /// The end of the request, which is held back.
    var unsent: ByteBuffer
    /// Whether the response ends only with the connection, so that surplus bytes are seen.
    let awaitsClose: Bool
    var timeout: Scheduled<Void>?
    var head: HTTPResponseHead?
    var content: [UInt8] = []
    var omitted = 0
    var isComplete = false

    init(
      promise: EventLoopPromise<Outcome>,
      to request: Request,
      limit: Duration = .zero,
      unsent: ByteBuffer = ByteBuffer()
    ) {
      self.promise = promise
      self.limit = limit
      self.unsent = unsent
      sentAt = .now()
      awaitsClose = request.headers.values(of: "Connection").contains { $0.lowercased() == "close" }
    }
  }

  private var pending: Pending?
  /// Requests that were sent behind the pending one, in their order.
  private var queued: [Pending] = []
  private var hasSent = false
  /// What came before the first request; nil where nothing did.
  private(set) var unasked: Outcome?
  private let received: ReceivedBytes
  private let keptContent: Int
  private let receivedLimit: Int

  init(received: ReceivedBytes, limits: WireLimits) {
    self.received = received
    keptContent = limits.keptContent
    receivedLimit = limits.received
  }

  /// Sends a request whose head and framing are complete.
  ///
  /// - Parameters:
  ///   - request: Sent as it is.
  ///   - limit: How long the whole exchange may take, from now.
  ///   - promise: Fulfilled once with what came, whether that is a response or a failure.
  ///   - context: This handler's own.
  func send(
    _ request: Request,
    within limit: Duration,
    promise: EventLoopPromise<Outcome>,
    context: ChannelHandlerContext
  ) {
    hold(request, after: 0, promise: promise, context: context)
    release(within: limit, context: context)
  }

  /// Sends the first bytes of a request and holds the others back.
  ///
  /// - Parameters:
  ///   - request: Sent as it is.
  ///   - count: How many bytes of its wire form are sent now.
  ///   - promise: Fulfilled once with what came; a server may answer before it has everything.
  ///   - context: This handler's own.
  func hold(
    _ request: Request,
    after count: Int,
    promise: EventLoopPromise<Outcome>,
    context: ChannelHandlerContext
  ) {
    // A channel that has closed tells its handlers no more, and they would wait for the limit.
    guard context.channel.isActive else {
      refuse(promise)
      return
    }
    hasSent = true
    received.restart()
    pending = Pending(
      promise: promise,
      to: request,
      unsent: context.channel.allocator.buffer(bytes: request.wireBytes.array)
    )
    context.write(wrapOutboundOut(.head(HTTPRequestHead(request))), promise: nil)
    advance(by: count, context: context)
  }

  /// Sends several requests in one piece, without waiting for responses (RFC 9112, section 9.3.2).
  ///
  /// - Parameters:
  ///   - requests: At least one; sent as they are.
  ///   - limit: How long each exchange may take, from the end of the one before it.
  ///   - promises: One for each request. Where the connection ends, what is left ends with it.
  ///   - context: This handler's own.
  func pipeline(
    _ requests: [Request],
    within limit: Duration,
    promises: [EventLoopPromise<Outcome>],
    context: ChannelHandlerContext
  ) {
    guard context.channel.isActive else {
      for promise in promises { refuse(promise) }
      return
    }
    hold(requests[0], after: 0, promise: promises[0], context: context)
    for (request, promise) in zip(requests, promises).dropFirst() {
      pending?.unsent.writeBytes(request.wireBytes.array)
      queued.append(Pending(promise: promise, to: request, limit: limit))
      context.write(wrapOutboundOut(.head(HTTPRequestHead(request))), promise: nil)
    }
    release(within: limit, context: context)
  }

  /// Sends some more bytes of the request that is held.
  func advance(by count: Int, context: ChannelHandlerContext) {
    let left = pending?.unsent.readableBytes ?? 0
    guard let unsent = pending?.unsent.readSlice(length: min(count, left)),
      unsent.readableBytes > 0
    else { return }
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(unsent))), promise: nil)
  }

  /// Sends the rest of the request that is held.
  ///
  /// - Parameters:
  ///   - limit: How long the exchange may take from now.
  ///   - context: This handler's own.
  func release(within limit: Duration, context: ChannelHandlerContext) {
    guard let unsent = pending?.unsent else { return }
    pending?.unsent.clear()
    pending?.sentAt = .now()
    pending?.limit = limit
    startClock(context: context)
    if unsent.readableBytes > 0 {
      context.write(wrapOutboundOut(.body(.byteBuffer(unsent))), promise: nil)
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  /// Limits the pending exchange to the time that it has, from now.
  private func startClock(context: ChannelHandlerContext) {
    guard let limit = pending?.limit else { return }
    let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    pending?.timeout = context.eventLoop.scheduleTask(in: TimeAmount(limit)) {
      let (handler, context) = loopBound.value
      handler.timeOut(context: context)
    }
  }

  /// Ends an exchange that cannot begin, because the connection has been closed.
  func refuse(_ promise: EventLoopPromise<Outcome>) {
    if let unasked {
      promise.succeed(unasked)
    } else {
      promise.fail(ChannelError.ioOnClosedChannel)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      pending?.head = head
    case .body(let buffer):
      let room = max(0, keptContent - (pending?.content.count ?? 0))
      pending?.content.append(contentsOf: buffer.readableBytesView.prefix(room))
      pending?.omitted += max(0, buffer.readableBytes - room)
    case .end:
      pending?.isComplete = true
      if pending?.awaitsClose != true { finish(nil, context: context) }
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    finish(
      pending?.isComplete == true ? nil : .closedEarly(receivedBytes: received.count),
      context: context
    )
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if !hasSent, received.count > 0 { noteUnasked() }
    // Bytes after a complete response are told as surplus, not as a broken response.
    if pending?.isComplete != true { finish(failure(for: error), context: context) }
    context.close(promise: nil)
  }

  private func noteUnasked() {
    let now = NIODeadline.now()
    unasked = Outcome(
      failure: .notHTTP(reason: "it came before anything was asked"),
      received: received.kept,
      receivedCount: received.count,
      sentAt: now,
      firstByteAt: received.firstByteAt,
      endedAt: now,
      isReusable: false
    )
  }

  /// Ends the exchange because more came than is read.
  func overflow(context: ChannelHandlerContext) {
    finish(.tooLarge(limit: receivedLimit), context: context)
    context.close(promise: nil)
  }

  /// Ends the exchange because the examiner stops.
  func cancel(context: ChannelHandlerContext) {
    finish(.cancelled, context: context)
    context.close(promise: nil)
  }

  private func timeOut(context: ChannelHandlerContext) {
    guard let pending else { return }
    finish(pending.isComplete ? nil : .timedOut(after: Elapsed(pending.limit)), context: context)
    context.close(promise: nil)
  }

  private func failure(for error: any Error) -> TransportFailure {
    switch error {
    case HTTPParserError.invalidEOFState: .closedEarly(receivedBytes: received.count)
    case let error as HTTPParserError:
      .notHTTP(reason: ForeignProtocol.reason(received.kept) ?? error.plainly)
    case let error as IOError where error.errnoCode == ECONNRESET || error.errnoCode == EPIPE:
      .reset(receivedBytes: received.count)
    case is NIOSSLError, is BoringSSLError:
      .connectionFailed(reason: "the TLS handshake failed, as it does where no https is spoken")
    default: .connectionFailed(reason: "\(error)")
    }
  }

  private func finish(_ failure: TransportFailure?, context: ChannelHandlerContext) {
    guard let pending else { return }
    self.pending = nil
    pending.timeout?.cancel()
    let outcome = Outcome(
      response: pending.head.map { head in
        Response(
          status: Int(head.status.code),
          reason: FinalHead(in: received.kept)?.reason ?? head.status.reasonPhrase,
          version: "HTTP/\(head.version.major).\(head.version.minor)",
          // The decoder leaves the space at the end.
          headers: head.headers.map { HeaderField($0.name, $0.value.withoutOuterSpace) },
          content: Bytes(pending.content),
          omittedBytes: pending.omitted
        )
      },
      failure: failure,
      received: received.kept,
      receivedCount: received.count,
      sentAt: pending.sentAt,
      firstByteAt: received.firstByteAt,
      endedAt: .now(),
      isReusable: failure == nil && !pending.awaitsClose && pending.head?.isKeepAlive == true
        && context.channel.isActive
    )
    if !outcome.isReusable { context.close(promise: nil) }
    pending.promise.succeed(outcome)
    awaitNext(after: outcome, context: context)
  }

  /// Goes on to the next of several requests, all of which are sent.
  private func awaitNext(after outcome: Outcome, context: ChannelHandlerContext) {
    guard !queued.isEmpty else { return }
    guard outcome.isReusable else {
      var unanswered = outcome
      unanswered.response = nil
      unanswered.failure = .closedEarly(receivedBytes: 0)
      for pending in queued { pending.promise.succeed(unanswered) }
      queued = []
      return
    }
    pending = queued.removeFirst()
    received.restart()
    startClock(context: context)
  }
}

extension HTTPRequestHead {
  /// What the response decoder has to know of a request.
  fileprivate init(_ request: Request) {
    self.init(
      version: .http1_1,
      method: HTTPMethod(rawValue: request.method),
      uri: request.target,
      headers: HTTPHeaders(request.headers.map { ($0.name, $0.value) })
    )
  }
}

extension HTTPParserError {
  /// The error for a person who has written the server.
  fileprivate var plainly: String {
    switch self {
    case .invalidVersion, .invalidConstant, .invalidStatus:
      "it does not begin with a status line such as HTTP/1.1 200 OK"
    case .invalidHeaderToken: "a header field has characters that are not allowed"
    case .headerOverflow: "its header section is too large"
    case .invalidContentLength:
      "its Content-Length is no number, or stands beside Transfer-Encoding"
    case .unexpectedContentLength: "it has several Content-Length"
    case .invalidChunkSize: "the size of a chunk is no hexadecimal number"
    case .lfExpected, .strictModeAssertion: "a line or a chunk does not end in CR LF"
    // What the decoder has no name for: a bare LF, and a Transfer-Encoding that it does not take.
    case .unknown:
      "a line does not end in CR LF, or Transfer-Encoding stands beside Content-Length"
    default: "\(self)"
    }
  }
}
