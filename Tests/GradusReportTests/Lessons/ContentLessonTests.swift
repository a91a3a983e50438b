import Foundation
import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// The lessons that Gradus has.
@Suite("Lessons of the content")
struct ContentLessonTests {
  @Test("no lesson loses a word", arguments: try Lessons.all())
  func words(lesson: Lessons.File) throws {
    let text = try text(of: lesson, width: 80, isPlain: true)
    let shown = Self.counts(of: text)
    // What stands behind a fence says how a block is shown, and is not shown itself.
    let source = lesson.body.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("```") }.joined(separator: "\n")
    for (word, count) in Self.counts(of: source) {
      #expect(shown[word, default: 0] >= count, "\(word)")
    }
  }

  @Test(
    "every width is kept, but by code and what may have to be copied",
    arguments: try Lessons.all()
  )
  func widths(lesson: Lessons.File) throws {
    for width in [40, 80, 100, 200] {
      let text = try text(of: lesson, width: width, isPlain: false)
      for line in text.split(separator: "\n") where DisplayWidth.columns(of: line) > min(width, 100)
      {
        let isCode = line.hasPrefix("│ ") || line.hasPrefix("└─")
        let isAddress = line.firstMatch(of: /^\[\d+\] https:/) != nil
        #expect(
          isCode || isAddress || line.split(separator: " ").count <= 3
            || line.contains("gradus learn"),
          "\(line)"
        )
      }
    }
  }

  private func text(of lesson: Lessons.File, width: Int, isPlain: Bool) throws -> String {
    let page = LessonPage(
      id: "x.y",
      title: "x",
      domain: "x",
      minutes: 1,
      body: (lesson.body, lesson.name, 1)
    )
    let options = LessonText.Options(
      style: TextStyle(width: width),
      isPlain: isPlain,
      language: .all
    )
    return try LessonText.lines(page, options).joined(separator: "\n")
  }

  private static func counts(of text: String) -> [Substring: Int] {
    text.split { !$0.isLetter && !$0.isNumber }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
