package import GradusMarkdown

/// Markdown as text for a terminal.
///
/// Colour and weight only add: without its codes the text is the same.
package struct MarkdownText {
  /// Columns beyond which lines are hard to read.
  private static let widest = 100

  let style: TextStyle
  /// Whether everything that only looks is left out, and no line is broken.
  let isPlain: Bool
  let language: ExampleLanguage
  /// The command that shows the text; `--language` is added to it.
  let command: String
  /// Links of this section whose addresses are still to be listed.
  private(set) var links = LinkList()

  /// - Parameters:
  ///   - style: Colour, hyperlinks and the width; wider than 100 columns is not used.
  ///   - isPlain: For other programs and screen readers: neither frames nor broken lines.
  ///   - language: In which language sets of examples are shown.
  ///   - command: The command that shows the text, to say how another language is seen.
  package init(
    style: TextStyle,
    isPlain: Bool = false,
    language: ExampleLanguage,
    command: String
  ) {
    self.style = isPlain ? TextStyle() : style
    self.isPlain = isPlain
    self.language = language
    self.command = command
  }

  /// The lines of a text.
  package static func lines(_ document: MarkdownDocument, _ text: MarkdownText) -> [String] {
    var text = text
    let lines = text.lines(of: document.blocks, room: text.room)
    let rest = text.endOfSection()
    return lines + (rest.isEmpty ? [] : [""] + rest)
  }

  /// Columns that there are.
  var room: Int { isPlain ? .max / 4 : min(style.width, Self.widest) }

  /// The lines of blocks that stand below one another.
  ///
  /// - Parameters:
  ///   - blocks: Those of a document, a quote or an item.
  ///   - room: Columns that there are.
  ///   - isTight: Whether no empty line stands between them.
  /// - Returns: Lines without line feeds.
  mutating func lines(of blocks: [MarkdownBlock], room: Int, isTight: Bool = false) -> [String] {
    var lines: [String] = []
    var position = 0
    while position < blocks.count {
      let set = ExampleSet(at: position, in: blocks)
      let block = blocks[position]
      if case .heading(let level, _) = block.kind, level <= 2 {
        let addresses = endOfSection()
        if !addresses.isEmpty { lines += [""] + addresses }
      }
      if !lines.isEmpty, !isTight { lines.append("") }
      if let set {
        lines += self.lines(of: set)
        position += set.codes.count
      } else {
        lines += self.lines(of: block, room: room)
        position += 1
      }
    }
    return lines
  }

  private mutating func lines(of block: MarkdownBlock, room: Int) -> [String] {
    switch block.kind {
    case .heading(let level, let inlines): heading(inlines, level: level, room: room)
    case .paragraph(let inlines): wrapped(words(of: inlines), room: room)
    case .list(let list): lines(of: list, room: room)
    case .quote(let blocks):
      lines(of: blocks, room: max(1, room - 2)).map { isPlain ? "> \($0)" : dim("│ ") + $0 }
    case .code(let code): lines(of: code)
    case .table(let table): lines(of: table, room: room)
    case .rule: [isPlain ? "---" : dim(String(repeating: "─", count: min(room, 40)))]
    case .html(let text):
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { ExchangeText.visible(String($0)) }
    }
  }

  private mutating func heading(_ inlines: [MarkdownInline], level: Int, room: Int) -> [String] {
    let words = words(of: inlines, looks: [.bold])
    if isPlain { return [String(repeating: "#", count: level) + " " + style.line(words)] }
    let lines = WordWrap.lines(words, room: room)
    let shown = lines.map { style.line($0) }
    guard level <= 2 else { return shown }
    let width = lines.map { $0.reduce(-1) { $0 + $1.width + 1 } }.max() ?? 0
    return shown + [dim(String(repeating: level == 1 ? "═" : "─", count: min(room, max(1, width))))]
  }

  private mutating func lines(of list: MarkdownList, room: Int) -> [String] {
    var lines: [String] = []
    let last = (list.start ?? 0) + list.items.count - 1
    for (index, item) in list.items.enumerated() {
      let number = list.start.map { "\($0 + index)." }
      let mark = number.map { $0.padded(to: "\(last).".count, .right) } ?? (isPlain ? "-" : "•")
      let indent = String(repeating: " ", count: mark.count + 1)
      let content = self.lines(of: item, room: max(1, room - indent.count), isTight: list.isTight)
      if index > 0, !list.isTight { lines.append("") }
      lines += content.enumerated().map { index, line in
        index == 0 ? "\(mark) \(line)" : line.isEmpty ? "" : indent + line
      }
      if content.isEmpty { lines.append(mark) }
    }
    return lines
  }

  /// Words on lines that are as wide as there is room.
  func wrapped(_ words: [StyledWord], room: Int) -> [String] {
    WordWrap.lines(words, room: room).map { style.line($0) }
  }

  /// The addresses of the section's links, a line each.
  private mutating func endOfSection() -> [String] {
    links.take().map { dim("[\($0.number)]") + " \($0.address)" }
  }

  func dim(_ text: String) -> String { style.styled(text, .dim) }

  /// The number with which a link is marked.
  mutating func number(of address: String) -> Int { links.number(of: address) }
}
