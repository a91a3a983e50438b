/// A key of a `content` map: a media type such as `application/json`, or a range of them.
package struct MediaRange: Hashable, Sendable {
  /// In lower case, without parameters.
  package let text: String

  package init(_ text: String) {
    let type = text.prefix { $0 != ";" }
    self.text = type.split(whereSeparator: \.isWhitespace).joined().lowercased()
  }

  /// Whether a media type is in the range (RFC 9110, section 12.5.1); parameters do not count.
  package func contains(_ type: MediaRange) -> Bool {
    if text == type.text || text == "*/*" { return true }
    guard text.hasSuffix("/*") else { return false }
    return type.text.hasPrefix(text.dropLast())
  }

  /// Larger for what says more.
  var precision: Int { text == "*/*" ? 0 : text.hasSuffix("/*") ? 1 : 2 }

  /// Whether content of this type is JSON text (RFC 6839, section 3.1).
  package var isJSON: Bool {
    text == "application/json" || text == "text/json" || text.hasSuffix("+json")
  }

  /// Whether content of this type is text.
  var isText: Bool { text.hasPrefix("text/") }
}
