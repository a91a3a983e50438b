/// A block of code, with what is said about it behind its opening fence.
package struct MarkdownCode: Hashable, Sendable {
  /// The info string: a language, then attributes; empty where there is none.
  package let info: String
  /// The lines, without the last line feed.
  package let text: String

  package init(info: String, text: String) {
    self.info = info
    self.text = text
  }

  /// The first word of the info string; empty where there is none.
  package var language: String { words.first ?? "" }

  /// Whether a word stands in the info string behind the language, such as `run`.
  package func has(_ flag: String) -> Bool { words.dropFirst().contains(flag) }

  /// The values of an attribute, such as `page` of `example=page`, in their order.
  package func values(of attribute: String) -> [String] {
    words.dropFirst().compactMap { word in
      word.hasPrefix("\(attribute)=") ? String(word.dropFirst(attribute.count + 1)) : nil
    }
  }

  private var words: [String] { info.split(separator: " ").map(String.init) }
}
