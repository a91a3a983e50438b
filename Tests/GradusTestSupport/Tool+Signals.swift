import Foundation
import Subprocess

#if canImport(System)
import System
#else
import SystemPackage
#endif

extension Tool {
  /// A program that runs.
  package struct Running: Sendable {
    /// The id of its process.
    package let id: Int32
    /// Sends it a signal.
    package let signal: @Sendable (Int32) -> Void
  }

  /// Runs the program while a closure does something to it.
  ///
  /// - Parameters:
  ///   - arguments: Without the program's name.
  ///   - folder: Where it runs.
  ///   - body: Gets a function that sends the program a signal.
  /// - Returns: How it ended, with both outputs together.
  /// - Throws: Where it cannot be started, and what the closure throws.
  package func run(
    _ arguments: [String],
    in folder: String,
    while body: (_ signal: @Sendable (Int32) -> Void) async throws -> Void
  ) async throws -> Outcome {
    try await run(arguments, in: folder, environment: [:]) { try await body($0.signal) }
  }

  /// Runs the program beside a closure, which may end before or after it.
  ///
  /// - Parameters:
  ///   - arguments: Without the program's name.
  ///   - folder: Where it runs.
  ///   - environment: Variables to set in this process's environment.
  ///   - body: Gets the program.
  /// - Returns: How it ended, with both outputs together.
  /// - Throws: Where it cannot be started, and what the closure throws.
  package func run(
    _ arguments: [String],
    in folder: String,
    environment: [String: String?],
    beside body: (Running) async throws -> Void
  ) async throws -> Outcome {
    let path = path
    let changes = Dictionary(
      uniqueKeysWithValues: Self.withoutJournal(environment).compactMap { name, value in
        Environment.Key(rawValue: name).map { ($0, value) }
      }
    )
    let output = folder + "/.output-\(UInt32.random(in: .min ... .max))"
    let file = try FileDescriptor.open(
      FilePath(output),
      .writeOnly,
      options: [.create, .truncate],
      permissions: .ownerReadWrite
    )
    let result = try await Subprocess.run(
      .path(FilePath(path)),
      arguments: Arguments(arguments),
      environment: .inherit.updating(changes),
      workingDirectory: FilePath(folder),
      input: .none,
      output: .fileDescriptor(file, closeAfterSpawningProcess: true),
      error: .combinedWithOutput
    ) { execution in
      try await body(
        Running(id: execution.processIdentifier.value) { number in
          try? execution.send(signal: Signal(rawValue: number))
        }
      )
    }
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let code): 128 + code
      }
    let bytes = try Data(contentsOf: URL(filePath: output))
    return Outcome(status: status, output: String(decoding: bytes, as: UTF8.self), errors: "")
  }
}
