import Foundation
import Subprocess

#if canImport(System)
import System
#else
import SystemPackage
#endif

/// A program that a test runs and waits for.
package struct Tool: Sendable {
  /// How a program ended, and what it wrote.
  package struct Outcome: Sendable {
    package let status: Int32
    package let output: String
    package let errors: String
  }

  let path: String

  /// A program by its path.
  package init(path: String) {
    self.path = path
  }

  /// A program of this package, as the running test was built.
  package static func built(_ name: String) -> Tool {
    Tool(path: builtPath(of: name))
  }

  /// Where a program of this package is.
  package static func builtPath(of name: String) -> String {
    URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: name).path
  }

  /// Variables that keep tests out of the journal of whoever runs them, where they name no other.
  static func withoutJournal(_ environment: [String: String?]) -> [String: String?] {
    environment.merging(["GRADUS_JOURNAL": "off"]) { given, _ in given }
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: Without the program's name.
  ///   - folder: Where it runs; the test's own folder where it is nil.
  ///   - environment: Variables to set, or to unset with nil, in this process's environment.
  /// - Returns: What it wrote, and its exit status: 128 and the signal's number where one ended it.
  /// - Throws: `SubprocessError` where it cannot be started, or writes more than 64 MiB of output
  ///   or 16 MiB of errors.
  package func run(
    _ arguments: [String],
    in folder: String? = nil,
    environment: [String: String?] = [:]
  ) async throws -> Outcome {
    let changes = Dictionary(
      uniqueKeysWithValues: Self.withoutJournal(environment).compactMap { name, value in
        Environment.Key(rawValue: name).map { ($0, value) }
      }
    )
    let result = try await Subprocess.run(
      .path(FilePath(path)),
      arguments: Arguments(arguments),
      environment: .inherit.updating(changes),
      workingDirectory: folder.map { FilePath($0) },
      input: .none,
      // As strings a debug build would take them over byte by byte, through generic code.
      output: .bytes(limit: 64 << 20),
      error: .bytes(limit: 16 << 20)
    )
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let code): 128 + code
      }
    return Outcome(
      status: status,
      output: String(decoding: result.standardOutput, as: UTF8.self),
      errors: String(decoding: result.standardError, as: UTF8.self)
    )
  }
}
