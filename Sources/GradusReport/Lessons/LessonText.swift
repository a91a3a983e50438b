internal import GradusMarkdown
package import GradusModel

/// A lesson as it is read in a terminal: what it is for, its text, what practises it, its sources.
package enum LessonText {
  /// How a lesson is shown.
  package struct Options: Sendable {
    package var style: TextStyle
    /// Whether frames, broken lines and colour are left out.
    package var isPlain: Bool
    package var language: ExampleLanguage

    package init(style: TextStyle, isPlain: Bool, language: ExampleLanguage) {
      self.style = style
      self.isPlain = isPlain
      self.language = language
    }
  }

  /// The lines of a lesson.
  ///
  /// - Throws: `Diagnostic` where the text is more than a lesson may be, at its place in the file.
  package static func lines(
    _ page: LessonPage,
    _ options: Options
  ) throws(Diagnostic) -> [String] {
    let body: MarkdownDocument
    do throws(MarkdownRefusal) {
      body = try MarkdownDocument(page.body)
    } catch {
      throw Diagnostic(
        file: page.file,
        line: page.bodyLine + error.line - 1,
        problem: error.description,
        advice: "Shorten what stands there"
      )
    }
    let text = MarkdownText(
      style: options.style,
      isPlain: options.isPlain,
      language: options.language,
      command: "gradus learn \(page.id)"
    )
    let document = MarkdownDocument(blocks: opening(page) + body.blocks + ending(page))
    return MarkdownText.lines(document, text) + ["", next(page)]
  }

  /// What stands before the text.
  private static func opening(_ page: LessonPage) -> [MarkdownBlock] {
    let facts = "\(page.id) · \(page.domain) · \(page.minutes) minutes"
    var blocks = [
      heading(1, page.title), paragraph(facts), paragraph("After this lesson you can:"),
      list(page.objectives.map { [.text($0)] }),
    ]
    if !page.prerequisites.isEmpty {
      blocks.append(paragraph("It builds on:"))
      blocks.append(list(page.prerequisites.map { [.text(told($0))] }))
    }
    return blocks
  }

  private static func told(_ prerequisite: LessonPage.Prerequisite) -> String {
    let name = "\(prerequisite.title) (\(prerequisite.id))"
    guard prerequisite.hasLesson else { return "\(name), which has no lesson yet" }
    return prerequisite.isRead.map { "\(name), \($0 ? "read" : "not read yet")" } ?? name
  }

  /// What stands after the text.
  private static func ending(_ page: LessonPage) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    if !page.practice.isEmpty {
      let items = page.practice.map { practice -> [MarkdownInline] in
        let name = MarkdownInline.text("\(practice.title) (\(practice.id))")
        guard let command = practice.command else {
          return [name, .text(", which can't be taken yet")]
        }
        return [name, .text(": "), .code(command)]
      }
      blocks += [heading(2, "Practise it"), list(items)]
    }
    if !page.sources.isEmpty {
      let items = page.sources.map { source -> [MarkdownInline] in
        [.link([.text(source.title)], address: source.address)]
      }
      blocks += [heading(2, "Sources"), list(items)]
    }
    return blocks
  }

  /// The last line, which is the most important one.
  private static func next(_ page: LessonPage) -> String {
    if let command = page.practice.compactMap(\.command).first { return "Next: \(command)" }
    return "Next: gradus learn\(page.next.map { " \($0)" } ?? "")"
  }

  private static func heading(_ level: Int, _ text: String) -> MarkdownBlock {
    MarkdownBlock(.heading(level: level, [.text(text)]), line: 1)
  }

  private static func paragraph(_ text: String) -> MarkdownBlock {
    MarkdownBlock(.paragraph([.text(text)]), line: 1)
  }

  private static func list(_ items: [[MarkdownInline]]) -> MarkdownBlock {
    let blocks = items.map { [MarkdownBlock(.paragraph($0), line: 1)] }
    return MarkdownBlock(.list(MarkdownList(start: nil, isTight: true, items: blocks)), line: 1)
  }
}
