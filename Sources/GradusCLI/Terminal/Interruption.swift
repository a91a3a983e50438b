internal import Dispatch
internal import GradusModel
internal import GradusService
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Ctrl-C and its relatives: the first stops and cleans up, the second forces.
enum Interruption {
  /// Runs a command, and cancels it when the process is told to stop.
  ///
  /// - Parameters:
  ///   - terminal: Where the stop is announced.
  ///   - announcement: What happens after the first Ctrl-C, in a sentence.
  ///   - command: Ends soon after it is cancelled.
  /// - Returns: What the command returns, `interrupted` where it was cancelled.
  /// - Throws: What the command throws, unless it was cancelled.
  static func watching(
    _ terminal: Terminal,
    announcing announcement: String,
    _ command: @escaping @Sendable () async throws -> GradusModel.ExitCode
  ) async throws -> GradusModel.ExitCode {
    // A reader that goes away, as in `gradus check | head`, must not end us while a subject runs.
    signal(SIGPIPE, SIG_IGN)
    // Nor must a limit on the size of files (setrlimit(2)): then writing says so, and we say it.
    signal(SIGXFSZ, SIG_IGN)
    let stops = StopSignals.caught()
    let work = Task { try await command() }
    let count = Mutex(0)
    let source = stops?.source { arrived in
      let (before, now) = count.withLock { count in
        defer { count += arrived }
        return (count, count + arrived)
      }
      if before == 0 {
        terminal.printError(
          "\nStopping: \(announcement) Press Ctrl-C again to force it."
        )
        work.cancel()
      }
      if now > 1 {
        TerminalMode.restore()
        Gradus.forceStop()
        _exit(GradusModel.ExitCode.interrupted.rawValue)
      }
    }
    defer { source?.cancel() }
    do {
      let code = try await work.value
      return count.withLock { $0 } > 0 ? .interrupted : code
    } catch is CancellationError {
      return .interrupted
    }
  }
}
