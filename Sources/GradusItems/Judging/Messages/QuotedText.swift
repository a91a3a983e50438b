/// Values of fields, in which a quoted string hides separators (RFC 9110, section 5.6.4).
enum QuotedText {
  /// The parts between separators that stand outside of quotation marks, without blanks around them.
  static func parts(of text: String, between separator: Unicode.Scalar) -> [String] {
    var parts = [""]
    var isQuoted = false
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if scalar == separator, !isQuoted {
        parts.append("")
        continue
      }
      if scalar == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = scalar == "\\" && isQuoted && !isEscaped
      parts[parts.count - 1].unicodeScalars.append(scalar)
    }
    return parts.map { WrittenMessage.trimmed($0) }
  }

  /// What a quoted string says; a text without quotation marks stays as it is.
  static func unquoted(_ text: String) -> String {
    guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    var said = ""
    var isEscaped = false
    for scalar in text.unicodeScalars.dropFirst().dropLast() {
      isEscaped = scalar == "\\" && !isEscaped
      if !isEscaped { said.unicodeScalars.append(scalar) }
    }
    return said
  }
}
