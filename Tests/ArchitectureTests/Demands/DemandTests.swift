import Foundation
import GradusExam
import GradusModel
import GradusProjects
import GradusTestSupport
import ReferenceBackends
import Testing
import Yams

/// Every demand of a project's contract has the checks that examine it.
@Suite("Demands of the contracts")
struct DemandTests {
  private static let projects = AllProjects.exams.map(\.project.rawValue)

  @Test(
    "each sentence and constraint is classified, and each demand has checks",
    arguments: projects
  )
  func complete(project: String) throws {
    let audit = try audit(of: project)
    for problem in audit.problems { Issue.record("\(problem)") }
    if let skeleton = DemandSkeleton(audit: audit).text {
      print("For Content/projects/\(project)/demands.yaml:\n\n\(skeleton)")
    }
  }

  @Test("the document shows what demands.yaml says", arguments: projects)
  func document(project: String) throws {
    let exam = try #require(AllProjects.exams.first { $0.project.rawValue == project })
    let text = DemandDocument(title: exam.title, audit: try audit(of: project)).text
    let file = Folders.checkout.appending(path: "Docs/demands/\(project).md")
    if ProcessInfo.processInfo.environment["GRADUS_UPDATE_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      return try Data(text.utf8).write(to: file)
    }
    let written = try? String(contentsOf: file, encoding: .utf8)
    #expect(written == text, "Docs/demands/\(project).md is stale: run make demands")
  }

  private func audit(of project: String) throws -> DemandAudit {
    let exam = try #require(AllProjects.exams.first { $0.project.rawValue == project })
    let reference = try #require(Reference.all.first { $0.id == project })
    let folder = Folders.checkout.appending(path: "Content/projects/\(project)")
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return DemandAudit(
      contract: try #require(try Yams.compose(yaml: text("contract.yaml"))),
      list: try DemandList(yaml: text("demands.yaml")),
      checks: exam.checks.map { DemandAudit.Examiner(id: $0.id.rawValue, place: $0.contract) },
      variants: Set(reference.variants.map(\.id))
    )
  }
}
