/// What a request is addressed to, for comparing.
///
/// Two targets are the same where their octets are (RFC 3986, section 6.2.2): `%7e` is `~`. The absolute
/// form, which every server takes (RFC 9112, section 3.2.2), is the same as the origin form.
struct RequestTarget: Hashable {
  let path: String
  /// Without the question mark; nil where there is none.
  let query: String?
  /// The host of the absolute form, in lower case; nil for the origin form.
  let authority: String?

  init(_ text: String) {
    let (authority, path) = Self.parted(text)
    self.authority = authority
    let mark = path.firstIndex(of: "?") ?? path.endIndex
    self.path = PercentTriplets.normalized(path[..<mark])
    query =
      mark == path.endIndex
      ? nil : PercentTriplets.normalized(path[path.index(after: mark)...])
  }

  /// Whom it names counts where that is asked for, and not for what is addressed there.
  static func == (left: RequestTarget, right: RequestTarget) -> Bool {
    left.path == right.path && left.query == right.query
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(query)
  }

  private static func parted(_ text: String) -> (authority: String?, path: String) {
    for scheme in ["http://", "https://"] where text.lowercased().hasPrefix(scheme) {
      let rest = text.dropFirst(scheme.count)
      let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
      let path = rest[end...].hasPrefix("/") ? String(rest[end...]) : "/" + rest[end...]
      return (rest[..<end].lowercased(), path)
    }
    return (nil, text)
  }

  /// The values of a parameter of the query, as forms encode them (WHATWG URL, section 5.1): octets.
  func parameters(_ name: String) -> [[UInt8]] {
    (query ?? "").split(separator: "&").compactMap { part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard PercentTriplets.formDecoded(sides[0]) == Array(name.utf8) else { return nil }
      return sides.count == 2 ? PercentTriplets.formDecoded(sides[1]) : []
    }
  }
}
