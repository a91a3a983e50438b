internal import GradusMarkdown

/// Blocks of code that do the same, each in another language.
struct ExampleSet {
  let codes: [MarkdownCode]

  /// The set that begins at a position; nil where none does.
  init?(at position: Int, in blocks: [MarkdownBlock]) {
    guard let name = Self.code(blocks[position])?.values(of: "example").first else { return nil }
    codes = Array(
      blocks[position...].lazy.map(Self.code)
        .prefix { $0?.values(of: "example").first == name }.compactMap(\.self)
    )
  }

  private static func code(_ block: MarkdownBlock) -> MarkdownCode? {
    if case .code(let code) = block.kind { code } else { nil }
  }
}

extension MarkdownText {
  /// A set of examples in the reader's language, and which others there are.
  func lines(of set: ExampleSet) -> [String] {
    guard case .one(let wanted) = language, set.codes.count > 1 else {
      return Array(set.codes.map(lines(of:)).joined(separator: [""]))
    }
    let shown = set.codes.first { $0.language == wanted } ?? set.codes[0]
    var words = WordBuilder()
    let look = StyledSpan(text: "", looks: [.dim])
    if shown.language != wanted {
      words.add("This is not shown in \(ExampleLanguage.title(of: wanted)).", look)
      words.endWord()
    }
    let others = set.codes.filter { $0 != shown }
    let names = others.map { ExampleLanguage.title(of: $0.language) }.joined(separator: ", ")
    words.add("Also in \(names):", look)
    words.endWord()
    // A command stays in one piece, to be copied.
    let another = others.first?.language ?? "go"
    let isLong = command.count + another.count > 40
    let choice = "\(command) --language \(another)"
    words.add(isLong ? choice : choice.replacing(" ", with: "\u{A0}"), look)
    words.add(", or --language all", look)
    let notes = WordWrap.lines(words.finished(), room: room)
    return lines(of: shown) + notes.map { style.line($0).replacing("\u{A0}", with: " ") }
  }

  /// A block of code with what it is, and each of its lines as it stands: it may be copied.
  func lines(of code: MarkdownCode) -> [String] {
    let label = Self.label(of: code)
    // Terminals set tabs at every eighth column, whatever stands before them.
    let text = isPlain ? code.text : code.text.replacing("\t", with: "    ")
    let body = Highlighter.lines(of: text, language: code.language).map { style.line($0) }
    let notes = code.values(of: "capture").map { capture in
      let parts = capture.split(separator: ":", maxSplits: 1).map(String.init)
      return "${\(parts[0])} stands for \(parts.count > 1 ? parts[1] : "it") from here on"
    }
    if isPlain {
      let heading = label.isEmpty ? [] : ["\(label):"]
      return heading + body.map { $0.isEmpty ? "" : "    \($0)" } + notes
    }
    let top = label.isEmpty ? "┌─" : "┌─ \(label)"
    let bottom = notes.isEmpty ? "└─" : "└─ \(notes.joined(separator: ", "))"
    return [dim(top)] + body.map { $0.isEmpty ? dim("│") : dim("│ ") + $0 } + [dim(bottom)]
  }

  /// What a block is, in a word or two; empty where nothing says it.
  private static func label(of code: MarkdownCode) -> String {
    let hasWildcard = code.text.contains("\"*\"") || code.text.contains(/(?m): \*$/)
    switch code.language {
    case "output": return "prints"
    case "http" where code.has("run"): return "request"
    case "http" where code.has("expect"):
      return hasWildcard ? "answer (* stands for anything)" : "answer"
    case "text": return ""
    case "http", "sql", "json", "yaml": return code.language.uppercased()
    case "sh": return "shell"
    case "graphql": return "GraphQL"
    default: return ExampleLanguage.title(of: code.language)
    }
  }
}
