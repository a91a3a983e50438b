internal import GradusCatalog
package import GradusExam
package import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Everything that Gradus does, once, for every face.
package struct Gradus: Sendable {
  /// The version that is built.
  package static let version = "0.1.0"

  let exams: [Exam]
  let storage: any JournalStorage
  let clock: WallClock
  let environment: [String: String]

  /// - Parameters:
  ///   - exams: The projects that can be examined.
  ///   - storage: Where the journal is kept; it is not opened before it is needed.
  ///   - clock: What time it is for the learner.
  ///   - environment: What a `gradus.yaml` can pass on to a backend.
  package init(
    exams: [Exam],
    storage: any JournalStorage = NoJournal(),
    clock: WallClock = .system(),
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.exams = exams
    self.storage = storage
    self.clock = clock
    self.environment = environment
  }

  /// The projects that can be examined, with their titles.
  package var projects: [(id: ProjectID, title: String)] { exams.map { ($0.project, $0.title) } }

  /// The exam of a project.
  ///
  /// - Throws: `Problem` with a suggestion where there is none.
  func exam(_ id: String) throws(Problem) -> Exam {
    if let exam = exams.first(where: { $0.project.rawValue == id }) { return exam }
    throw Problem.unknown("project", id, among: exams.map(\.project.rawValue))
  }

  /// The stages of a folder's project.
  ///
  /// - Throws: `Problem`.
  package func stages(in folder: String) throws(Problem) -> (title: String, stages: [StageOutline])
  {
    let exam = try exam(try Workspace(folder: folder).configuration().project)
    return (exam.title, exam.outline)
  }

  /// The stages of a folder's project, or those of all projects where the folder has none.
  package func outline(in folder: String) -> [StageOutline] {
    (try? stages(in: folder).stages) ?? exams.flatMap(\.outline)
  }
}
