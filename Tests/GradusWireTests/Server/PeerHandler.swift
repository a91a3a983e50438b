import NIOCore

/// Hands what comes on a connection to the script that awaits it.
final class PeerHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let continuation: AsyncStream<ByteBuffer>.Continuation
  private let stream: AsyncStream<ByteBuffer>
  private let onActive: (AsyncStream<ByteBuffer>) -> Void

  /// - Parameter onActive: Called once the connection can be used.
  init(onActive: @escaping (AsyncStream<ByteBuffer>) -> Void) {
    (stream, continuation) = AsyncStream.makeStream()
    self.onActive = onActive
  }

  func channelActive(context: ChannelHandlerContext) {
    onActive(stream)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    continuation.yield(unwrapInboundIn(data))
  }

  func channelInactive(context: ChannelHandlerContext) {
    continuation.finish()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    continuation.finish()
    context.close(promise: nil)
  }
}
