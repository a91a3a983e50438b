import Foundation
import NIOCore
import NIOPosix

/// A server whose latencies are known from its definition, to hold a load generator's figures against.
///
/// A request is answered a fixed time after it came. In the stall of each period nothing begins: what comes
/// then begins when the stall is over. The first period begins with the first request.
enum StallingServer {
  /// When requests are answered.
  struct Rule: Sendable {
    /// How long a request takes.
    var service: Duration
    /// How long a period is; nothing where there is no stall.
    var period: Duration
    /// Which part of a period the stall is, from its beginning.
    var stall: Range<Duration>

    /// How long a request waits before it begins, that came at a time from the first request.
    func wait(at time: Duration) -> Duration {
      guard period > .zero else { return .zero }
      let phase = time - period * (time / period).rounded(.down)
      return stall.contains(phase) ? stall.upperBound - phase : .zero
    }
  }

  /// Serves until the process is ended, on a free port of this machine, which it prints.
  static func serve(_ rule: Rule) async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let clock = NIOLoopBoundBox.makeBoxSendingValue(Clock(), eventLoop: group.next())
    let listener = try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 4096)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Handler(rule, clock))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    print(listener.localAddress?.port ?? 0)
    // The reader waits for the port, and standard output may be a pipe.
    fflush(nil)
    try await listener.closeFuture.get()
  }

  /// When the first request came.
  private struct Clock {
    var begun: NIODeadline?

    /// The time since the first request, which this may be.
    mutating func elapsed() -> Duration {
      let now = NIODeadline.now()
      let first = begun ?? now
      begun = first
      return .nanoseconds((now - first).nanoseconds)
    }
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let end = Array("\r\n\r\n".utf8)
    private static let response = ByteBuffer(
      string: "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nok\n"
    )

    private let rule: Rule
    private let clock: NIOLoopBoundBox<Clock>
    private var matched = 0

    init(_ rule: Rule, _ clock: NIOLoopBoundBox<Clock>) {
      self.rule = rule
      self.clock = clock
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      for byte in unwrapInboundIn(data).readableBytesView {
        matched = byte == Self.end[matched] ? matched + 1 : byte == Self.end[0] ? 1 : 0
        guard matched == Self.end.count else { continue }
        matched = 0
        let time = rule.wait(at: clock.value.elapsed()) + rule.service
        context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) {
          guard context.channel.isActive else { return }
          context.writeAndFlush(self.wrapOutboundOut(Self.response), promise: nil)
        }
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}
