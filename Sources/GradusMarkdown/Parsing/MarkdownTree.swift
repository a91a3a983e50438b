internal import CMarkGFM

/// The tree of cmark-gfm, copied into values; no pointer leaves this file and its neighbour.
enum MarkdownTree {
  /// The blocks of a text.
  ///
  /// - Throws: `MarkdownRefusal` where something is nested too deeply.
  static func blocks(of text: String) throws(MarkdownRefusal) -> [MarkdownBlock] {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT) else {
      throw MarkdownRefusal(.noMemory, line: 1)
    }
    defer { unsafe cmark_parser_free(parser) }
    if let tables = unsafe cmark_find_syntax_extension("table") {
      unsafe cmark_parser_attach_syntax_extension(parser, tables)
    }
    var text = text
    text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe cmark_parser_feed(parser, characters.baseAddress, characters.count)
      }
    }
    guard let document = unsafe cmark_parser_finish(parser) else {
      throw MarkdownRefusal(.noMemory, line: 1)
    }
    defer { unsafe cmark_node_free(document) }
    return try blocks(in: unsafe MarkdownNode(document), depth: 0)
  }

  /// The blocks in a node.
  private static func blocks(
    in node: MarkdownNode,
    depth: Int
  ) throws(MarkdownRefusal) -> [MarkdownBlock] {
    try refuse(depth, node)
    var blocks: [MarkdownBlock] = []
    for child in node.children {
      if let kind = try kind(of: child, depth: depth) {
        blocks.append(MarkdownBlock(kind, line: child.line))
      }
    }
    return blocks
  }

  private static func kind(
    of node: MarkdownNode,
    depth: Int
  ) throws(MarkdownRefusal) -> MarkdownBlock.Kind? {
    switch node.type {
    case "heading": .heading(level: node.headingLevel, try inlines(in: node, depth: depth + 1))
    case "paragraph": .paragraph(try inlines(in: node, depth: depth + 1))
    case "block_quote": .quote(try blocks(in: node, depth: depth + 1))
    case "list": .list(try list(node, depth: depth + 1))
    case "code_block": .code(MarkdownCode(info: node.info, text: node.lines))
    case "table": .table(try table(node, depth: depth + 1))
    case "thematic_break": .rule
    case "html_block": .html(node.lines)
    default: nil
    }
  }

  private static func list(
    _ node: MarkdownNode,
    depth: Int
  ) throws(MarkdownRefusal) -> MarkdownList {
    var items: [[MarkdownBlock]] = []
    for item in node.children { items.append(try blocks(in: item, depth: depth + 1)) }
    return MarkdownList(start: node.listStart, isTight: node.isTight, items: items)
  }

  private static func table(
    _ node: MarkdownNode,
    depth: Int
  ) throws(MarkdownRefusal) -> MarkdownTable {
    var rows: [[MarkdownTable.Cell]] = []
    for row in node.children {
      var cells: [MarkdownTable.Cell] = []
      for cell in row.children { cells.append(try inlines(in: cell, depth: depth + 1)) }
      rows.append(cells)
    }
    return MarkdownTable(
      alignments: node.alignments,
      header: rows.first ?? [],
      rows: Array(rows.dropFirst())
    )
  }

  /// The inlines in a node.
  private static func inlines(
    in node: MarkdownNode,
    depth: Int
  ) throws(MarkdownRefusal) -> [MarkdownInline] {
    try refuse(depth, node)
    var inlines: [MarkdownInline] = []
    for child in node.children {
      guard let inline = try inline(child, depth: depth) else { continue }
      // The parser cuts texts at every character that could have had a meaning.
      if case .text(let text) = inline, case .text(let before) = inlines.last {
        inlines[inlines.count - 1] = .text(before + text)
      } else {
        inlines.append(inline)
      }
    }
    return inlines
  }

  private static func inline(
    _ node: MarkdownNode,
    depth: Int
  ) throws(MarkdownRefusal) -> MarkdownInline? {
    switch node.type {
    case "text": .text(node.literal)
    case "code": .code(node.literal)
    case "html_inline": .html(node.literal)
    case "softbreak": .softBreak
    case "linebreak": .lineBreak
    case "emph": .emphasis(try inlines(in: node, depth: depth + 1))
    case "strong": .strong(try inlines(in: node, depth: depth + 1))
    case "link": .link(try inlines(in: node, depth: depth + 1), address: node.address)
    case "image": .image(try inlines(in: node, depth: depth + 1), address: node.address)
    default: nil
    }
  }

  private static func refuse(_ depth: Int, _ node: MarkdownNode) throws(MarkdownRefusal) {
    guard depth <= MarkdownDocument.deepest else {
      throw MarkdownRefusal(.tooDeep, line: max(1, node.line))
    }
  }
}
