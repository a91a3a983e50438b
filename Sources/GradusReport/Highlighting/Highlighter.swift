/// Code with what its pieces are to the eye.
package enum Highlighter {
  /// The pieces of a code.
  ///
  /// - Parameters:
  ///   - code: With line feeds.
  ///   - language: As fences name it, such as `python`; one that is not known has plain code.
  /// - Returns: Pieces that together are the code.
  package static func tokens(of code: String, language: String) -> [CodeToken] {
    if language == "http" { return HTTPHighlighter.tokens(of: code) }
    guard let grammar = CodeGrammar.named(language) else {
      return code.isEmpty ? [] : [CodeToken(.plain, code)]
    }
    return CodeLexer.tokens(of: code, grammar)
  }

  /// The pieces of each line.
  static func lines(of code: String, language: String) -> [[StyledSpan]] {
    var lines: [[StyledSpan]] = [[]]
    for token in tokens(of: code, language: language) {
      let parts = token.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append([]) }
        let text = ExchangeText.visible(String(part))
        if !text.isEmpty {
          lines[lines.count - 1].append(StyledSpan(text: text, looks: token.looks))
        }
      }
    }
    return lines
  }
}

/// Messages of HTTP/1.1 (RFC 9112): the method or status, the names of fields, and a JSON body.
enum HTTPHighlighter {
  static func tokens(of code: String) -> [CodeToken] {
    let json = CodeGrammar.named("json")
    var tokens: [CodeToken] = []
    for (index, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { tokens.append(CodeToken(.plain, "\n")) }
      if let start = line.firstMatch(of: /^(?:HTTP\/[0-9.]+ [0-9]{3}|[A-Z]+(?= \S+ HTTP\/))/)
        ?? line.firstMatch(of: /^[A-Za-z][A-Za-z0-9-]*:/)
      {
        tokens.append(CodeToken(.keyword, start.0))
        tokens.append(CodeToken(.plain, line[start.range.upperBound...]))
      } else if let json {
        tokens += CodeLexer.tokens(of: String(line), json)
      }
    }
    return tokens.filter { !$0.text.isEmpty }
  }
}
