/// An HTTP request, exactly as it goes over the wire.
package struct Request: Hashable, Sendable, Codable {
  /// The method, for example `GET`; any token (RFC 9110, section 9.1).
  package var method: String
  /// The request target in origin form: path and query, percent-encoded.
  package var target: String
  /// The header fields in their order; the wire adds `Host` where there is none.
  package var headers: [HeaderField]
  /// The content; empty where there is none.
  package var content: Bytes

  package init(
    _ method: String,
    _ target: String,
    headers: [HeaderField] = [],
    content: Bytes = []
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.content = content
  }

  /// Safe methods (RFC 9110, section 9.2.1) can be sent again when a connection turns out closed.
  package var isSafe: Bool { ["GET", "HEAD", "OPTIONS"].contains(method) }

  /// The message on the wire (RFC 9112, section 2.1).
  package var wireBytes: Bytes {
    var head = "\(method) \(target) HTTP/1.1\r\n"
    for field in headers { head += "\(field.name): \(field.value)\r\n" }
    return Bytes(Array((head + "\r\n").utf8) + content.array)
  }
}
