import GradusModel
import NIOCore
import NIOPosix

/// A port whose connections nobody accepts, so that a further one waits for ever.
enum FullQueue {
  /// Runs a closure with such a port.
  ///
  /// - Parameter body: Runs while connecting waits.
  /// - Throws: What the closure throws, or why no port could be bound.
  static func with(_ body: (Endpoint) async throws -> Void) async throws {
    let group = MultiThreadedEventLoopGroup.singleton
    let listener = try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1)
      .serverChannelOption(.autoRead, value: false)
      .bind(host: "127.0.0.1", port: 0).get()
    var waiting: [any Channel] = []
    let port = listener.localAddress?.port ?? 0
    // The system queues a few more than it was asked to.
    let bootstrap = ClientBootstrap(group: group).connectTimeout(.milliseconds(300))
    while waiting.count < 100,
      let channel = try? await bootstrap.connect(host: "127.0.0.1", port: port).get()
    {
      waiting.append(channel)
    }
    do {
      try await body(Endpoint(host: "127.0.0.1", port: port))
      await close([listener] + waiting)
    } catch {
      await close([listener] + waiting)
      throw error
    }
  }

  private static func close(_ channels: [any Channel]) async {
    for channel in channels { try? await channel.close().get() }
  }
}
