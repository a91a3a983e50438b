internal import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The last run of a workspace, kept in `.gradus/` beside `gradus.yaml`.
struct RunArchive: Sendable {
  private let folder: String

  init(_ workspace: Workspace) {
    folder = "\(workspace.folder)/.gradus"
  }

  /// Keeps a run instead of the one before.
  ///
  /// - Throws: `Problem` where the folder can't be written; the run before is still there then.
  func keep(_ report: RunReport) throws(Problem) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let ignore = "\(folder)/.gitignore"
      if !FileManager.default.fileExists(atPath: ignore) {
        try Data("*\n".utf8).write(to: URL(filePath: ignore))
      }
      let data = try RunReportCoding.encode(report)
      try Data(data).write(to: URL(filePath: "\(folder)/last-run.json"), options: .atomic)
    } catch {
      throw Problem(
        "The run could not be kept in \(folder): \(error.localizedReason).",
        advice: "gradus report and gradus replay need it; make the folder writable."
      )
    }
  }

  /// Whether a run is kept.
  var exists: Bool { FileManager.default.fileExists(atPath: "\(folder)/last-run.json") }

  /// The last run.
  ///
  /// - Throws: `Problem` where there is none, or it can't be read.
  func last() throws(Problem) -> RunReport {
    guard let data = FileManager.default.contents(atPath: "\(folder)/last-run.json") else {
      throw Problem("No run is kept in \(folder).", advice: "Run gradus check first.")
    }
    do {
      return try RunReportCoding.decode(Array(data))
    } catch {
      throw Problem(
        "The last run in \(folder) can't be read: \(error).",
        advice: "Run gradus check again."
      )
    }
  }
}

extension Error {
  /// The reason of a file error in a few words.
  var localizedReason: String {
    guard let error = self as? CocoaError else { return "\(self)" }
    return switch error.code {
    case .fileWriteNoPermission, .fileReadNoPermission: "no permission"
    case .fileWriteOutOfSpace: "the disk is full"
    case .fileWriteVolumeReadOnly: "the disk is read-only"
    case .fileNoSuchFile, .fileReadNoSuchFile: "there is no such file or folder"
    case .fileWriteFileExists: "something else is in its place"
    default:
      (error.underlying as? POSIXError).map { String(describing: $0.code) } ?? "\(error.code)"
    }
  }
}
