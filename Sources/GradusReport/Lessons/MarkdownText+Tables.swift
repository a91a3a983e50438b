internal import GradusMarkdown

extension MarkdownText {
  /// Columns below which a table is told row by row.
  private static let narrowest = 40

  /// A table: in columns where they fit, with broken cells where they fit broken, else row by row.
  mutating func lines(of table: MarkdownTable, room: Int) -> [String] {
    let header = table.header.map { words(of: $0, looks: [.bold]) }
    var rows: [[[StyledWord]]] = []
    for row in table.rows { rows.append(row.map { words(of: $0) }) }
    if isPlain {
      return ([header] + rows).map { $0.map { style.line($0) }.joined(separator: " | ") }
    }
    let columns = TableColumns(
      cells: [header] + rows,
      alignments: table.alignments,
      room: room
    )
    guard room >= Self.narrowest, let columns else {
      return records(header: header, rows: rows, room: room)
    }
    let head = columns.lines(of: header, style)
    let rule = columns.widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    let body = rows.map { columns.lines(of: $0, style) }
    // Between rows of several lines the eye needs a gap.
    let isBroken = body.contains { $0.count > 1 }
    return head + [dim(rule)] + body.joined(separator: isBroken ? [""] : [])
  }

  /// Each row as a list of names with values.
  private func records(
    header: [[StyledWord]],
    rows: [[[StyledWord]]],
    room: Int
  ) -> [String] {
    let records = rows.map { row in
      zip(header, row).enumerated().flatMap { index, pair -> [String] in
        let (name, value) = pair
        let indent = index == 0 ? "" : "  "
        let colon = StyledSpan(text: ":")
        var words = name
        if !words.isEmpty { words[words.count - 1].spans.append(colon) }
        guard !value.isEmpty else { return [] }
        return wrapped(words + value, room: max(1, room - indent.count)).map { indent + $0 }
      }
    }
    return Array(records.joined(separator: [""]))
  }
}

/// How wide the columns of a table are.
struct TableColumns {
  private static let gap = 2
  /// No column is narrower than this.
  private static let least = 6

  let widths: [Int]
  private let alignments: [MarkdownTable.Alignment]

  /// Columns that fit; nil where there are too many.
  ///
  /// - Parameters:
  ///   - cells: Those of each row.
  ///   - alignments: Of each column.
  ///   - room: Columns of the terminal.
  init?(cells: [[[StyledWord]]], alignments: [MarkdownTable.Alignment], room: Int) {
    guard let count = cells.first?.count, count > 0 else { return nil }
    self.alignments = alignments
    let natural = (0..<count).map { column in
      max(1, cells.map { Self.width(of: $0[column]) }.max() ?? 1)
    }
    let longest = (0..<count).map { column in
      cells.flatMap { $0[column] }.map(\.width).max() ?? 1
    }
    let available = room - Self.gap * (count - 1)
    // Rather narrow columns than cut words; rather cut words than no columns.
    let fitting =
      Self.widths(natural, least: longest, available: available)
      ?? Self.widths(natural, least: natural.map { min($0, Self.least) }, available: available)
    guard let fitting else { return nil }
    widths = fitting
  }

  /// The widest columns made narrower until all fit, but none below its least width.
  private static func widths(_ natural: [Int], least: [Int], available: Int) -> [Int]? {
    func widths(_ limit: Int) -> [Int] {
      zip(natural, least).map { natural, least in max(min(natural, limit), least) }
    }
    guard widths(0).reduce(0, +) <= available else { return nil }
    var low = 0
    var high = max(natural.max() ?? 0, 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if widths(middle).reduce(0, +) <= available { low = middle } else { high = middle - 1 }
    }
    return widths(low)
  }

  private static func width(of words: [StyledWord]) -> Int {
    max(0, words.reduce(-1) { $0 + $1.width + 1 })
  }

  /// The lines of a row.
  func lines(of row: [[StyledWord]], _ style: TextStyle) -> [String] {
    let cells = zip(row, widths).map { WordWrap.lines($0, room: $1, cuts: true) }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { line in
      var text = ""
      for (column, cell) in cells.enumerated() {
        let words = line < cell.count ? cell[line] : []
        let padding = max(0, widths[column] - Self.width(of: words))
        let before = spaces(before: padding, column)
        text += String(repeating: " ", count: before) + style.line(words)
        let isLast = column == cells.count - 1
        if !isLast { text += String(repeating: " ", count: padding - before + Self.gap) }
      }
      return text.trimmedOfBlanksAtEnd
    }
  }

  private func spaces(before padding: Int, _ column: Int) -> Int {
    switch column < alignments.count ? alignments[column] : .left {
    case .left: 0
    case .centre: padding / 2
    case .right: padding
    }
  }
}

extension String {
  /// Without blanks at its end.
  fileprivate var trimmedOfBlanksAtEnd: String {
    guard hasSuffix(" ") else { return self }
    return String(reversed().drop { $0 == " " }.reversed())
  }

  /// Which side of a column a text stands on.
  enum Side {
    case left
    case right
  }

  /// The text in a column.
  func padded(to width: Int, _ side: Side = .left) -> String {
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: self)))
    return side == .left ? self + blanks : blanks + self
  }
}
