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
  /// - Returns: The folder, and the files that were written into it.
  /// - Throws: `Problem`; nothing was written then, but where the disk failed half-way.
  package func start(
    _ project: String,
    language: String,
    folder: String?,
    force: Bool
  ) throws(Problem) -> StartedProject {
    let exam = try exam(project)
    let content = try content(of: exam.project)
    guard content.languages.contains(language) else {
      throw Problem.unknown("starter for \(exam.title) in", language, among: content.languages)
    }
    let place = URL(filePath: folder ?? exam.project.rawValue, relativeTo: .currentDirectory())
      .standardizedFileURL.path
    do {
      let files = try content.files(language: language)
      try refuseOverwriting(files.map(\.name), in: place, force: force)
      for file in files {
        let path = URL(filePath: "\(place)/\(file.name)")
        try FileManager.default.createDirectory(
          at: path.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(file.bytes).write(to: path)
      }
      return StartedProject(title: exam.title, folder: place, files: files.map(\.name))
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(
        "The folder \(place) can't be written: \(error.localizedReason).",
        advice: "Name another folder: gradus start \(project) --language \(language) FOLDER."
      )
    }
  }

  private func refuseOverwriting(
    _ files: [String],
    in folder: String,
    force: Bool
  ) throws(Problem) {
    var isFolder = false
    if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder {
      throw Problem("'\(folder)' is a file.", advice: "Name another folder.")
    }
    let existing = files.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
    guard !existing.isEmpty, !force else { return }
    throw Problem(
      "\(folder) already has \(existing.joined(separator: ", ")); nothing was written.",
      advice:
        "Name another folder, or overwrite \(existing.count == 1 ? "it" : "them") with --force."
    )
  }

  /// What a learner is given for a project.
  ///
  /// - Throws: `Problem` where the content is not there.
  func content(of project: ProjectID) throws(Problem) -> ProjectContent {
    let folder: ContentFolder
    do throws(ContentFolder.NotFound) {
      folder = try ContentFolder.locate()
    } catch {
      throw Problem(error.description)
    }
    guard let content = ProjectContent(project, in: folder) else {
      throw Problem("The content of \(project) is missing in \(folder.path).")
    }
    return content
  }
}
