internal import GradusCatalog
internal import GradusExam
internal import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A folder that was made for a learner.
package struct StartedProject: Hashable, Sendable {
  package let title: String
  /// As an absolute path.
  package let folder: String
  /// The files that were written, as paths below the folder.
  package let files: [String]
}

extension Gradus {
  /// The languages that a project has starters for.
  ///
  /// - Throws: `Problem` where there is no such project.
  package func languages(of project: String) throws(Problem) -> [String] {
    try content(of: try exam(project).project).languages
  }

  /// Writes a folder to begin a project in.
  ///
  /// - Parameters:
  ///   - project: The id of a project.
  ///   - language: One of its languages.
  ///   - folder: Where; nil for a folder named after the project.
  ///   - force: Whether files that are there may be overwritten.
  ///   - ci: Where it is to be examined besides; nil for nowhere.
  /// - Returns: The folder, and the files that were written into it.
  /// - Throws: `Problem`; nothing was written then, but where the disk failed half-way.
  package func start(
    _ project: String,
    language: String,
    folder: String?,
    force: Bool,
    ci: CIService? = nil
  ) throws(Problem) -> StartedProject {
    let exam = try exam(project)
    let content = try content(of: exam.project)
    guard content.languages.contains(language) else {
      throw Problem.unknown("starter for \(exam.title) in", language, among: content.languages)
    }
    let place = URL(filePath: folder ?? exam.project.rawValue, relativeTo: .currentDirectory())
      .standardizedFileURL.path
    var files: [ContentFile]
    do {
      files = try content.files(language: language)
    } catch {
      throw Problem("The starter in \(language) can't be read: \(error.localizedReason).")
    }
    if let ci { files.append(try workflow(for: ci)) }
    try FolderWriter(
      folder: place,
      force: force,
      command: "gradus start \(project) --language \(language)"
    ).write(files)
    return StartedProject(title: exam.title, folder: place, files: files.map(\.name))
  }

  /// Writes the workflow that examines a learner's folder in CI, and nothing else.
  ///
  /// - Parameters:
  ///   - ci: Where it is to run.
  ///   - project: The id of a project.
  ///   - folder: The folder of a project that was started; nil for one named after the project.
  ///   - force: Whether a file that is there may be overwritten.
  /// - Returns: The folder, and the file that was written into it.
  /// - Throws: `Problem`.
  package func addWorkflow(
    for ci: CIService,
    to project: String,
    folder: String?,
    force: Bool
  ) throws(Problem) -> StartedProject {
    let exam = try exam(project)
    let workspace = try Workspace(folder: folder ?? exam.project.rawValue)
    _ = try workspace.configuration()
    let file = try workflow(for: ci)
    try FolderWriter(
      folder: workspace.folder,
      force: force,
      command: "gradus start \(project) --ci \(ci.rawValue)"
    ).write([file])
    return StartedProject(title: exam.title, folder: workspace.folder, files: [file.name])
  }

  private func workflow(for ci: CIService) throws(Problem) -> ContentFile {
    do {
      let bytes = try contentFolder().read("ci/\(ci.rawValue).yml")
      return ContentFile(name: ci.path, bytes: bytes)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem("The workflow for \(ci.rawValue) can't be read: \(error.localizedReason).")
    }
  }

  /// What a learner is given for a project.
  ///
  /// - Throws: `Problem` where the content is not there.
  func content(of project: ProjectID) throws(Problem) -> ProjectContent {
    let folder = try contentFolder()
    guard let content = ProjectContent(project, in: folder) else {
      throw Problem("The content of \(project) is missing in \(folder.path).")
    }
    return content
  }

  /// The contract of a project, against which every exchange is held.
  ///
  /// - Throws: `Problem` where it is not there, or can't be read.
  func contract(of project: ProjectID) throws(Problem) -> [UInt8] {
    let content = try content(of: project)
    do {
      return try content.contract()
    } catch {
      throw Problem("The contract of \(project) can't be read: \(error.localizedReason).")
    }
  }

  /// The folder of everything that Gradus teaches.
  ///
  /// - Throws: `Problem` where it is not there.
  func contentFolder() throws(Problem) -> ContentFolder {
    do throws(ContentFolder.NotFound) {
      return try ContentFolder.locate()
    } catch {
      throw Problem(error.description)
    }
  }
}
