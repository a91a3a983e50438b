/// One header field, spelled as it was sent.
package struct HeaderField: Hashable, Sendable, Codable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension StringProtocol {
  /// The text without the white space around it, which is not part of a field's value (RFC 9110,
  /// section 5.5).
  package var withoutOuterSpace: String {
    let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
    let scalars = unicodeScalars
    // Most have none, and are taken as they are.
    if let first = scalars.first, let last = scalars.last, !isSpace(first), !isSpace(last) {
      return String(self)
    }
    guard let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(String.UnicodeScalarView(scalars[...last].drop(while: isSpace)))
  }
}

extension [HeaderField] {
  /// The values of a field in their order; names compare without case (RFC 9110, section 5.1).
  package func values(of name: String) -> [String] {
    let wanted = name.lowercased()
    return filter { $0.name.lowercased() == wanted }.map(\.value)
  }

  /// The first value of a field, nil where there is none.
  package func value(of name: String) -> String? {
    values(of: name).first
  }
}
