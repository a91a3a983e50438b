internal import NIOCore

/// Keeps what comes from the socket, byte for byte, before anything reads it.
///
/// Used on its channel's event loop only.
final class ReceivedBytes: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private(set) var count = 0
  private(set) var kept: [UInt8] = []
  private(set) var firstByteAt: NIODeadline?
  private let limit: Int
  private let onOverflow: (ChannelHandlerContext) -> Void

  /// - Parameters:
  ///   - limit: Bytes of one exchange that are read at most.
  ///   - onOverflow: Called once when more come.
  init(limit: Int, onOverflow: @escaping (ChannelHandlerContext) -> Void) {
    self.limit = limit
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
    kept.append(contentsOf: buffer.readableBytesView.prefix(max(0, limit - before)))
    if before <= limit, count > limit {
      onOverflow(context)
    } else if count <= limit {
      context.fireChannelRead(data)
    }
  }
}
