import GradusModel
import NIOCore
import NIOPosix

/// A port of this machine at which nothing listens, and nothing begins to.
enum ClosedPort {
  /// Runs a closure with such a port.
  ///
  /// - Parameter body: Runs while the port is the near end of a connection, which keeps it taken.
  /// - Throws: What the closure throws, or why no port could be had.
  static func with(_ body: (Endpoint) async throws -> Void) async throws {
    try await ScriptedServer.with(
      { peer in await peer.readToEnd() },
      { server in
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
          .connect(host: server.endpoint.host, port: server.endpoint.port).get()
        let port = channel.localAddress?.port ?? 0
        do {
          try await body(Endpoint(host: "127.0.0.1", port: port))
          try await channel.close().get()
        } catch {
          try? await channel.close().get()
          throw error
        }
      }
    )
  }
}
