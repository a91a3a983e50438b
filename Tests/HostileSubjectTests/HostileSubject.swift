import Foundation
import GradusTestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A folder with a server that misbehaves, and what `gradus check` makes of it.
struct HostileSubject: Sendable {
  /// The learner's folder.
  let folder: URL

  /// Runs a closure with the server that `Subjects/hostile.py` has under that name.
  ///
  /// Whatever of it still runs after the closure is ended.
  ///
  /// - Throws: What the closure throws, or why the files could not be copied.
  static func with<Result>(
    _ mode: String,
    _ body: (HostileSubject) async throws -> Result
  ) async throws -> Result {
    try await Folders.withTemporary { parent in
      let subject = HostileSubject(folder: parent.appending(path: "backend"))
      let files = Folders.checkout.appending(path: "Tests/HostileSubjectTests/Subjects")
      try FileManager.default.copyItem(at: files, to: subject.folder)
      let temporary = subject.temporary
      try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: false)
      // The folder stands in the command, so that every process that inherits it can be found.
      let server = subject.folder.appending(path: "hostile.py").path
      try Data("project: todo-api\nrun: exec python3 -B '\(server)' \(mode)\n".utf8)
        .write(to: subject.folder.appending(path: "gradus.yaml"))
      defer { for process in subject.survivors { kill(process, SIGKILL) } }
      return try await body(subject)
    }
  }

  /// The folder in which `gradus` is to make its temporary folders.
  var temporary: URL { folder.appending(path: "temporary") }

  /// What is left in it.
  var temporaryFolders: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? []
  }

  /// Bytes of the report that is kept; 0 where none is.
  var reportSize: Int {
    let file = folder.appending(path: ".gradus/last-run.json").path
    return (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
  }

  /// Lines of a file in its folder.
  func lines(of file: String) -> [String] {
    let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  /// Those of its processes that run.
  var survivors: [Int32] {
    let noted = lines(of: "processes").compactMap { Int32($0) }.filter(Processes.runs)
    return Set(noted + Processes.naming(folder.path)).sorted()
  }

  /// Those of its ports at which something still accepts connections.
  var openPorts: [Int] {
    Set(lines(of: "ports").compactMap { Int($0) }).filter(Processes.accepts).sorted()
  }
}
