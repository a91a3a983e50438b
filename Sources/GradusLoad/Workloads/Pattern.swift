/// A text with places that are filled again for each request: `${unique}`, or a captured value's name.
///
/// In a request target, `${name}` is percent-encoded, so that it stays within its segment or
/// parameter. `${+name}`, and `${name}` at the very start, keep the slashes and question marks of the
/// value, which is a path there (RFC 6570, sections 3.2.2 and 3.2.3).
package struct Pattern: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case text(String)
    /// A number that no other request of the run has.
    case unique
    /// A value from an earlier response; in a target it is percent-encoded.
    case captured(String)
    /// A value from an earlier response that may hold a whole path, and a query.
    case reserved(String)
  }

  let parts: [Part]

  /// A text that is the same each time.
  package init(verbatim text: String) {
    parts = [.text(text)]
  }

  /// Reads a text with `${name}` in it; a `$` before anything else than `{` stands for itself.
  ///
  /// - Returns: Nil where a brace is not closed, or a name is empty.
  package init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "${") {
      guard let close = rest[open.upperBound...].firstIndex(of: "}") else { return nil }
      let name = String(rest[open.upperBound..<close])
      guard !name.isEmpty, name != "+" else { return nil }
      if open.lowerBound > rest.startIndex {
        parts.append(.text(String(rest[..<open.lowerBound])))
      }
      parts.append(Self.place(name, isFirst: parts.isEmpty))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// The names of captured values in it.
  var names: [String] {
    parts.compactMap { part in
      switch part {
      case .captured(let name), .reserved(let name): name
      case .text, .unique: nil
      }
    }
  }

  private static func place(_ name: String, isFirst: Bool) -> Part {
    if name == "unique" { return .unique }
    if name.hasPrefix("+") { return .reserved(String(name.dropFirst())) }
    return isFirst ? .reserved(name) : .captured(name)
  }

  /// Whether a captured value stands first, which is a whole path then.
  package var beginsWithCapture: Bool {
    if case .reserved = parts.first { true } else { false }
  }

  var isConstant: Bool {
    parts.allSatisfy { part in
      if case .text = part { true } else { false }
    }
  }

  /// The text with its places filled.
  ///
  /// - Parameter value: Gives the value of a place.
  /// - Returns: The whole text.
  func filled(_ value: (Part) -> String) -> String {
    parts.map { part in
      if case .text(let text) = part { text } else { value(part) }
    }.joined()
  }
}
