extension Format {
  /// Which characters an address may have beside those of RFC 3986.
  enum Repertoire: Sendable {
    case ascii
    /// Those of RFC 3987 too.
    case international
  }

  /// RFC 3986, or RFC 3987 in the international form.
  static func isURI(_ text: String, allows repertoire: Repertoire, isRelativeAllowed: Bool) -> Bool
  {
    guard text.unicodeScalars.allSatisfy({ isAllowed($0, in: repertoire) }),
      hasWholeTriplets(text)
    else { return false }
    let reference = URIReference(text)
    if let scheme = reference.scheme {
      guard isScheme(scheme) else { return false }
    } else {
      guard isRelativeAllowed else { return false }
      // Otherwise the first segment would be read as a scheme (RFC 3986, section 4.2).
      let first = reference.path.prefix { $0 != "/" }
      if reference.authority == nil, first.contains(":") { return false }
    }
    if let authority = reference.authority, !isAuthority(authority) { return false }
    let brackets: (Character) -> Bool = { $0 == "[" || $0 == "]" }
    return !reference.path.contains(where: brackets)
      && !(reference.query ?? "").contains(where: brackets)
      && !(reference.fragment ?? "").contains { brackets($0) || $0 == "#" }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar, in repertoire: Repertoire) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", ":", "/", "?", "#", "[", "]", "@",
      "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", "%":
      true
    case "\0"..."\u{9F}": false
    // Private use is for queries only in RFC 3987; surrogates and noncharacters are not there.
    default: repertoire == .international && scalar.value & 0xFFFE != 0xFFFE
    }
  }

  /// Whether every `%` has its two hexadecimal digits.
  static func hasWholeTriplets(_ text: some StringProtocol) -> Bool {
    var scanner = ByteScanner(String(text))
    while !scanner.isAtEnd {
      _ = scanner.skip { $0 != UInt8(ascii: "%") }
      guard scanner.take("%") else { return true }
      let digits = scanner.remaining.prefix(2)
      guard digits.count == 2, digits.allSatisfy({ PercentEncoding.digit($0) != nil }) else {
        return false
      }
    }
    return true
  }

  private static func isScheme(_ scheme: String) -> Bool {
    var scanner = ByteScanner(scheme)
    let letters: (UInt8) -> Bool = { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    guard scanner.skip(while: letters) > 0 else { return false }
    let others = Array("0123456789+-.".utf8)
    _ = scanner.skip { letters($0) || others.contains($0) }
    return scanner.isAtEnd
  }

  private static func isAuthority(_ authority: String) -> Bool {
    var host = authority[...]
    if let mark = host.lastIndex(of: "@") {
      let user = host[..<mark]
      guard !user.contains(where: { "@[]".contains($0) }) else { return false }
      host = host[host.index(after: mark)...]
    }
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]"),
        isAddressLiteral(host[host.index(after: host.startIndex)..<end])
      else { return false }
      return isPort(host[host.index(after: end)...])
    }
    let name = host.prefix { $0 != ":" }
    return !name.contains { "[]".contains($0) } && isPort(host[name.endIndex...])
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || text.hasPrefix(":") && text.dropFirst().allSatisfy { "0"..."9" ~= $0 }
  }

  /// An IPv6 address, or an address of a version to come (RFC 3986, section 3.2.2).
  private static func isAddressLiteral(_ text: Substring) -> Bool {
    guard text.lowercased().hasPrefix("v") else { return isIPv6(text) }
    let parts = text.dropFirst().split(
      separator: ".",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
      && parts[0].allSatisfy(\.isHexDigit) && !parts[1].contains { "/?#[]@%".contains($0) }
  }
}
