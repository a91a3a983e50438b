import GradusModel
import GradusWire
import NIOCore
import NIOPosix

/// A TCP server on a free port of this machine that does to each connection what a script says.
struct ScriptedServer: Sendable {
  let endpoint: Endpoint
  let log: ServerLog

  /// Serves for the length of a closure, and closes every connection after it.
  ///
  /// - Parameters:
  ///   - script: Runs for each connection, which is closed when it returns or throws.
  ///   - body: Uses the server.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws, or why no port could be bound.
  static func with<Result>(
    _ script: @escaping @Sendable (Peer) async throws -> Void,
    _ body: (ScriptedServer) async throws -> Result
  ) async throws -> Result {
    let log = ServerLog()
    let scripts = RunningScripts()
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 512)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.autoRead, value: false)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let handler = PeerHandler { received in
            scripts.start(on: channel) {
              let number = log.openConnection()
              let peer = Peer(number: number, channel: channel, received: received, log: log)
              // The client may close at any time, which ends a script by an error; tests look at
              // what the client makes of it.
              try? await script(peer)
            }
          }
          try channel.pipeline.syncOperations.addHandler(handler)
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let endpoint = Endpoint(host: "127.0.0.1", port: listener.localAddress?.port ?? 0)
    do {
      let result = try await body(ScriptedServer(endpoint: endpoint, log: log))
      try await listener.close().get()
      await scripts.end()
      return result
    } catch {
      try? await listener.close().get()
      await scripts.end()
      throw error
    }
  }

  /// Answers every request on every connection with the same bytes.
  static func answering<Result>(
    _ response: String,
    _ body: (ScriptedServer) async throws -> Result
  ) async throws -> Result {
    try await with(
      { peer in
        while await peer.request() != nil { try await peer.send(response) }
      },
      body
    )
  }

  /// One exchange in a session of its own, with more time than any machine needs.
  func exchange(_ request: Request, limits: WireLimits = WireLimits()) async -> Exchange {
    await WireSession.with(endpoint, limits: limits) { session in
      await session.exchange(request, within: .ample)
    }
  }
}

extension Duration {
  /// More than any exchange of these tests takes, on any machine.
  static let ample = Duration.seconds(60)
}
