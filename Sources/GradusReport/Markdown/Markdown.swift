/// Text made safe for Markdown (CommonMark 0.31, GitHub Flavored Markdown).
package enum Markdown {
  /// Words as they are: nothing in them is markup, a mention or a link.
  package static func inline(_ text: String) -> String {
    let shown = ExchangeText.visible(text.split(separator: "\n").joined(separator: " "))
    // GitHub makes links of these after it has read the markup; only code keeps them as they are.
    if shown.contains("@") || shown.contains("://") || shown.contains("www.")
      || shown.contains(/#[0-9]/)
    {
      return code(shown)
    }
    var escaped = ""
    for character in shown {
      if "\\`*_[]<>|~&!#$".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }

  /// A code span (CommonMark, section 6.1), with a fence longer than any in it.
  package static func code(_ text: String) -> String {
    let shown = ExchangeText.visible(text.split(separator: "\n").joined(separator: " "))
    guard !shown.isEmpty else { return "` `" }
    let fence = String(repeating: "`", count: longestFence(in: shown, of: "`") + 1)
    let padding = shown.hasPrefix("`") || shown.hasSuffix("`") ? " " : ""
    return fence + padding + shown + padding + fence
  }

  /// A code span in a cell of a table, where a bar would end the cell even in code.
  static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// A fenced block (CommonMark, section 4.5), with a fence longer than any in it.
  ///
  /// - Parameters:
  ///   - lines: Lines; what could steer or hide is shown as an escape.
  ///   - language: What the block holds, for its colours.
  /// - Returns: The block, without a line end after it.
  package static func block(_ lines: [String], _ language: String) -> String {
    let text = lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map { ExchangeText.visible(String($0)) }.joined(separator: "\n")
    let fence = String(repeating: "`", count: max(3, longestFence(in: text, of: "`") + 1))
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }

  /// Text in an HTML element, for the few that GitHub allows.
  static func html(_ text: String) -> String {
    HTML(text: text).source
  }

  private static func longestFence(in text: String, of mark: Character) -> Int {
    var longest = 0
    var count = 0
    for character in text {
      count = character == mark ? count + 1 : 0
      longest = max(longest, count)
    }
    return longest
  }
}
