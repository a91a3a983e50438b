internal import GradusModel

/// Finds out which it is: ready, ended, listening elsewhere, or listening nowhere.
struct Readiness: Sendable {
  let port: Int
  let processes: SubjectProcesses
  let output: OutputTail
  let limits: LaunchLimits

  /// Waits until one of them is certain, or the time to start is over.
  func await() async -> StartOutcome {
    let begun = ContinuousClock.now
    var pause = Duration.milliseconds(2)
    var elsewhereSince: ContinuousClock.Instant?
    var nextLook = begun + .milliseconds(500)
    while !Task.isCancelled {
      if LoopbackSocket.accepts(port) { return .ready(after: Elapsed(begun.duration(to: .now))) }
      if await processes.hasEnded() {
        return .exited(end: .exited(status: 0), output: output.excerpt(lines: 20))
      }
      let now = ContinuousClock.now
      if now >= nextLook {
        nextLook = now + .milliseconds(500)
        let found = await ListeningAddresses.of(await processes.all())
        elsewhereSince = found.isEmpty ? nil : elsewhereSince ?? now
        if let elsewhereSince, elsewhereSince.duration(to: now) > limits.elsewhere {
          return .listensElsewhere(
            wanted: "127.0.0.1:\(port)",
            found: found,
            output: output.excerpt(lines: 20)
          )
        }
      }
      if begun.duration(to: now) > limits.start {
        return .neverListened(
          waited: Elapsed(begun.duration(to: now)),
          output: output.excerpt(lines: 20)
        )
      }
      try? await Task.sleep(for: pause)
      pause = min(pause * 1.25, .milliseconds(50))
    }
    return .notStarted(reason: "the examination was stopped")
  }
}
