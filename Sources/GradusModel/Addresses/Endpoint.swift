/// Where a subject listens.
package struct Endpoint: Hashable, Sendable, CustomStringConvertible {
  /// How the bytes travel.
  package enum Scheme: String, Hashable, Sendable {
    case http
    case https
  }

  package var scheme: Scheme
  /// A name or an address; IPv6 addresses without their brackets.
  package var host: String
  package var port: Int

  package init(scheme: Scheme = .http, host: String, port: Int) {
    self.scheme = scheme
    self.host = host
    self.port = port
  }

  /// Whether it is on this machine, by its name or address alone (RFC 1122, RFC 4291, RFC 6761).
  package var isLoopback: Bool {
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    let isAddress = numbers.count == 4 && numbers.allSatisfy { UInt8($0) != nil }
    return host.lowercased() == "localhost" || host == "::1" || (isAddress && numbers[0] == "127")
  }

  /// The value of `Host` (RFC 9110, section 7.2): the port is left out where it is the default.
  package var authority: String {
    let isDefault = (scheme == .http && port == 80) || (scheme == .https && port == 443)
    return isDefault ? bracketed : "\(bracketed):\(port)"
  }

  package var description: String { "\(scheme.rawValue)://\(authority)" }

  private var bracketed: String { host.contains(":") ? "[\(host)]" : host }
}

extension Endpoint {
  /// Why a text names no endpoint.
  package struct Malformed: Error, CustomStringConvertible {
    package let description: String
  }

  /// Reads `http://host[:port]` or `https://host[:port]`, with nothing but a slash after it.
  ///
  /// - Throws: `Malformed` with the reason, as a sentence.
  package init(url: String) throws(Malformed) {
    guard let mark = url.firstRange(of: "://") else {
      throw Malformed(description: "'\(url)' has no scheme: write http://127.0.0.1:8080.")
    }
    guard let scheme = Scheme(rawValue: url[..<mark.lowerBound].lowercased()) else {
      throw Malformed(description: "'\(url)' is neither http nor https.")
    }
    let rest = url[mark.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard ["", "/"].contains(rest[authority.endIndex...]) else {
      throw Malformed(
        description:
          "'\(url)' has a path: give only where the backend listens, \(scheme)://\(authority)."
      )
    }
    guard let (host, port) = Self.split(authority, default: scheme == .http ? 80 : 443) else {
      throw Malformed(description: "'\(url)' has no host and port that can be used.")
    }
    self.init(scheme: scheme, host: host, port: port)
  }

  private static func split(_ authority: Substring, default: Int) -> (String, Int)? {
    guard !authority.contains("@"), !authority.contains(where: \.isWhitespace) else { return nil }
    var host = authority
    var port: Substring?
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[authority.index(after: authority.startIndex)..<end]
      let after = authority[authority.index(after: end)...]
      guard after.isEmpty || after.hasPrefix(":") else { return nil }
      port = after.isEmpty ? nil : after.dropFirst()
    } else if let colon = authority.lastIndex(of: ":") {
      host = authority[..<colon]
      port = authority[authority.index(after: colon)...]
      guard !host.contains(":") else { return nil }
    }
    guard !host.isEmpty else { return nil }
    guard let port else { return (String(host), `default`) }
    guard port.allSatisfy(\.isNumber), let number = Int(port), 1...65_535 ~= number else {
      return nil
    }
    return (String(host), number)
  }
}
