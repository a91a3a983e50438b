import Synchronization

/// What reached a scripted server.
final class ServerLog: Sendable {
  private let connections = Mutex<[[UInt8]]>([])

  /// How many connections were made.
  var connectionCount: Int { connections.withLock(\.count) }

  /// The bytes of each connection, in the order in which they were made.
  var received: [[UInt8]] { connections.withLock { $0 } }

  /// - Returns: The number of the connection, from 1.
  func openConnection() -> Int {
    connections.withLock { connections in
      connections.append([])
      return connections.count
    }
  }

  func append(_ bytes: some Sequence<UInt8>, to number: Int) {
    connections.withLock { $0[number - 1].append(contentsOf: bytes) }
  }
}
