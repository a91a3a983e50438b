internal import GradusCatalog
internal import GradusExam
internal import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The model solution of a project.
package struct Solution: Hashable, Sendable {
  package let title: String
  /// A file, and where it is on this machine.
  package struct File: Hashable, Sendable {
    /// Its path in the package.
    package let name: String
    /// An absolute path.
    package let source: String
  }
  package let files: [File]
  /// Where it was written, an absolute path; nil where it was not.
  package let folder: String?
}

extension Gradus {
  /// Shows or writes the model solution of a folder's project.
  ///
  /// It is for those who have one of their own: whose last run passed every check of the core.
  ///
  /// - Parameters:
  ///   - folder: The learner's folder.
  ///   - output: Where it is written; nil to write nothing.
  ///   - force: Whether files that are there may be overwritten.
  ///   - spoil: Whether to show it to those who have not passed.
  /// - Returns: The files, and where they were written.
  /// - Throws: `Problem`, with the exit code `failed` where it has not been earned yet.
  package func solution(
    of folder: String,
    output: String?,
    force: Bool,
    spoil: Bool
  ) throws(Problem) -> Solution {
    let workspace = try Workspace(folder: folder)
    let exam = try exam(try workspace.configuration().project)
    if !spoil { try requirePassed(exam, in: workspace) }
    let solution: ProjectSolution
    let contents: [ContentFile]
    do {
      let content = try contentFolder()
      guard let found = try self.content(of: exam.project).solution(in: content) else {
        throw Problem("\(exam.title) has no model solution.")
      }
      solution = found
      contents = try found.files.map { file in
        ContentFile(name: file.name, bytes: Array(try Data(contentsOf: URL(filePath: file.source))))
      }
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(
        "The model solution can't be read: \(error.localizedReason).",
        advice: "Install Gradus again with make install."
      )
    }
    var place: String?
    if let output {
      guard !output.isEmpty else {
        throw Problem("The name of the folder is empty.", advice: "Write . for this folder.")
      }
      let path = URL(filePath: output, relativeTo: .currentDirectory()).standardizedFileURL.path
      try FolderWriter(folder: path, force: force, command: "gradus solution --output")
        .write(contents)
      place = path
    }
    return Solution(
      title: exam.title,
      files: solution.files.map { .init(name: $0.name, source: $0.source) },
      folder: place
    )
  }

  private func requirePassed(_ exam: Exam, in workspace: Workspace) throws(Problem) {
    let advice =
      "Run gradus check --grade core until it passes, or see it all the same with --spoil."
    func refuse(_ reason: String) -> Problem {
      Problem(
        "The model solution is for those who have passed the core, and \(reason).",
        advice: advice,
        exitCode: .failed
      )
    }
    let archive = RunArchive(workspace)
    guard archive.exists else { throw refuse("no run is kept in this folder") }
    let last = try archive.last()
    guard last.project == exam.project else {
      throw refuse("the last run of this folder was one of another project")
    }
    guard last.subject.start.isReady else {
      throw refuse("the last run of this folder could not start the backend")
    }
    let standings = try archive.standings()
    let core = exam.stages.filter { $0.grade == .core }.flatMap(\.checks)
    let verdicts = core.map { standings[$0.id] }
    let open = verdicts.count { $0 != .passed && $0 != .skipped }
    guard verdicts.contains(.passed), open == 0 else {
      throw refuse("so far \(core.count - open) of its \(core.count) checks have passed")
    }
  }
}
