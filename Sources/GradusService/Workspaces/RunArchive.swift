internal import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The last run of a workspace, the one before it, the last that was no part, and what all of them say
/// of each check, kept in `.gradus/` beside `gradus.yaml`.
struct RunArchive: Sendable {
  /// Where all that the backends of the last run wrote is kept, from the learner's folder.
  static let outputFile = ".gradus/output.log"

  private let folder: String

  init(_ workspace: Workspace) {
    folder = "\(workspace.folder)/.gradus"
  }

  /// Keeps a run as the last one.
  ///
  /// - Parameters:
  ///   - report: What came of it.
  ///   - output: All that its backends wrote; nil where they wrote nothing.
  /// - Throws: `Problem` where the folder can't be written; the run before is still there then.
  func keep(_ report: RunReport, output: [UInt8]?) throws(Problem) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let ignore = "\(folder)/.gitignore"
      if !FileManager.default.fileExists(atPath: ignore) {
        try Data("*\n".utf8).write(to: URL(filePath: ignore))
      }
      let data = try RunReportCoding.encode(report)
      let standings = (try? standings())?.after(report) ?? Standings(report)
      makeRoom(for: report)
      try Data(data).write(to: URL(filePath: lastFile), options: .atomic)
      try JSONEncoder().encode(standings)
        .write(to: URL(filePath: standingsFile), options: .atomic)
      try Data(output ?? []).write(to: URL(filePath: "\(folder)/output.log"), options: .atomic)
    } catch {
      throw Problem(
        "The run could not be kept in \(folder): \(error.localizedReason).",
        advice: "gradus report and gradus replay need it; make the folder writable."
      )
    }
  }

  /// Makes the last run the one before it, and keeps it aside where it is whole and one of a part is to
  /// take its place.
  ///
  /// Where that fails, a comparison is lost, or the part hides what the whole run found.
  private func makeRoom(for report: RunReport) {
    let data = FileManager.default.contents(atPath: lastFile)
    if let data { try? data.write(to: URL(filePath: fileBefore), options: .atomic) }
    guard report.part != nil else {
      try? FileManager.default.removeItem(atPath: wholeFile)
      return
    }
    guard let data, let last = try? RunReportCoding.decode(Array(data)), last.part == nil,
      last.project == report.project
    else { return }
    try? data.write(to: URL(filePath: wholeFile), options: .atomic)
  }

  /// The last run, and where that was of a part, the last whole one before it, if there is one.
  ///
  /// - Throws: `Problem` where there is none, or the last can't be read.
  func lastRuns() throws(Problem) -> [RunReport] {
    let last = try last()
    let whole = last.part == nil ? nil : report(in: wholeFile)
    return [last] + [whole].compactMap { $0?.project == last.project ? $0 : nil }
  }

  /// The run before the last; nil where there is none that can be read.
  func beforeLast() -> RunReport? { report(in: fileBefore) }

  private func report(in file: String) -> RunReport? {
    FileManager.default.contents(atPath: file)
      .flatMap { try? RunReportCoding.decode(Array($0)) }
  }

  private var lastFile: String { "\(folder)/last-run.json" }
  private var fileBefore: String { "\(folder)/run-before.json" }
  private var wholeFile: String { "\(folder)/whole-run.json" }
  private var standingsFile: String { "\(folder)/standings.json" }

  /// Whether a run is kept.
  var exists: Bool { FileManager.default.fileExists(atPath: lastFile) }

  /// The last run.
  ///
  /// - Throws: `Problem` where there is none, or it can't be read.
  func last() throws(Problem) -> RunReport {
    guard let data = FileManager.default.contents(atPath: lastFile) else {
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

  /// What is known of each check.
  ///
  /// Where that is not kept or can't be read, it is what the last run says.
  ///
  /// - Throws: `Problem` where no run is kept either, or it can't be read.
  func standings() throws(Problem) -> Standings {
    let kept = FileManager.default.contents(atPath: standingsFile)
      .flatMap { try? JSONDecoder().decode(Standings.self, from: $0) }
    if let kept { return kept }
    return Standings(try last())
  }
}

extension Error {
  /// The reason of a file error in a few words.
  package var localizedReason: String {
    guard let error = self as? CocoaError else { return "\(self)" }
    return switch error.code {
    case .fileWriteNoPermission, .fileReadNoPermission: "no permission"
    case .fileWriteOutOfSpace: "the disk is full"
    case .fileWriteVolumeReadOnly: "the disk is read-only"
    case .fileNoSuchFile, .fileReadNoSuchFile: "there is no such file or folder"
    case .fileWriteFileExists: "something else is in its place"
    default: (error.underlying as? POSIXError)?.plainly ?? "\(error.code)"
    }
  }
}

extension POSIXError {
  fileprivate var plainly: String {
    switch code {
    case .EFBIG: "it would be larger than files may be here (ulimit -f)"
    case .EISDIR, .ENOTDIR, .EEXIST, .ENOTEMPTY: "something else is in its place"
    case .ENOSPC, .EDQUOT: "the disk is full"
    case .EIO: "the disk failed"
    default: String(describing: code)
    }
  }
}
