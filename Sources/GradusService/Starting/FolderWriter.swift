internal import GradusCatalog
internal import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Writes files into a learner's folder, and overwrites none that nobody gave up.
struct FolderWriter: Sendable {
  /// As an absolute path.
  let folder: String
  /// Whether files that are there may be overwritten.
  let force: Bool
  /// The command that names another folder, for the advice.
  let command: String

  /// Writes files, and the folders that they are in.
  ///
  /// - Throws: `Problem`; nothing was written then, but where the disk failed half-way.
  func write(_ files: [ContentFile]) throws(Problem) {
    try refuseOverwriting(files.map(\.name))
    do {
      for file in files {
        let path = URL(filePath: "\(folder)/\(file.name)")
        try FileManager.default.createDirectory(
          at: path.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(file.bytes).write(to: path)
      }
    } catch {
      throw Problem(
        "The folder \(folder) can't be written: \(error.localizedReason).",
        advice: "Name another folder: \(command) FOLDER."
      )
    }
  }

  private func refuseOverwriting(_ files: [String]) throws(Problem) {
    var isFolder = false
    if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder {
      throw Problem("'\(folder)' is a file.", advice: "Name another folder.")
    }
    let existing = files.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
    guard !existing.isEmpty, !force else { return }
    throw Problem(
      "\(folder) already has \(Figure.list(existing, atMost: 5)); nothing was written.",
      advice:
        "Name another folder, or overwrite \(existing.count == 1 ? "it" : "them") with --force."
    )
  }
}
