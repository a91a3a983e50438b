import Foundation
import GradusCatalog
import GradusModel
import GradusTestSupport
import Testing

/// How a lesson's file is taken apart.
@Suite("Blocks of code")
struct CodeBlockTests {
  @Test("info strings, longer fences, and lines of the file")
  func blocks() async throws {
    try await SampleContent.with { sample in
      try sample.writeCurriculum(topics: ["notes"])
      try sample.writeLesson("notes") {
        $0 + "````http expect capture=id:/id capture=tag:ETag\n```\nnot the end\n````\nText.\n"
      }
      let lesson = try #require(try Catalog([sample.content]).lesson("music.notes"))
      let (blocks, prose) = lesson.parts
      #expect(blocks.map(\.language) == ["python", "output", "http"])
      #expect(blocks[0].isRun && !blocks[1].isRun)
      #expect(blocks[2].values(of: "capture") == ["id:/id", "tag:ETag"])
      #expect(blocks[2].text == "```\nnot the end\n")
      #expect(prose.last { !$0.text.isEmpty }?.text == "Text.")
      let file = try String(contentsOfFile: lesson.file, encoding: .utf8)
      let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
      for block in blocks {
        #expect(lines[block.line - 1].hasPrefix("```\(block.language)") || block.language == "http")
      }
      for line in prose { #expect(lines[line.line - 1] == line.text) }
    }
  }

  @Test("carriage returns and a body that is empty")
  func lineEnds() async throws {
    try await SampleContent.with { sample in
      try sample.writeCurriculum(topics: ["notes"])
      try sample.writeLesson("notes") { text in
        let front = text.prefix(upTo: text.range(of: "\n---\n")!.upperBound)
        return String(front.replacing("\n", with: "\r\n"))
      }
      let catalog = try Catalog([sample.content])
      #expect(catalog.lesson("music.notes")?.body == "")
    }
  }
}
