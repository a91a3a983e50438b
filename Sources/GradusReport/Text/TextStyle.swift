/// How text is written: with colour or without, and how wide.
package struct TextStyle: Hashable, Sendable {
  /// Whether colour and weight may be used; what they say is always said in words as well.
  package var isColoured: Bool
  /// Columns of the terminal, at least 20.
  package var width: Int
  /// Whether the terminal knows hyperlinks (OSC 8); where not, addresses are written out.
  package var hasLinks: Bool

  package init(isColoured: Bool = false, width: Int = 80, hasLinks: Bool = false) {
    self.isColoured = isColoured
    self.width = max(20, width)
    self.hasLinks = hasLinks
  }

  /// The looks that text can have (ECMA-48, SGR).
  package enum Look: String, Sendable {
    case bold = "1"
    case dim = "2"
    case italic = "3"
    case underlined = "4"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case magenta = "35"
    case cyan = "36"
  }

  /// The text with looks, where colour is used.
  package func styled(_ text: String, _ looks: Look...) -> String { styled(text, looks) }

  /// The text with looks, where colour is used and there are any.
  func styled(_ text: String, _ looks: [Look]) -> String {
    guard isColoured, !text.isEmpty, !looks.isEmpty else { return text }
    return "\u{1B}[\(looks.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  /// The text broken at spaces so that it fits, each line after an indent.
  ///
  /// Words longer than a line stand alone and are not cut: they may have to be copied.
  package func wrapped(_ text: String, indent: Int = 0, hanging: Int? = nil) -> String {
    let room = max(16, width - indent)
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > room {
          lines.append(line)
          line = String(word)
        } else {
          line += line.isEmpty ? String(word) : " \(word)"
        }
      }
      lines.append(line)
    }
    let first = String(repeating: " ", count: indent)
    let later = String(repeating: " ", count: hanging ?? indent)
    return lines.enumerated().map { ($0 == 0 ? first : later) + $1 }.joined(separator: "\n")
  }
}
