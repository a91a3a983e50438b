import Foundation
import GradusExam
import GradusModel
import GradusProjects
import GradusTestSupport
import Testing
import Yams

/// Every exam is whole: its ids, its foundations, its lessons, and its places in the contract.
@Suite("Exams")
struct ExamTests {
  @Test("ids of stages and checks are unique", arguments: AllProjects.exams.map(\.project.rawValue))
  func ids(project: String) throws {
    let exam = try exam(project)
    let stages = exam.stages.map(\.id)
    let checks = exam.checks.map(\.id)
    #expect(Set(stages).count == stages.count)
    let double = checks.filter { id in checks.count { $0 == id } > 1 }
    #expect(double == [], "ids that stand more than once")
    for id in checks {
      #expect(
        id.rawValue.wholeMatch(of: /[a-z]+\.[A-Za-z0-9_.,-]+/) != nil,
        "\(id) is hard to type"
      )
    }
  }

  @Test(
    "a stage builds on stages before it, and the first check judges the start",
    arguments: AllProjects.exams.map(\.project.rawValue)
  )
  func foundations(project: String) throws {
    let exam = try exam(project)
    for (position, stage) in exam.stages.enumerated() {
      let before = Set(exam.stages[..<position].map(\.id))
      #expect(Set(stage.foundations).isSubset(of: before), "\(stage.id)")
      #expect(
        position == 0 || exam.foundations(of: stage).contains(exam.stages[0].id),
        "\(stage.id)"
      )
    }
    #expect(exam.checks.first?.traits.contains(.judgesStart) == true)
    #expect(exam.checks.count { $0.traits.contains(.judgesStart) } == 1)
  }

  @Test("claims and hints are sentences", arguments: AllProjects.exams.map(\.project.rawValue))
  func wording(project: String) throws {
    for check in try exam(project).checks {
      #expect(check.claim.count > 15 && !check.claim.hasSuffix("."), "\(check.id)")
      #expect(check.hint.count > 15, "\(check.id)")
      #expect(check.hint.hasSuffix(".") || check.hint.hasSuffix("?"), "\(check.id): \(check.hint)")
    }
  }

  @Test(
    "lessons are topics of the curriculum",
    arguments: AllProjects.exams.map(\.project.rawValue)
  )
  func lessons(project: String) throws {
    let file = Folders.checkout.appending(path: "Content/curriculum.yaml")
    let curriculum = try String(contentsOf: file, encoding: .utf8)
    let topics = Set(curriculum.matches(of: /\{id: ([a-z0-9.-]+),/).map { String($0.1) })
    for stage in try exam(project).stages {
      #expect(!stage.lessons.isEmpty, "\(stage.id)")
      for lesson in stage.lessons {
        #expect(topics.contains(lesson.rawValue), "\(stage.id) names \(lesson)")
      }
    }
  }

  @Test(
    "every check stands on a paragraph of the contract",
    arguments: AllProjects.exams.map(\.project.rawValue)
  )
  func contract(project: String) throws {
    let file = Folders.checkout.appending(path: "Content/projects/\(project)/contract.yaml")
    let contract = try #require(try Yams.compose(yaml: String(contentsOf: file, encoding: .utf8)))
    for check in try exam(project).checks {
      #expect(contract.node(at: check.contract) != nil, "\(check.id): \(check.contract)")
    }
  }

  @Test("a project has content, an exam and a reference, and every folder of one is registered")
  func registered() throws {
    let files = FileManager.default
    let content = try files.contentsOfDirectory(
      atPath: Folders.checkout.appending(path: "Content/projects").path
    ).filter { !$0.hasPrefix(".") }
    #expect(Set(content) == Set(AllProjects.exams.map(\.project.rawValue)))
    for folder in ["GradusProjects", "ReferenceBackends"] {
      let names = try files.contentsOfDirectory(
        atPath: Folders.checkout.appending(path: "Sources/\(folder)").path
      ).filter { !$0.contains(".") && $0 != "Common" }
      #expect(names.count == AllProjects.exams.count, "\(folder) has \(names)")
    }
  }

  private func exam(_ project: String) throws -> Exam {
    try #require(AllProjects.exams.first { $0.project.rawValue == project })
  }
}
