internal import NIOCore

/// Keeps the first of what comes from the socket, byte for byte, before anything reads it.
///
/// Used on its channel's event loop only.
final class ReceivedBytes: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private(set) var count = 0
  private(set) var kept: [UInt8] = []
  private(set) var firstByteAt: NIODeadline?
  private let limit: Int
  /// More than the longest header section that is read, so that the head is always there.
  private let mostKept: Int
  private let onOverflow: (ChannelHandlerContext) -> Void

  /// - Parameters:
  ///   - limits: Bytes of one exchange that are read at most, and those that are kept.
  ///   - onOverflow: Called once when more come.
  init(limits: WireLimits, onOverflow: @escaping (ChannelHandlerContext) -> Void) {
    limit = limits.received
    mostKept = min(limits.received, limits.keptReceived)
    self.onOverflow = onOverflow
  }

  /// Forgets what came before; called when the next request is sent.
  func restart() {
    count = 0
    kept.removeAll(keepingCapacity: true)
    firstByteAt = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    if firstByteAt == nil { firstByteAt = .now() }
    let before = count
    count += buffer.readableBytes
    kept.append(contentsOf: buffer.readableBytesView.prefix(max(0, mostKept - before)))
    if before <= limit, count > limit {
      onOverflow(context)
    } else if count <= limit {
      context.fireChannelRead(data)
    }
  }
}
