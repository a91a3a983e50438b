internal import CMarkGFM

/// A node of the parser's tree, read as values; it must not outlive the tree.
@safe
struct MarkdownNode {
  private let node: OpaquePointer

  init(_ node: OpaquePointer) {
    unsafe self.node = unsafe node
  }

  /// The nodes right below it, in order.
  var children: [MarkdownNode] {
    var children: [MarkdownNode] = []
    var next = unsafe cmark_node_first_child(node)
    while let child = unsafe next {
      unsafe children.append(MarkdownNode(child))
      unsafe next = cmark_node_next(child)
    }
    return children
  }

  /// The parser's name of its type, such as `block_quote`.
  var type: String { unsafe Self.text(cmark_node_get_type_string(node)) }

  /// The line on which it begins, from 1.
  var line: Int { unsafe Int(cmark_node_get_start_line(node)) }

  var literal: String { unsafe Self.text(cmark_node_get_literal(node)) }

  /// The literal of a block, without the line feed at its end.
  var lines: String {
    let text = literal
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// What stands behind an opening fence.
  var info: String { unsafe Self.text(cmark_node_get_fence_info(node)) }

  /// Where a link or an image leads.
  var address: String { unsafe Self.text(cmark_node_get_url(node)) }

  /// From 1 to 6.
  var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(node)) }

  /// The first number of a list; nil for one with bullets.
  var listStart: Int? {
    unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(node)) : nil
  }

  var isTight: Bool { unsafe cmark_node_get_list_tight(node) != 0 }

  /// The alignments of a table's columns.
  var alignments: [MarkdownTable.Alignment] {
    let count = unsafe Int(cmark_gfm_extensions_get_table_columns(node))
    guard let letters = unsafe cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<count).map { column in
      switch unsafe letters[column] {
      case UInt8(ascii: "r"): .right
      case UInt8(ascii: "c"): .centre
      default: .left
      }
    }
  }

  private static func text(_ characters: UnsafePointer<CChar>?) -> String {
    guard let characters = unsafe characters else { return "" }
    return unsafe String(cString: characters)
  }
}
