package import GradusModel
internal import NIOCore
internal import NIOPosix

/// A server that does nothing but answer, to tell a slow machine from a slow backend.
///
/// It runs in this process, on a thread of its own.
package enum Yardstick {
  /// Serves on a free port of this machine for the length of a closure.
  ///
  /// - Parameter body: Is told where it listens.
  /// - Returns: What the closure returns.
  /// - Throws: Where no port can be had, and what the closure throws.
  package static func with<Result>(
    _ body: (Endpoint) async throws -> Result
  ) async throws -> Result {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    do {
      let listener = try await ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 4096)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(Answering())
          }
        }
        .bind(host: "127.0.0.1", port: 0).get()
      let result = try await body(
        Endpoint(host: "127.0.0.1", port: listener.localAddress?.port ?? 0)
      )
      try await group.shutdownGracefully()
      return result
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// Answers each request that has no content.
  private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let response = ByteBuffer(
      string: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n"
        + #"{"status":"ok"}"#
    )
    /// How many bytes of the end of a head have come: CR, LF, CR, LF.
    private var ending = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      for byte in unwrapInboundIn(data).readableBytesView {
        let expected = ending.isMultiple(of: 2) ? UInt8(ascii: "\r") : UInt8(ascii: "\n")
        ending = byte == expected ? ending + 1 : byte == UInt8(ascii: "\r") ? 1 : 0
        guard ending == 4 else { continue }
        ending = 0
        context.write(wrapOutboundOut(Self.response), promise: nil)
      }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
      context.flush()
    }
  }
}
