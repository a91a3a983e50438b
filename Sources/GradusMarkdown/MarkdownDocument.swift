/// A text in CommonMark with the tables of GitHub, taken apart.
package struct MarkdownDocument: Hashable, Sendable {
  /// How long a text may be, in bytes.
  package static let longest = 1 << 20
  /// How many levels of blocks and inlines may stand in one another.
  package static let deepest = 100

  package let blocks: [MarkdownBlock]

  /// Takes a text apart.
  ///
  /// Every text is valid Markdown; what is refused would cost more than a lesson may.
  ///
  /// - Parameter text: With line feeds; a byte order mark and NUL have no meaning in it.
  /// - Throws: `MarkdownRefusal` where it is too long, too deep, or has too large a table.
  package init(_ text: String) throws(MarkdownRefusal) {
    let size = text.utf8.count
    guard size <= Self.longest else { throw MarkdownRefusal(.tooLong(bytes: size), line: 1) }
    try TableSize.check(text)
    blocks = try MarkdownTree.blocks(of: text)
  }

  package init(blocks: [MarkdownBlock]) {
    self.blocks = blocks
  }
}

/// Why a text is not taken apart.
package struct MarkdownRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is too much.
  package enum Reason: Hashable, Sendable {
    case tooLong(bytes: Int)
    case tooDeep
    case tooManyCells
    /// There is no memory for it.
    case noMemory
  }

  package let reason: Reason
  /// The line on which it begins, from 1.
  package let line: Int

  init(_ reason: Reason, line: Int) {
    self.reason = reason
    self.line = line
  }

  /// What is wrong, as a sentence without its full stop.
  package var description: String {
    switch reason {
    case .tooLong(let bytes):
      "the text has \(bytes) bytes, and \(MarkdownDocument.longest) are the most"
    case .tooDeep: "what stands here is nested deeper than \(MarkdownDocument.deepest) levels"
    case .tooManyCells: "this table could have more than \(TableSize.most) cells"
    case .noMemory: "there is not enough memory to read it"
    }
  }
}
