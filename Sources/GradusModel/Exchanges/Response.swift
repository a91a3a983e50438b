/// An HTTP response as it came.
package struct Response: Hashable, Sendable, Codable {
  package var status: Int
  package var reason: String
  /// The version of the status line, for example `HTTP/1.1`.
  package var version: String
  package var headers: [HeaderField]
  /// The content, with the transfer coding taken off.
  package var content: Bytes
  /// Bytes of content that came beyond what is kept here.
  package var omittedBytes: Int
  /// Bytes that came on the connection after the end of this response.
  package var surplusBytes: Int

  package init(
    status: Int,
    reason: String = "",
    version: String = "HTTP/1.1",
    headers: [HeaderField] = [],
    content: Bytes = [],
    omittedBytes: Int = 0,
    surplusBytes: Int = 0
  ) {
    self.status = status
    self.reason = reason
    self.version = version
    self.headers = headers
    self.content = content
    self.omittedBytes = omittedBytes
    self.surplusBytes = surplusBytes
  }

  /// The media type of `Content-Type` in lower case, without parameters; nil where there is none.
  package var mediaType: String? {
    guard let value = headers.value(of: "Content-Type") else { return nil }
    let type = value.prefix { $0 != ";" }
    return type.split(whereSeparator: \.isWhitespace).joined().lowercased()
  }
}
