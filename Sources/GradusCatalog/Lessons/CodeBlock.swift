/// A fenced block of a lesson.
///
/// The info string is the language, then attributes that stand alone (`run`) or have a value
/// (`example=page`). Fences are those of CommonMark 0.31.2, section 4.5, that begin a line.
package struct CodeBlock: Hashable, Sendable {
  /// `python`; empty where the block has none.
  package let language: String
  package let attributes: [String]
  /// The lines within, each with its line feed.
  package let text: String
  /// The line of the file on which the fence opens, from 1.
  package let line: Int
  /// The line behind the fence that closes it; nil where none does.
  package let end: Int?

  package init(language: String, attributes: [String], text: String, line: Int, end: Int?) {
    self.language = language
    self.attributes = attributes
    self.text = text
    self.line = line
    self.end = end
  }

  /// Whether an attribute stands alone among those of the block.
  package func has(_ attribute: String) -> Bool { attributes.contains(attribute) }

  /// The values of an attribute, each as it was written.
  package func values(of attribute: String) -> [String] {
    attributes.filter { $0.hasPrefix("\(attribute)=") }.map {
      String($0.dropFirst(attribute.count + 1))
    }
  }

  /// Whether the block is executed by the tests.
  package var isRun: Bool { has("run") }

  /// The name of the set of examples that the block belongs to; nil for none.
  package var example: String? { values(of: "example").first }
}

extension Lesson {
  /// What the body is made of: blocks of code, and lines of prose with their numbers.
  package var parts: (blocks: [CodeBlock], prose: [(line: Int, text: Substring)]) {
    var blocks: [CodeBlock] = []
    var prose: [(line: Int, text: Substring)] = []
    var open: OpenBlock?
    let lines = body.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (number, text) in zip(bodyLine..., lines) {
      if var block = open {
        if block.isClosed(by: text) {
          blocks.append(block.block(end: number + 1))
          open = nil
        } else {
          block.lines.append(text)
          open = block
        }
      } else if let block = OpenBlock(text, line: number) {
        open = block
      } else {
        prose.append((number, text))
      }
    }
    if let open { blocks.append(open.block(end: nil)) }
    return (blocks, prose)
  }
}

/// A block whose end is still being looked for.
private struct OpenBlock {
  let fence: Substring
  let words: [Substring]
  let line: Int
  var lines: [Substring] = []

  init?(_ text: Substring, line: Int) {
    fence = text.prefix { $0 == "`" }
    guard fence.count >= 3 else { return nil }
    words = text.dropFirst(fence.count).split(separator: " ")
    self.line = line
  }

  func isClosed(by text: Substring) -> Bool {
    text.hasPrefix(fence) && text.allSatisfy { $0 == "`" || $0 == " " }
  }

  func block(end: Int?) -> CodeBlock {
    CodeBlock(
      language: words.first.map(String.init) ?? "",
      attributes: words.dropFirst().map(String.init),
      text: lines.map { "\($0)\n" }.joined(),
      line: line,
      end: end
    )
  }
}
