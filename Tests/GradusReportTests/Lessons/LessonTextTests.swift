import Foundation
import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// Lessons as they are read in a terminal.
@Suite("Lesson text")
struct LessonTextTests {
  @Test("every width and look has its golden", arguments: [40, 80, 100])
  func widths(width: Int) throws {
    for isColoured in [false, true] {
      let style = TextStyle(isColoured: isColoured, width: width, hasLinks: isColoured)
      let lines = try LessonText.lines(
        SampleLesson.page,
        .init(style: style, isPlain: false, language: .one("go"))
      )
      let name = "lesson-\(width)\(isColoured ? "-coloured" : "").txt"
      try Golden.expect(lines.joined(separator: "\n") + "\n", is: name)
    }
  }

  @Test("plain text has neither frames nor codes, and one line a paragraph")
  func plain() throws {
    let style = TextStyle(isColoured: true, width: 40, hasLinks: true)
    let lines = try LessonText.lines(
      SampleLesson.page,
      .init(style: style, isPlain: true, language: .all)
    )
    let text = lines.joined(separator: "\n") + "\n"
    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains("│"))
    try Golden.expect(text, is: "lesson-plain.txt")
  }

  @Test("colour only adds: without its codes the text is the same")
  func colour() throws {
    for width in [30, 40, 80, 100] {
      func text(_ isColoured: Bool) throws -> String {
        let style = TextStyle(isColoured: isColoured, width: width)
        return try LessonText.lines(
          SampleLesson.page,
          .init(style: style, isPlain: false, language: .one("python"))
        )
        .joined(separator: "\n")
      }
      let coloured = try text(true)
      let uncoloured = try text(false)
      #expect(coloured != uncoloured)
      #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == uncoloured)
    }
  }

  @Test("below 40 columns a table is told row by row")
  func narrow() throws {
    let style = TextStyle(width: 30)
    let lines = try LessonText.lines(
      SampleLesson.page,
      .init(style: style, isPlain: false, language: .one("go"))
    )
    #expect(lines.contains("method: GET"))
    #expect(lines.contains("  safe: yes"))
  }

  @Test("an example is shown in the language that is asked for, and says which others there are")
  func examples() throws {
    func text(_ language: ExampleLanguage) throws -> String {
      let style = TextStyle(width: 80)
      return try LessonText.lines(
        SampleLesson.page,
        .init(style: style, isPlain: false, language: language)
      )
      .joined(separator: "\n")
    }
    let python = try text(.one("python"))
    #expect(python.contains("def page_of"))
    #expect(!python.contains("func PageOf"))
    #expect(python.contains("Also in Go"))
    #expect(python.contains("gradus learn api.sample --language go, or --language all"))
    let swift = try text(.one("swift"))
    #expect(swift.contains("This is not shown in Swift."))
    let all = try text(.all)
    #expect(all.contains("def page_of") && all.contains("func PageOf"))
    #expect(!all.contains("Also in"))
  }

  @Test("nothing in a lesson can steer the terminal")
  func escapes() throws {
    var page = SampleLesson.page
    page.body =
      "a\u{1B}[2J `\u{7}` [b](https://c.example/\u{1B}]0;d\u{7})\n\n```text\n\u{1B}[31m\n```\n"
    for hasLinks in [false, true] {
      let style = TextStyle(width: 80, hasLinks: hasLinks)
      let text = try LessonText.lines(page, .init(style: style, isPlain: false, language: .all))
        .joined(separator: "\n").replacing(/\u{1B}\]8;;[^\u{1B}\u{7}]*\u{1B}\\/, with: "")
      #expect(!text.contains("\u{1B}") && !text.contains("\u{7}"))
      #expect(text.contains("\\u{1b}[2J"))
    }
  }

  @Test("what is more than a lesson may be is told with its place in the file")
  func refused() throws {
    var page = SampleLesson.page
    page.bodyLine = 31
    page.body = "a\n\n" + String(repeating: "> ", count: 1000) + "b"
    let diagnostic = #expect(throws: Diagnostic.self) {
      try LessonText.lines(page, .init(style: TextStyle(), isPlain: false, language: .all))
    }
    #expect(diagnostic?.description.hasPrefix("lessons/api-design/sample.md:33: ") == true)
  }
}
