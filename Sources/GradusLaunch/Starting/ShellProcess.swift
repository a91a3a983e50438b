internal import GradusModel
internal import Subprocess

#if canImport(System)
internal import System
#else
internal import SystemPackage
#endif

/// A shell command in a process group of its own, whose output is kept.
struct ShellProcess: Sendable {
  /// Why the shell itself could not be started.
  struct NotStarted: Error {
    let reason: String
  }

  /// How a command ended, and what a closure made of it while it ran.
  struct Ended<Value: Sendable>: Sendable {
    var end: ProcessEnd
    var output: String
    var value: Value
  }

  let folder: String
  let environment: Environment
  let marker: String

  /// Starts a command, runs a closure beside it, and awaits the end of both.
  ///
  /// - Parameter body: Sees to it that the processes end before it returns.
  /// - Throws: `NotStarted`.
  func run<Value: Sendable>(
    _ command: String,
    _ body: (SubjectProcesses, OutputTail) async -> Value
  ) async throws -> Ended<Value> {
    var options = PlatformOptions()
    // Its own group, so that a signal reaches the shell's children and not the examiner.
    options.processGroupID = 0
    do {
      return try await OutputTail.reading { output, descriptor in
        let result = try await Subprocess.run(
          .path("/bin/sh"),
          arguments: ["-c", command],
          environment: environment,
          workingDirectory: FilePath(folder),
          platformOptions: options,
          input: .none,
          output: .fileDescriptor(descriptor, closeAfterSpawningProcess: true),
          error: .combinedWithOutput
        ) { execution in
          let processes = SubjectProcesses(
            leader: execution.processIdentifier.value,
            marker: marker
          )
          return await LiveSubjects.shared.keeping(processes) { await body(processes, output) }
        }
        await output.settle()
        return Ended(
          end: ProcessEnd(result.terminationStatus),
          output: output.last(lines: 20),
          value: result.closureResult
        )
      }
    } catch let error as SubprocessError {
      throw NotStarted(
        reason: folderExists() ? "\(error)" : "the folder \(folder) does not exist"
      )
    } catch let error as Errno {
      throw NotStarted(reason: "\(error)")
    }
  }

  private func folderExists() -> Bool {
    let path = FilePath(folder)
    guard let folder = try? FileDescriptor.open(path, .readOnly, options: .directory) else {
      return false
    }
    try? folder.close()
    return true
  }
}

extension ProcessEnd {
  fileprivate init(_ status: TerminationStatus) {
    switch status {
    case .exited(let code): self = .exited(status: Int(code))
    case .signaled(let code): self = .killed(signal: Int(code))
    }
  }
}
