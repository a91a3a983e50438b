/// A part of a Markdown text that stands on lines of its own (CommonMark 0.31.2, section 3).
package struct MarkdownBlock: Hashable, Sendable {
  /// What a block is, with what it holds.
  package indirect enum Kind: Hashable, Sendable {
    /// A heading of level 1 to 6.
    case heading(level: Int, [MarkdownInline])
    case paragraph([MarkdownInline])
    case list(MarkdownList)
    case quote([MarkdownBlock])
    case code(MarkdownCode)
    case table(MarkdownTable)
    /// A thematic break.
    case rule
    /// HTML, as it is written.
    case html(String)
  }

  package let kind: Kind
  /// The line on which it begins, from 1.
  package let line: Int

  package init(_ kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }
}

/// A list with bullets or numbers.
package struct MarkdownList: Hashable, Sendable {
  /// The number of the first item; nil for bullets.
  package let start: Int?
  /// Whether its items follow one another without empty lines.
  package let isTight: Bool
  /// The blocks of each item.
  package let items: [[MarkdownBlock]]

  package init(start: Int?, isTight: Bool, items: [[MarkdownBlock]]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// A table (GitHub Flavored Markdown, section 4.10).
package struct MarkdownTable: Hashable, Sendable {
  /// What stands in a cell.
  package typealias Cell = [MarkdownInline]

  /// On which side of its column a cell stands.
  package enum Alignment: Hashable, Sendable {
    case left
    case centre
    case right
  }

  /// One for each column.
  package let alignments: [Alignment]
  package let header: [Cell]
  /// Each as long as the header.
  package let rows: [[Cell]]

  package init(alignments: [Alignment], header: [Cell], rows: [[Cell]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}
