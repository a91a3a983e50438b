extension JSON {
  /// This value as JSON text on one line, without spaces; members in their order.
  package var compact: String {
    var text = ""
    write(to: &text, style: .compact, level: 0)
    return text
  }

  /// This value as a person reads it on one line: a space after commas and colons.
  package var inline: String {
    var text = ""
    write(to: &text, style: .inline, level: 0)
    return text
  }

  /// This value as a person reads it: a line a member, two spaces a level.
  package var pretty: String {
    var text = ""
    write(to: &text, style: .pretty, level: 0)
    return text
  }

  private enum Style {
    case compact
    case inline
    case pretty
  }

  private func write(to text: inout String, style: Style, level: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let number): text += number.text
    case .string(let value): JSON.quote(value, into: &text)
    case .array(let values):
      JSON.writeItems(values, between: ("[", "]"), to: &text, style: style, level: level) {
        $0.write(to: &$1, style: style, level: level + 1)
      }
    case .object(let object):
      JSON.writeItems(object.members, between: ("{", "}"), to: &text, style: style, level: level) {
        JSON.quote($0.name, into: &$1)
        $1 += style == .compact ? ":" : ": "
        $0.value.write(to: &$1, style: style, level: level + 1)
      }
    }
  }

  private static func writeItems<Item>(
    _ items: [Item],
    between brackets: (String, String),
    to text: inout String,
    style: Style,
    level: Int,
    _ write: (Item, inout String) -> Void
  ) {
    text += brackets.0
    for (index, item) in items.enumerated() {
      if index > 0 { text += style == .inline ? ", " : "," }
      if style == .pretty { text += "\n" + String(repeating: "  ", count: level + 1) }
      write(item, &text)
    }
    if style == .pretty, !items.isEmpty { text += "\n" + String(repeating: "  ", count: level) }
    text += brackets.1
  }

  private static func quote(_ value: String, into text: inout String) {
    text.unicodeScalars.append("\"")
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // Invisible where it is shown, and able to reorder what a person reads.
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202E}",
        "\u{2060}"..."\u{2069}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text.unicodeScalars.append("\"")
  }
}

extension JSON: Codable {
  /// In a run report a value travels as its own text, so that order and spelling survive.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(compact)
  }

  package init(from decoder: any Decoder) throws {
    self = try JSONReader.read(decoder.singleValueContainer().decode(String.self))
  }
}
