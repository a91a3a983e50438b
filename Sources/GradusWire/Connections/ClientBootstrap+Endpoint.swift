package import GradusModel
package import NIOCore
package import NIOPosix

extension ClientBootstrap {
  /// Connects to an endpoint.
  ///
  /// A numeric address needs no resolver, whose thread takes longer than connecting does.
  ///
  /// - Throws: What NIO threw; `TransportFailure(connecting:within:)` explains it.
  package func connect(to endpoint: Endpoint) async throws -> any Channel {
    if let address = try? SocketAddress(ipAddress: endpoint.host, port: endpoint.port) {
      return try await connect(to: address).get()
    }
    return try await connect(host: endpoint.host, port: endpoint.port).get()
  }
}
