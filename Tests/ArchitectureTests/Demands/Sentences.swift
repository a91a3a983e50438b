/// Prose in Markdown, taken apart into sentences.
///
/// A paragraph or an item of a list is a block, and no sentence goes beyond its block. Sentences keep their
/// marks and code spans; line ends in them are blanks.
enum Sentences {
  /// The sentences of a text in their order.
  static func of(_ markdown: String) -> [String] {
    blocks(of: markdown).flatMap { $0.hasPrefix(fence) ? [$0] : split($0) }
  }

  private static let fence = "```"

  /// The paragraphs, items and fenced pieces of code of a text, each on one line.
  private static func blocks(of markdown: String) -> [String] {
    var blocks: [String] = []
    var open: [Substring] = []
    var isInFence = false
    func close() {
      if !open.isEmpty { blocks.append(open.joined(separator: " ")) }
      open = []
    }
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.trimming(\.isWhitespace)
      if text.hasPrefix(fence) {
        if !isInFence { close() }
        open.append(text)
        if isInFence { close() }
        isInFence.toggle()
      } else if isInFence {
        open.append(text)
      } else if text.isEmpty {
        close()
      } else if let mark = text.prefixMatch(of: /(?:[-*+]|\d{1,2}[.)]|#{1,6})\s+/)?.0 {
        close()
        open = [text.dropFirst(mark.count)]
      } else {
        open.append(text)
      }
    }
    close()
    return blocks
  }

  private static func split(_ block: String) -> [String] {
    let text = Array(block)
    let isBalanced = text.count { $0 == "(" } == text.count { $0 == ")" }
    let hasSpans = text.count { $0 == "`" }.isMultiple(of: 2)
    var sentences: [String] = []
    var start = 0
    var depth = 0
    var isInSpan = false
    for (index, character) in text.enumerated() {
      switch character {
      case "`" where hasSpans: isInSpan.toggle()
      case "(" where isBalanced && !isInSpan: depth += 1
      case ")" where isBalanced && !isInSpan: depth -= 1
      case ".", "!", "?":
        let isAside = depth == 1 && text[start] == "(" && text[after: index] == ")"
        guard !isInSpan, depth == 0 || isAside, let end = end(of: text, at: index) else { continue }
        sentences.append(String(text[start..<end]))
        start = end + 1
      default: break
      }
    }
    if start < text.count { sentences.append(String(text[start...])) }
    return sentences
  }

  /// Where the sentence ends that this mark closes, with its closing marks; nil where it closes none, or the
  /// last one.
  private static func end(of text: [Character], at mark: Int) -> Int? {
    var end = mark + 1
    while end < text.count, "*_)\"'”’".contains(text[end]) { end += 1 }
    guard end < text.count, text[end] == " " else { return nil }
    guard let next = text[(end + 1)...].first(where: { !"*_(\"'“‘[".contains($0) }),
      !next.isLowercase
    else { return nil }
    let before = text[..<mark].reversed().prefix { $0 != " " && $0 != "(" }
    let word = String(before.reversed()).lowercased()
    let isAbbreviation =
      abbreviations.contains(word) || next.isNumber && numbered.contains(word)
    return text[mark] == "." && isAbbreviation ? nil : end
  }

  /// After these a sentence always goes on.
  private static let abbreviations: Set = ["e.g", "i.e", "cf", "vs", "ca", "approx"]
  /// After these it goes on with a number.
  private static let numbered: Set = ["no", "sec", "fig", "p", "pp"]
}

extension [Character] {
  fileprivate subscript(after index: Int) -> Character? {
    indices.contains(index + 1) ? self[index + 1] : nil
  }
}

extension Substring {
  fileprivate func trimming(_ isUnwanted: (Character) -> Bool) -> Substring {
    var rest = drop(while: isUnwanted)
    while let last = rest.last, isUnwanted(last) { rest.removeLast() }
    return rest
  }
}
