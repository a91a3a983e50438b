/// Tells keywords, strings, comments and numbers of a piece of code apart.
///
/// It knows words, not grammar: what it gets wrong has another colour, and no other text.
struct CodeLexer {
  private let grammar: CodeGrammar
  private let code: [Character]
  private var position = 0
  private var plain = ""
  private var tokens: [CodeToken] = []

  private init(_ code: String, _ grammar: CodeGrammar) {
    self.code = Array(code)
    self.grammar = grammar
  }

  /// The pieces of a code; together they are the code.
  static func tokens(of code: String, _ grammar: CodeGrammar) -> [CodeToken] {
    var lexer = CodeLexer(code, grammar)
    lexer.run()
    return lexer.tokens
  }

  private mutating func run() {
    while position < code.count {
      if let end = endOfComment ?? endOfBlockComment {
        take(.comment, to: end)
      } else if let end = endOfQuote {
        take(.string, to: end)
      } else if isWordStart(code[position]) {
        takeWord()
      } else if code[position].isASCIIDigit {
        take(
          .number,
          to: end(from: position) { $0.isASCIIDigit || $0.isLetter || "._".contains($0) }
        )
      } else {
        plain.append(code[position])
        position += 1
      }
    }
    flush()
  }

  private mutating func takeWord() {
    let end = end(from: position + 1) { $0.isLetter || $0.isNumber || $0 == "_" }
    let word = String(code[position..<end])
    let known = grammar.keywords.contains(grammar.ignoresCase ? word.lowercased() : word)
    take(known ? .keyword : .plain, to: end)
  }

  private var endOfComment: Int? {
    guard grammar.lineComments.contains(where: starts(with:)) else { return nil }
    if grammar.commentsFollowBlanks, position > 0, !code[position - 1].isWhitespace { return nil }
    return end(from: position) { !$0.isNewline }
  }

  private var endOfBlockComment: Int? {
    guard grammar.hasBlockComments, starts(with: ["/", "*"]) else { return nil }
    var end = position + 2
    while end < code.count, !(code[end - 1] == "*" && code[end] == "/" && end > position + 2) {
      end += 1
    }
    return min(end + 1, code.count)
  }

  private var endOfQuote: Int? {
    guard let quote = grammar.quotes.first(where: { starts(with: $0.open) }) else { return nil }
    var end = position + quote.open.count
    while end < code.count {
      if quote.escapes, code[end] == "\\" {
        end += 2
      } else if code[end...].starts(with: quote.close) {
        return end + quote.close.count
      } else if code[end].isNewline, !quote.spansLines {
        return end
      } else {
        end += 1
      }
    }
    return code.count
  }

  private func starts(with text: [Character]) -> Bool { code[position...].starts(with: text) }

  private func isWordStart(_ character: Character) -> Bool {
    character.isLetter || character == "_" || (character == "#" && starts(with: Array("#include")))
  }

  private func end(from start: Int, while isPart: (Character) -> Bool) -> Int {
    code[start...].firstIndex { !isPart($0) } ?? code.count
  }

  private mutating func take(_ kind: CodeToken.Kind, to end: Int) {
    let text = code[position..<end]
    position = end
    guard kind != .plain else { return plain.append(contentsOf: text) }
    flush()
    tokens.append(CodeToken(kind, String(text)))
  }

  private mutating func flush() {
    guard !plain.isEmpty else { return }
    tokens.append(CodeToken(.plain, plain))
    plain = ""
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
