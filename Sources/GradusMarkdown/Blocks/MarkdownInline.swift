/// A part of a line of Markdown (CommonMark 0.31.2, section 6).
package indirect enum MarkdownInline: Hashable, Sendable {
  case text(String)
  case code(String)
  case emphasis([MarkdownInline])
  case strong([MarkdownInline])
  case link([MarkdownInline], address: String)
  /// An image, with the words that stand for it.
  case image([MarkdownInline], address: String)
  /// A line feed of the source, which a paragraph may break elsewhere.
  case softBreak
  case lineBreak
  /// HTML, as it is written.
  case html(String)

  /// The words alone, without what they look like and where they lead.
  package var plain: String {
    switch self {
    case .text(let text), .code(let text), .html(let text): text
    case .emphasis(let parts), .strong(let parts), .link(let parts, _), .image(let parts, _):
      parts.map(\.plain).joined()
    case .softBreak: " "
    case .lineBreak: "\n"
    }
  }
}
