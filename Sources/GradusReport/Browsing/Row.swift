/// A name with a text behind it, or below it where the terminal is narrow.
struct Row {
  let name: String
  let text: String
  /// Told in brackets behind the text; nil for nothing.
  let note: String?

  private static let gap = 2
  /// A text is put below its name where it would have fewer columns than this.
  private static let least = 24

  /// The columns that the longest name takes; nil where texts stand below their names.
  static func columns(_ names: [String], indent: Int = 2, _ style: TextStyle) -> Int? {
    let longest = names.map(\.count).max() ?? 0
    return style.width - indent - longest - gap < least ? nil : longest
  }

  /// The rows with their texts in one column.
  static func lines(_ rows: [Row], indent: Int = 2, _ style: TextStyle) -> [String] {
    let columns = columns(rows.map(\.name), indent: indent, style)
    return rows.flatMap { $0.lines(columns: columns, indent: indent, style) }
  }

  /// The row as lines.
  func lines(columns: Int?, indent: Int = 2, _ style: TextStyle) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let told = note.map { text.isEmpty ? "(\($0))" : "\(text) (\($0))" } ?? text
    guard !told.isEmpty else { return [margin + style.styled(name, .cyan)] }
    guard let columns else {
      return [margin + style.styled(name, .cyan), style.wrapped(told, indent: indent + 4)]
    }
    let column = indent + columns + Self.gap
    // Wrapped with the room that is left; the first line then gets the name in place of its indent.
    let wrapped = style.wrapped(told, indent: column)
    let padding = String(repeating: " ", count: columns - name.count + Self.gap)
    return [margin + style.styled(name, .cyan) + padding + wrapped.dropFirst(column)]
  }
}
