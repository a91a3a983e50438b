import Foundation
import GradusCatalog
import GradusExam
import GradusModel
import GradusProjects
import GradusTestSupport
import Testing

/// The content that Gradus brings along.
@Suite("Built-in content")
struct BuiltInTests {
  static let folder = ContentFolder(path: Folders.checkout.appending(path: "Content").path)

  static let exams = Dictionary(
    AllProjects.exams.map { ($0.project, $0.outline) },
    uniquingKeysWith: { first, _ in first }
  )

  @Test("nothing is wrong with it")
  func clean() throws {
    let found = try Catalog([Self.folder]).lint(exams: Self.exams)
    #expect(found.map(\.description) == [])
  }

  @Test("every topic of the first three domains has its lesson")
  func lessons() throws {
    let catalog = try Catalog([Self.folder])
    for id in ["fundamentals", "api-design", "security"] {
      let domain = try #require(catalog.domain(id))
      #expect(domain.topics.filter { catalog.lesson($0) == nil } == [])
    }
  }

  @Test("a lesson has its text, with the line on which it begins")
  func lesson() throws {
    let lesson = try #require(try Catalog([Self.folder]).lesson("fundamentals.status-codes"))
    #expect(lesson.minutes == 20)
    #expect(lesson.prerequisites == ["fundamentals.http", "fundamentals.methods"])
    #expect(lesson.stages.contains(StageReference(project: "todo-api", stage: "create")))
    #expect(lesson.recall.count == 6)
    #expect(lesson.recall[1].answer.hasPrefix("Like 400"))
    let text = try String(contentsOfFile: lesson.file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let body = lines[(lesson.bodyLine - 1)...].joined(separator: "\n")
    #expect(body == lesson.body)
    #expect(body.hasPrefix("An online shop's price service"))
  }

  @Test("a tool knows the languages that use it")
  func tools() throws {
    let catalog = try Catalog([Self.folder])
    let java = try #require(catalog.tool("java"))
    #expect(java.languages == ["java", "kotlin"])
    #expect(java.needed == ["java", "kotlin"])
    let gradle = try #require(catalog.tool("gradle"))
    #expect(gradle.languages == ["java", "kotlin"])
    #expect(gradle.needed == ["kotlin"])
  }
}
