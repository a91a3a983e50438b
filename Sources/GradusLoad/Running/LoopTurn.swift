internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Runs something after the event loop has looked at everything that it watches.
///
/// A task would not do: the event loop runs all that are due before it looks at anything else, and so one
/// that asks for itself again would keep it from that. What has come on a socket is looked at with the rest.
///
/// Confined to its event loop.
final class LoopTurn: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  /// The end of a pair of sockets that is written to.
  private let descriptor: CInt
  private var body: (() -> Void)?

  #if canImport(Glibc)
  private static let stream = CInt(SOCK_STREAM.rawValue)
  #else
  private static let stream = SOCK_STREAM
  #endif

  private init(_ descriptor: CInt, _ body: @escaping () -> Void) {
    self.descriptor = descriptor
    self.body = body
  }

  deinit { close(descriptor) }

  /// Makes one.
  ///
  /// - Parameters:
  ///   - eventLoop: Which is to have its turn; the caller is on it.
  ///   - body: Runs after each turn that was asked for.
  /// - Returns: The new one; fails where the system has no further sockets.
  static func make(
    on eventLoop: any EventLoop,
    _ body: @escaping () -> Void
  ) -> EventLoopFuture<NIOLoopBound<LoopTurn>> {
    var pair: [CInt] = [-1, -1]
    guard unsafe socketpair(AF_UNIX, stream, 0, &pair) == 0 else {
      return eventLoop.makeFailedFuture(IOError(errnoCode: errno, reason: "socketpair"))
    }
    let turn = NIOLoopBound(LoopTurn(pair[1], body), eventLoop: eventLoop)
    return ClientBootstrap(group: eventLoop)
      .channelInitializer { channel in
        eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(turn.value)
        }
      }
      .withConnectedSocket(pair[0])
      .map { _ in turn }
  }

  /// Asks for a turn.
  func ask() {
    var byte: UInt8 = 0
    _ = unsafe write(descriptor, &byte, 1)
  }

  /// Runs nothing any more.
  func end() {
    body = nil
    _ = shutdown(descriptor, CInt(SHUT_RDWR))
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    body?()
  }

  func channelInactive(context: ChannelHandlerContext) {
    body = nil
    context.fireChannelInactive()
  }
}
