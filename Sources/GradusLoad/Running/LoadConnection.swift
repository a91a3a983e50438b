internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// One connection of a load; carries one request at a time.
///
/// Confined to its event loop, as the loop that it reports to is.
final class LoadConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// Has this connection only while it is open, so neither keeps the other alive.
  private let loop: LoadLoop
  private let isSecure: Bool
  /// Which of the loop's connections this is.
  let slot: Int
  private var context: ChannelHandlerContext?
  /// The socket of an open channel; nil where what is written has to take the way through the pipeline.
  private var socket: NIOBSDSocket.Handle?
  /// What reads responses past the channel; nil where the channel does.
  private let poller: ResponsePoller?
  /// The socket that it reads from.
  private var polled: NIOBSDSocket.Handle?
  private var scanner = ResponseScanner()

  /// What was sent and what came back, where examples are kept.
  private var request = ByteBuffer()
  private(set) var received: [UInt8] = []
  private(set) var receivedBytes = 0

  /// Whether a request has been sent whose response is not complete.
  private(set) var isBusy = false
  /// Whether it has brought a complete response.
  private(set) var hasAnswered = false
  /// Which template the request is of.
  private(set) var template = 0
  /// When the request was planned, on the loop's clock.
  private(set) var planned = Arrival(instant: 0, phase: 0)
  /// When it was sent, in nanoseconds of the loop's clock.
  private(set) var sent: Int64 = 0

  /// - Parameters:
  ///   - loop: Which it reports to.
  ///   - slot: Which of the loop's connections this is.
  ///   - isSecure: Whether requests are encrypted on their way to the socket.
  ///   - poller: What reads responses; nil where the channel does, by itself.
  init(loop: LoadLoop, slot: Int, isSecure: Bool, poller: ResponsePoller?) {
    self.loop = loop
    self.poller = poller
    self.slot = slot
    self.isSecure = isSecure
  }

  var isOpen: Bool { context != nil }

  /// The content of the response, where it is kept.
  var content: [UInt8] { scanner.content }

  /// The beginning of the request that was sent last, where examples are kept.
  var requestBytes: [UInt8] { Array(request.readableBytesView.prefix(LoadExample.keptBytes)) }

  /// Sends a request.
  ///
  /// - Parameters:
  ///   - request: Ready to be sent.
  ///   - planned: When it should have been sent.
  ///   - now: The time.
  func send(_ request: RequestSource.Ready, planned: Arrival, now: Int64) {
    guard let context else { return }
    isBusy = true
    template = request.template
    self.planned = planned
    sent = now
    if loop.keepsExamples {
      self.request = request.bytes
      received.removeAll(keepingCapacity: true)
      receivedBytes = 0
    }
    scanner.begin(isHead: request.isHead, keepsContent: request.readsContent)
    transmit(request.bytes, context)
  }

  /// Writes straight to the socket, because the way through the pipeline costs a tenth of the rate.
  ///
  /// What the socket does not take, and whatever comes later, goes through the pipeline, which knows how
  /// to wait and what an error means.
  private func transmit(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
    var bytes = bytes
    if let socket {
      let written = unsafe bytes.withUnsafeReadableBytes {
        unsafe write(socket, $0.baseAddress, $0.count)
      }
      if written == bytes.readableBytes { return }
      self.socket = nil
      bytes.moveReaderIndex(forwardBy: max(0, written))
    }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
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

  // MARK: - Receiving

  /// Reads what has come; its poller calls this.
  ///
  /// - Parameter buffer: Whose content is of no further use afterwards.
  func read(into buffer: inout [UInt8]) {
    guard let polled else { return }
    let count = unsafe recv(polled, &buffer, buffer.count, 0)
    if count > 0 { return take(unsafe buffer.span.bytes.extracting(0..<count)) }
    let reason = errno
    if count < 0, reason == EAGAIN || reason == EINTR { return }
    poller?.leave(self, socket: polled)
    self.polled = nil
    // The channel sees the end as well, but an error is told only once.
    if count < 0 { broke(by: IOError(errnoCode: reason, reason: "recv")) }
  }

  private func take(_ bytes: RawSpan) {
    loop.received(self, bytes.byteCount)
    guard isBusy else { return refuse(bytes) }
    if loop.keepsExamples { keep(bytes) }
    var position = 0
    switch scanner.scan(bytes, from: &position) {
    case .needsMore: break
    case .malformed:
      isBusy = false
      loop.failed(self, .malformed)
      close()
    case .complete(let outcome):
      isBusy = false
      hasAnswered = true
      let keepsAlive = outcome.keepsAlive && position == bytes.byteCount
      if !keepsAlive { close() }
      loop.completed(self, outcome, isReusable: keepsAlive)
    }
  }

  private func keep(_ bytes: RawSpan) {
    receivedBytes += bytes.byteCount
    let room = max(0, LoadExample.keptBytes - received.count)
    for offset in 0..<min(room, bytes.byteCount) { received.append(bytes[byte: offset]) }
  }

  /// Closes the connection, because bytes that nobody asked for would be taken for the next response.
  ///
  /// A server may say with 408 that it has waited long enough (RFC 9110, section 15.5.9).
  private func refuse(_ bytes: RawSpan) {
    if !bytes.starts(with: "HTTP/") { loop.spoke(self) }
    close()
  }

  private func broke(by error: any Error) {
    if isBusy {
      isBusy = false
      loop.failed(self, (error as? IOError)?.isReset == true ? .reset : .closedEarly)
    }
    close()
  }

  // MARK: - ChannelInboundHandler

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    // The channel keeps its socket until it is inactive.
    if !isSecure {
      socket = try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable(
        of: NIOBSDSocket.Handle.self
      ) { $0 }
    }
    if let poller {
      if let socket, poller.watch(self, socket: socket) {
        polled = socket
      } else {
        context.channel.setOption(.autoRead, value: true).whenFailure { _ in }
      }
    }
    loop.opened(self)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    take(buffer.readableBytesSpan)
  }

  /// Tells nobody, because this handler is the last one, and is called for each response.
  func channelReadComplete(context: ChannelHandlerContext) {}

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    broke(by: error)
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.context = nil
    socket = nil
    if polled != nil { poller?.leave(self, socket: nil) }
    polled = nil
    if isBusy {
      isBusy = false
      if let outcome = scanner.close() {
        hasAnswered = true
        loop.completed(self, outcome, isReusable: false)
      } else {
        loop.failed(self, .closedEarly)
      }
    }
    loop.closed(self)
    context.fireChannelInactive()
  }
}
