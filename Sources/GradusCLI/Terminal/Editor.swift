internal import GradusService

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

/// The program in which somebody writes texts: `VISUAL`, or `EDITOR`.
struct Editor: Sendable {
  /// A command of the shell.
  let command: String

  /// The editor that the environment names; nil where it names none.
  static var chosen: Editor? {
    let environment = ProcessInfo.processInfo.environment
    return ["VISUAL", "EDITOR"].compactMap { environment[$0] }
      .first { !$0.allSatisfy(\.isWhitespace) }.map { Editor(command: $0) }
  }

  /// Lets somebody write.
  ///
  /// - Parameters:
  ///   - text: What stands there at first.
  ///   - ending: Of the file's name, by which editors colour it: `sql`.
  /// - Returns: What was saved; nil where the editor said that it failed, or the task was cancelled.
  /// - Throws: `Problem` where it can't be started, or the file can't be written or read.
  func edit(_ text: String, ending: String) async throws(Problem) -> String? {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "gradus-\(UUID().uuidString)"
    )
    let file = folder.appending(path: "answer.\(ending)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(
        at: folder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
      try Data(text.utf8).write(to: file)
    } catch {
      throw Problem(
        "There is no room for the editor's file: \(error.localizedReason).",
        advice: "Press w to write the answer here."
      )
    }
    let before = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, before) }
    let line = "\(command) \(ShellWord.quoted(file.path))"
    guard let process = ForegroundProcess.start(line, reading: STDIN_FILENO) else {
      throw Problem("The editor '\(command)' can't be started.", advice: "Press w to write here.")
    }
    let ended = await process.ended()
    if case .exited(let code) = ended, code == 126 || code == 127, !Task.isCancelled {
      throw Problem(
        "The editor '\(command)' is not there, or can't be run.",
        advice: "Press w to write the answer here, or set EDITOR to another."
      )
    }
    guard case .exited(0) = ended, !Task.isCancelled else { return nil }
    guard let data = try? Data(contentsOf: file) else {
      throw Problem("The editor left no file.", advice: "Press w to write the answer here.")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
