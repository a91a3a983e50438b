/// The host and port in a URL or a `Host` field (RFC 3986, section 3.2).
struct Authority: Sendable {
  private let host: String
  /// Nil for the usual one of the scheme.
  private let port: String?

  /// - Parameter text: A host with or without a port.
  init(_ text: some StringProtocol) {
    let whole = String(text)
    let text = whole.lastIndex(of: "@").map { String(whole[whole.index(after: $0)...]) } ?? whole
    let afterHost = text.lastIndex(of: "]").map { text.index(after: $0) } ?? text.startIndex
    let colon = text[afterHost...].lastIndex(of: ":")
    host = text[..<(colon ?? text.endIndex)].lowercased()
    let port = colon.map { String(text[text.index(after: $0)...]) } ?? ""
    self.port = ["", "80", "443"].contains(port) ? nil : port
  }

  /// - Parameter url: Nil is what comes of a path alone.
  init?(ofURL url: String) {
    let rest: Substring
    if url.hasPrefix("//") {
      rest = url.dropFirst(2)
    } else if let scheme = url.firstRange(of: "://"), !url[..<scheme.lowerBound].contains("/") {
      rest = url[scheme.upperBound...]
    } else {
      return nil
    }
    self.init(rest.prefix { !"/?#".contains($0) })
  }

  /// Whether both lead to the same place; the names of this machine are one.
  func isSame(as other: Authority) -> Bool {
    let own: Set = ["localhost", "127.0.0.1", "[::1]"]
    let isSameHost = host == other.host || (own.contains(host) && own.contains(other.host))
    return isSameHost && port == other.port
  }
}
