internal import GradusMarkdown

extension MarkdownText {
  /// Inlines as words, with what they look like and where they lead.
  mutating func words(of inlines: [MarkdownInline], looks: [TextStyle.Look] = []) -> [StyledWord] {
    var builder = WordBuilder()
    add(inlines, to: &builder, StyledSpan(text: "", looks: looks))
    return builder.finished()
  }

  /// Adds inlines that look and lead like a model.
  private mutating func add(
    _ inlines: [MarkdownInline],
    to builder: inout WordBuilder,
    _ model: StyledSpan
  ) {
    for inline in inlines {
      switch inline {
      case .text(let text), .html(let text): builder.add(text, model)
      case .code(let text): builder.add("`\(text)`", model.adding(.cyan))
      case .emphasis(let parts): add(parts, to: &builder, model.adding(.italic))
      case .strong(let parts): add(parts, to: &builder, model.adding(.bold))
      case .link(let parts, let address): link(parts, address, to: &builder, model)
      case .image(let parts, let address):
        builder.add("image: ", model)
        link(parts, address, to: &builder, model)
      case .softBreak: builder.endWord()
      case .lineBreak: builder.endLine()
      }
    }
  }

  private mutating func link(
    _ parts: [MarkdownInline],
    _ address: String,
    to builder: inout WordBuilder,
    _ model: StyledSpan
  ) {
    let shown = ExchangeText.visible(address)
    var link = model.adding(.underlined)
    let words = parts.map(\.plain).joined()
    // What is its own address needs neither a number nor anything hidden.
    let isOwnAddress = words == address || "mailto:\(words)" == address
    if style.hasLinks, !address.isEmpty { link.address = shown }
    add(parts, to: &builder, link)
    guard !style.hasLinks, !isOwnAddress, !address.isEmpty else { return }
    let number = number(of: shown)
    // A number that stood alone on a line would belong to nothing.
    builder.add("[\(number)]", model.adding(.dim), joins: true)
  }
}

extension StyledSpan {
  fileprivate func adding(_ look: TextStyle.Look) -> StyledSpan {
    var span = self
    span.looks.append(look)
    return span
  }
}

/// Collects words from pieces of text that look differently.
struct WordBuilder {
  private var words: [StyledWord] = []
  private var word = StyledWord()

  /// Adds text, in which blanks end words.
  ///
  /// - Parameters:
  ///   - text: Without anything that has a meaning.
  ///   - model: What it looks like, and where it leads.
  ///   - joins: Whether it belongs to the word before it.
  mutating func add(_ text: String, _ model: StyledSpan, joins: Bool = false) {
    if joins, word.spans.isEmpty, let last = words.popLast() { word = last }
    var piece = ""
    for character in ExchangeText.visible(text) {
      // A no-break space is no place to break a line.
      guard character == " " || character.isNewline || character == "\t" else {
        piece.append(character)
        continue
      }
      take(piece, model)
      piece = ""
      endWord()
    }
    take(piece, model)
  }

  /// What comes next is another word.
  mutating func endWord() {
    guard !word.spans.isEmpty else { return }
    words.append(word)
    word = StyledWord()
  }

  /// What comes next begins a line.
  mutating func endLine() {
    endWord()
    guard !words.isEmpty else { return }
    words[words.count - 1].endsLine = true
  }

  /// The words so far.
  mutating func finished() -> [StyledWord] {
    endWord()
    return words
  }

  private mutating func take(_ piece: String, _ model: StyledSpan) {
    guard !piece.isEmpty else { return }
    word.spans.append(StyledSpan(text: piece, looks: model.looks, address: model.address))
  }
}
