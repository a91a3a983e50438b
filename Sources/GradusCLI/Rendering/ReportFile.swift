internal import GradusService

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A file that a report is to be written to: `FORMAT=FILE` of a command line.
struct ReportFile: Hashable, Sendable {
  let format: ReportFormat
  let path: String

  /// Reads one, and looks at once whether it can be written: an exam takes longer than a look.
  ///
  /// - Throws: `Problem` where it is none, or the file cannot be written.
  init(_ argument: String) throws(Problem) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let format = ReportFormat(rawValue: name) else {
      throw Problem.unknown("report format", name, among: ReportFormat.allCases.map(\.rawValue))
    }
    guard parts.count == 2, !parts[1].isEmpty else {
      throw Problem(
        "--report \(argument) names no file.",
        advice: "Write --report \(name)=\(format.usualFile)."
      )
    }
    self.format = format
    path = String(parts[1])
    if let reason = obstacle {
      throw Problem(
        "The \(name) report can't be written to '\(path)': \(reason.what).",
        advice: reason.advice
      )
    }
  }

  /// Writes a report.
  ///
  /// - Throws: `Problem` where it fails all the same; what was in the file before is still there
  ///   then, unless its folder can't be written or it is no regular file.
  func write(_ text: String) throws(Problem) {
    do {
      // A device or a pipe is written to, and never replaced by a file.
      try Data(text.utf8).write(to: URL(filePath: path), options: isReplaceable ? .atomic : [])
    } catch {
      throw Problem(
        "The \(format.rawValue) report could not be written to '\(path)': \(error.localizedReason).",
        advice: """
          The verdict stands. When there is room, gradus report --report \
          \(format.rawValue)=FILE writes the report of the last run.
          """
      )
    }
  }

  /// Why it cannot be written, as far as can be told before; nil where nothing is in the way.
  private var obstacle: (what: String, advice: String)? {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder {
        let slash = path.hasSuffix("/") ? "" : "/"
        return (
          "it is a folder", "Name a file in it, for example \(path)\(slash)\(format.usualFile)."
        )
      }
      return FileManager.default.isWritableFile(atPath: path)
        ? nil : ("no permission", "Name another file, or make this one writable.")
    }
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder) else {
      return ("there is no folder '\(parent)'", "Make the folder first, or name another file.")
    }
    guard isFolder else { return ("'\(parent)' is a file", "Name a file in a folder.") }
    return FileManager.default.isWritableFile(atPath: parent)
      ? nil : ("no permission in '\(parent)'", "Name another file, or make the folder writable.")
  }

  private var isReplaceable: Bool {
    guard FileManager.default.isWritableFile(atPath: parent) else { return false }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let type = attributes?[.type] as? FileAttributeType
    return type == nil || type == .typeRegular
  }

  private var parent: String {
    URL(filePath: path, relativeTo: .currentDirectory()).deletingLastPathComponent().path
  }

  /// The path from the root, by which two spellings of one file are known.
  var location: String {
    URL(filePath: path, relativeTo: .currentDirectory()).standardizedFileURL.path
  }
}
