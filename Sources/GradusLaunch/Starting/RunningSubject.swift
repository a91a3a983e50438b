package import GradusModel

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

  /// Whether the process that was started has ended.
  package func hasEnded() async -> Bool {
    await processes.hasEnded()
  }

  /// The last lines that it wrote.
  ///
  /// - Parameter lines: How many at most.
  /// - Returns: The lines with a line feed between them; empty where it wrote nothing.
  package func lastOutput(lines: Int = 20) -> String {
    output.last(lines: lines)
  }
}
