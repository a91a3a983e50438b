internal import NIOCore

/// One connection of a load; carries one request at a time.
///
/// Confined to its event loop, as the loop that it reports to is.
final class LoadConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private unowned let loop: LoadLoop
  /// Which of the loop's connections this is.
  let slot: Int
  private var context: ChannelHandlerContext?
  private var scanner = ResponseScanner()

  /// Whether a request has been sent whose response is not complete.
  private(set) var isBusy = false
  /// Which template the request is of.
  private(set) var template = 0
  /// When the request was planned, on the loop's clock.
  private(set) var planned = Arrival(instant: 0, phase: 0)
  /// When it was sent, in nanoseconds of the loop's clock.
  private(set) var sent: Int64 = 0

  init(loop: LoadLoop, slot: Int) {
    self.loop = loop
    self.slot = slot
  }

  var isOpen: Bool { context != nil }

  /// The content of the response, where it is kept.
  var content: [UInt8] { scanner.content }

  /// Sends a request.
  ///
  /// - Parameters:
  ///   - request: Ready to be sent.
  ///   - isHead: Whether its response has no content.
  ///   - keepsContent: Whether the content of its response is wanted.
  ///   - planned: When it should have been sent.
  ///   - now: The time.
  func send(
    _ request: RequestSource.Ready,
    isHead: Bool,
    keepsContent: Bool,
    planned: Arrival,
    now: Int64
  ) {
    guard let context else { return }
    isBusy = true
    template = request.template
    self.planned = planned
    sent = now
    scanner.begin(isHead: isHead, keepsContent: keepsContent)
    context.writeAndFlush(wrapOutboundOut(request.bytes), promise: nil)
  }

  /// Closes the connection; the loop is told that it has ended.
  func close() {
    context?.close(promise: nil)
  }

  /// Closes it without telling the loop, which has counted the request already.
  func abandon() {
    isBusy = false
    close()
  }

  // MARK: - ChannelInboundHandler

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    loop.opened(self)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    loop.received(self, buffer.readableBytes)
    // Bytes that nobody asked for would be taken for the next response.
    guard isBusy else { return close() }
    var position = 0
    switch scanner.scan(buffer.readableBytesSpan, from: &position) {
    case .needsMore: break
    case .malformed:
      isBusy = false
      loop.failed(self, .malformed)
      close()
    case .complete(let outcome):
      isBusy = false
      let keepsAlive = outcome.keepsAlive && position == buffer.readableBytes
      if !keepsAlive { close() }
      loop.completed(self, outcome, isReusable: keepsAlive)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if isBusy {
      isBusy = false
      loop.failed(self, (error as? IOError)?.isReset == true ? .reset : .closedEarly)
    }
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.context = nil
    if isBusy {
      isBusy = false
      if let outcome = scanner.close() {
        loop.completed(self, outcome, isReusable: false)
      } else {
        loop.failed(self, .closedEarly)
      }
    }
    loop.closed(self)
    context.fireChannelInactive()
  }
}
