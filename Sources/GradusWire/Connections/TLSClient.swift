package import GradusModel
package import NIOCore
internal import NIOSSL

/// TLS towards an endpoint; made once, because reading the system's certificates takes milliseconds.
package struct TLSClient: Sendable {
  private let context: NIOSSLContext
  private let serverName: String?

  /// - Parameter endpoint: On this machine, where its certificate is nobody's word, it is not checked.
  /// - Throws: An error of NIOSSL where the system's certificates can't be read.
  package init(to endpoint: Endpoint) throws {
    var tls = TLSConfiguration.makeClientConfiguration()
    // A backend on the learner's own machine has a certificate that nobody signed.
    if endpoint.isLoopback { tls.certificateVerification = .none }
    context = try NIOSSLContext(configuration: tls)
    // An address is no server name (RFC 6066, section 3).
    let isAddress = endpoint.host.contains(":") || endpoint.host.first?.isNumber == true
    serverName = isAddress ? nil : endpoint.host
  }

  /// Adds TLS as the channel's first handler; to be called on its event loop.
  ///
  /// - Throws: An error of NIOSSL where the name of the server can't be sent.
  package func add(to channel: any Channel) throws {
    let handler = try NIOSSLClientHandler(context: context, serverHostname: serverName)
    try channel.pipeline.syncOperations.addHandler(handler, position: .first)
  }
}
