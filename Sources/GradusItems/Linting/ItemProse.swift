/// The sentences of a Markdown text, without its code: what rules about wording look at.
struct ItemProse {
  /// A sentence, or what stands alone without being one: an element of a list, a row of a table.
  struct Sentence {
    /// Lower-case words without the punctuation around them; code is one word, `` ` ``.
    let words: [String]
    let isQuestion: Bool
  }

  /// In their order; none of them is empty.
  let sentences: [Sentence]
  /// The text itself, without its code.
  let text: String

  /// - Parameter markdown: A stem or an option.
  init(_ markdown: String) {
    text = Self.withoutCode(markdown)
    sentences = Self.paragraphs(of: text).flatMap { Self.sentences(of: $0) }
  }

  /// All words of all sentences.
  var words: [String] { sentences.flatMap(\.words) }

  /// The text with a backtick in place of each piece of code, and an empty line in place of each
  /// block.
  private static func withoutCode(_ markdown: String) -> String {
    var isInBlock = false
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.drop(while: { $0 == " " }).hasPrefix("```") {
        isInBlock.toggle()
        return ""
      }
      return isInBlock ? "" : String(line)
    }
    var pieces: [Substring] = []
    var rest = lines.joined(separator: "\n")[...]
    while let start = rest.firstIndex(of: "`") {
      // CommonMark, section 6.1: code ends with as many backticks as it began with.
      let mark = rest[start...].prefix { $0 == "`" }
      let inside = rest[mark.endIndex...]
      guard let end = inside.firstRange(of: mark) else { break }
      pieces += [rest[..<start], "`"]
      rest = inside[end.upperBound...]
    }
    return (pieces + [rest]).joined()
  }

  /// The text with each paragraph, element of a list and row of a table on a line of its own.
  private static func paragraphs(of text: String) -> [String] {
    var paragraphs: [String] = []
    var continues = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = line.drop { $0 == " " }
      let beginsAnew = ["- ", "* ", "|"].contains { line.hasPrefix($0) }
      if continues, !beginsAnew, !line.isEmpty {
        paragraphs[paragraphs.count - 1] += " \(line)"
      } else if !line.isEmpty {
        paragraphs.append(String(line))
      }
      continues = !line.isEmpty
    }
    return paragraphs
  }

  private static func sentences(of line: String) -> [Sentence] {
    var sentences: [Sentence] = []
    var words: [String] = []
    for part in line.split(separator: " ") {
      let word = part.lowercased().trimming { !$0.isLetter && !$0.isNumber && $0 != "`" }
      if !word.isEmpty { words.append(word) }
      // What closes a bracket, a quotation or emphasis may stand behind the end.
      guard let last = part.last(where: { !")\"'*_”’".contains($0) }) else { continue }
      guard ".?!:".contains(last), !words.isEmpty else { continue }
      sentences.append(Sentence(words: words, isQuestion: last == "?"))
      words = []
    }
    if !words.isEmpty { sentences.append(Sentence(words: words, isQuestion: false)) }
    return sentences
  }
}

extension String {
  /// The text without what is to be left out at both ends.
  fileprivate func trimming(_ isLeftOut: (Character) -> Bool) -> String {
    guard let first = firstIndex(where: { !isLeftOut($0) }),
      let last = lastIndex(where: { !isLeftOut($0) })
    else { return "" }
    return String(self[first...last])
  }
}
