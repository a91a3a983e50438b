/// A text with places that are filled anew for each request: `${unique}`, or a captured value's name.
package struct Pattern: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case text(String)
    /// A number that no other request of the run has.
    case unique
    /// A value from an earlier response.
    case captured(String)
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
      guard !name.isEmpty else { return nil }
      if open.lowerBound > rest.startIndex {
        parts.append(.text(String(rest[..<open.lowerBound])))
      }
      parts.append(name == "unique" ? .unique : .captured(name))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// The names of captured values in it.
  var names: [String] {
    parts.compactMap { part in
      if case .captured(let name) = part { name } else { nil }
    }
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
