internal import GradusMarkdown
package import GradusModel

/// An item of the assessment as it is read in a terminal.
package enum AskedItemText {
  /// What is asked, with what can be chosen.
  ///
  /// - Parameters:
  ///   - item: What is asked.
  ///   - style: How to write.
  /// - Returns: Lines.
  package static func lines(_ item: AskedItem, style: TextStyle) -> [String] {
    let head = "\(item.number) · \(item.domain) · \(left(item.remaining))"
    let note = note(item.form).map { ["", style.styled(style.wrapped($0), .dim)] } ?? []
    return ["", style.styled(style.wrapped(head), .bold), ""] + markdown(text(of: item), style)
      + note
  }

  /// What can be pressed.
  ///
  /// - Parameters:
  ///   - form: How the item is answered.
  ///   - hasEditor: Whether an editor can be opened.
  ///   - style: How to write.
  /// - Returns: Lines, one text.
  package static func keys(_ form: AskedItem.Form, hasEditor: Bool, style: TextStyle) -> String {
    let way =
      switch form {
      case .choice(_, takesSeveral: false): "a number and Enter"
      case .choice(_, takesSeveral: true): "the numbers of all that are right, and Enter"
      case .order: "the numbers in the right order, and Enter"
      case .line: "the number of the line, and Enter"
      case .text: hasEditor ? "w to write · e for your editor" : "w to write"
      }
    return [way, "? and Enter: I don't know · q stops, to go on later"]
      .map { style.styled(style.wrapped($0), .dim) }.joined(separator: "\n")
  }

  /// How a text is ended that is written in lines.
  package static func writing(style: TextStyle) -> String {
    let text = "Write it here, and end with a line that has only a dot; that alone goes back:"
    return style.styled(style.wrapped(text), .dim)
  }

  /// What holds for all answers of a form, so that nobody has to find it out; nil where nothing does.
  package static func note(_ form: AskedItem.Form) -> String? {
    switch form {
    case .choice, .order, .line: nil
    case .text(.output(let listing)):
      "Write exactly what it prints, line by line"
        + (listing.language == "sql" ? ", with | between columns." : ".")
    case .text(.sql): "One statement for SQLite. It is tried on other rows, too."
    case .text(.request):
      "Request line, header fields, an empty line, content; Host and Content-Length may be left out."
    case .text(.response):
      "Status line, header fields, an empty line, content; Content-Length and Date may be left out."
    case .text(.json): "One JSON value."
    case .text(.jsonSchema): "A JSON Schema of 2020-12, in JSON."
    case .text(.openAPI): "YAML or JSON."
    case .text(.graphQL): nil
    }
  }

  /// What stands in the editor below the answer.
  ///
  /// - Parameter item: What is asked.
  /// - Returns: Lines, the first of which parts them from the answer.
  package static func reminder(_ item: AskedItem) -> [String] {
    [editorMark]
      + text(of: item).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The answer that was written above the mark.
  package static func answer(in text: String) -> String {
    guard let mark = text.firstRange(of: editorMark) else { return text }
    return String(text[..<mark.lowerBound])
  }

  private static let editorMark =
    "---- 8< ---- Write the answer above this line; what is below it is no part of it. ----"

  private static func left(_ range: ClosedRange<Int>) -> String {
    if range.upperBound == 1 { return "the last one" }
    if range.lowerBound == range.upperBound { return "\(range.upperBound) left" }
    return range.lowerBound == 1
      ? "\(range.upperBound) left at most" : "\(range.lowerBound) to \(range.upperBound) left"
  }

  /// The whole item as Markdown.
  private static func text(of item: AskedItem) -> String {
    let stem = item.stem.trimmingLines.keepingLines
    switch item.form {
    case .choice(let choices, _), .order(let choices):
      let options = choices.enumerated().map { "\($0 + 1). \($1.trimmingLines)" }
      return "\(stem)\n\n\(options.joined(separator: "\n"))"
    case .line(let listing): return "\(stem)\n\n\(fence(numbered(listing.text), "text"))"
    case .text(.output(let listing)): return "\(stem)\n\n\(fence(listing.text, listing.language))"
    case .text(.sql(let schema, let data)):
      return "\(stem)\n\n\(fence(schema + "\n" + data, "sql"))"
    case .text: return stem
    }
  }

  private static func numbered(_ text: String) -> String {
    let lines = text.trimmingLines.split(separator: "\n", omittingEmptySubsequences: false)
    let width = "\(lines.count)".count
    return lines.enumerated().map { index, line in
      let number = "\(index + 1)"
      return String(repeating: " ", count: width - number.count) + "\(number)  \(line)"
    }.joined(separator: "\n")
  }

  private static func fence(_ text: String, _ language: String) -> String {
    "````\(language)\n\(text.trimmingLines)\n````"
  }

  private static func markdown(_ text: String, _ style: TextStyle) -> [String] {
    guard let document = try? MarkdownDocument(text) else { return [style.wrapped(text)] }
    return MarkdownText.lines(
      document,
      MarkdownText(style: style, language: .one("python"), command: "gradus assess")
    )
  }
}

extension String {
  /// With the line breaks that its author made, but for those of code: the question stands on a line of its
  /// own.
  fileprivate var keepingLines: String {
    var isCode = false
    return split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("```") { isCode.toggle() }
      return isCode || line.hasPrefix("```") || line.isEmpty ? String(line) : "\(line)  "
    }.joined(separator: "\n")
  }

  /// Without the empty lines around it.
  fileprivate var trimmingLines: String {
    var text = Substring(self)
    while text.last?.isNewline == true { text.removeLast() }
    while text.first?.isNewline == true { text.removeFirst() }
    return String(text)
  }
}
