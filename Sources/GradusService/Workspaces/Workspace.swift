internal import GradusCatalog
internal import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A learner's folder, with its `gradus.yaml`.
package struct Workspace: Hashable, Sendable {
  /// The name of the file that says what to examine.
  static let fileName = "gradus.yaml"

  /// The folder as an absolute path.
  package let folder: String

  /// - Throws: `Problem` where there is no such folder.
  package init(folder: String) throws(Problem) {
    let path = URL(filePath: folder, relativeTo: .currentDirectory()).standardizedFileURL.path
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Problem(
        "There is no folder '\(folder)'.",
        advice: "Make one with gradus start, or look at the spelling."
      )
    }
    guard isFolder else {
      throw Problem("'\(folder)' is a file.", advice: "Name the folder that has gradus.yaml in it.")
    }
    self.folder = path
  }

  /// What `gradus.yaml` says.
  ///
  /// - Throws: `Problem` where there is none, or it is not right; with every mistake at once.
  func configuration() throws(Problem) -> WorkspaceConfiguration {
    let path = "\(folder)/\(Self.fileName)"
    guard FileManager.default.fileExists(atPath: path) else {
      throw Problem(
        "There is no gradus.yaml in \(folder).",
        advice: "Make a project with gradus start, or change into the folder of yours."
      )
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem("gradus.yaml in \(folder) can't be read.", advice: "Look at its permissions.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Problem("gradus.yaml in \(folder) is not UTF-8 text.", advice: "Save it as UTF-8.")
    }
    return try WorkspaceConfiguration(text, file: Self.fileName)
  }
}
