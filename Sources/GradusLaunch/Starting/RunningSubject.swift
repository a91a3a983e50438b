package import GradusModel
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A subject that listens; valid inside the closure that it was given to.
package struct RunningSubject: Sendable {
  /// The port on 127.0.0.1 at which it listens.
  package let port: Int
  /// How its start went.
  package let start: StartOutcome
  /// The folder that it was given for what it stores.
  package let dataFolder: String
  let processes: SubjectProcesses
  let output: OutputTail
  /// Whether it was asked to end, and still ran when its time was over.
  let overstay = Overstay()

  /// Whether the process that was started has ended.
  package func hasEnded() async -> Bool {
    await processes.hasEnded()
  }

  /// Whether the process has ended, asked after a connection to it broke off.
  ///
  /// A process that ends closes its connections a moment before it is gone. So the answer waits: shortly
  /// while the port still accepts, and longer where it does not.
  package func hasEndedSinceBreak() async -> Bool {
    let begun = ContinuousClock.now
    while !Task.isCancelled {
      if await processes.hasEnded() { return true }
      let patience: Duration = LoopbackSocket.accepts(port) ? .milliseconds(150) : .seconds(2)
      if begun.duration(to: .now) > patience { return false }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }

  /// Ends every process of it at once, with SIGKILL.
  ///
  /// What they had handed to the kernel is kept, as it would not be after a loss of power.
  package func kill() async {
    processes.signalGroup(SIGKILL)
    await processes.sweep()
  }

  /// Asks it to end, and waits for that.
  ///
  /// - Parameter limit: How long it may take.
  /// - Returns: How long it took until the last process of its group had ended; nil where one still
  ///   runs.
  package func terminate(within limit: Duration) async -> Duration? {
    let begun = ContinuousClock.now
    processes.signalGroup(SIGTERM)
    var backoff = Backoff()
    while !Task.isCancelled {
      if await processes.isGroupGone() { return begun.duration(to: .now) }
      if begun.duration(to: .now) > limit {
        overstay.note()
        return nil
      }
      await backoff.pause()
    }
    return nil
  }

  /// Bytes of memory that its processes hold now, as the system counts them; nil where none runs.
  package func residentMemory() async -> Int? {
    await processes.residentMemory()
  }

  /// Waits, once it has ended, until what it wrote is read.
  package func settleOutput() async {
    await output.settle()
  }

  /// How much it has written by now; for `output(since:)`.
  package var outputMark: Int { output.written }

  /// What it has written since a moment: the beginning of its last stack trace, and the last lines.
  ///
  /// - Parameters:
  ///   - mark: The `outputMark` of that moment.
  ///   - lines: How many of the last lines at most.
  /// - Returns: The lines with a line feed between them; empty where it wrote nothing but logged requests,
  ///   which the transcript has already.
  package func output(since mark: Int, lines: Int = 12) -> String {
    output.excerpt(lines: lines, since: mark, logsRequests: false)
  }

  /// What it has written in all: the beginning of its last stack trace, and the last lines.
  ///
  /// - Parameter lines: How many of the last lines at most.
  /// - Returns: The lines with a line feed between them; empty where it wrote nothing.
  package func excerpt(lines: Int) -> String {
    output.excerpt(lines: lines)
  }

  /// The last lines that it wrote.
  ///
  /// - Parameter lines: How many at most.
  /// - Returns: The lines with a line feed between them; empty where it wrote nothing.
  package func lastOutput(lines: Int = 20) -> String {
    output.last(lines: lines)
  }
}

/// Whether a subject had its time to end already, so that it need not be given any more.
final class Overstay: Sendable {
  private let isNoted = Atomic(false)

  /// How long it may still take after SIGTERM, where others are given `grace`.
  func remaining(of grace: Duration) -> Duration {
    isNoted.load(ordering: .relaxed) ? .zero : grace
  }

  func note() { isNoted.store(true, ordering: .relaxed) }
}
