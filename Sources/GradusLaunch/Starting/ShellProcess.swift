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
  /// What is hidden in its output.
  var secrets: [SubjectVariables.Secret] = []
  /// Keeps all that it writes, under that name; nil where only the end is of use.
  var log: (OutputLog, writer: String)?

  /// Starts a command, runs a closure beside it, and awaits the end of both.
  ///
  /// - Parameters:
  ///   - command: Run by `/bin/sh` in `folder`.
  ///   - body: Sees to it that the processes end before it returns.
  /// - Returns: How the shell ended, an excerpt of its output, and what the closure returned.
  /// - Throws: `NotStarted` where there can be no pipe for the output, or no shell in `folder`.
  func run<Value: Sendable>(
    _ command: String,
    _ body: (SubjectProcesses, OutputTail) async -> Value
  ) async throws -> Ended<Value> {
    let start = Keeper.command(command)
    do {
      return try await OutputTail.reading(hiding: secrets, into: log) { output, descriptor in
        let result = try await Subprocess.run(
          start.executable,
          arguments: start.arguments,
          environment: environment,
          workingDirectory: FilePath(folder),
          platformOptions: Keeper.options,
          input: .none,
          output: .fileDescriptor(descriptor, closeAfterSpawningProcess: true),
          error: .combinedWithOutput
        ) { execution in
          let processes = await Keeper.processes(
            of: execution.processIdentifier.value,
            marker: marker
          )
          return await LiveSubjects.shared.keeping(processes) { await body(processes, output) }
        }
        await output.settle()
        return Ended(
          end: ProcessEnd(result.terminationStatus),
          output: output.excerpt(lines: 20),
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

extension ShellProcess {
  /// A process of a subject.
  ///
  /// - Parameters:
  ///   - command: Where it runs, and what its learner adds to its environment.
  ///   - given: What Gradus sets in its environment, by name.
  ///   - marker: The value of `SubjectEnvironment.marker` in that.
  ///   - log: Keeps all that it writes, under that name; nil where only the end is of use.
  init(
    _ command: SubjectCommand,
    given: [String: String],
    marker: String,
    log: (OutputLog, writer: String)?
  ) {
    self.init(
      folder: command.folder,
      environment: SubjectEnvironment.make(adding: command.variables, given: given),
      marker: marker,
      secrets: command.variables.secrets,
      log: log
    )
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
