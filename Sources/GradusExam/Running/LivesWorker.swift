internal import GradusLaunch
internal import GradusModel

/// Runs checks that start subjects of their own, beside the workers that have one.
///
/// Such checks wait most of their time, for ends that take as long as they may.
struct LivesWorker: Sendable {
  let launcher: SubjectLauncher
  let board: RunBoard
  let runner: CheckRunner

  /// Works until the board has no more checks of any kind.
  func work() async {
    while var job = await board.nextWithLives() {
      let start = await board.firstStart ?? .notStarted(reason: "nothing was started yet")
      repeat {
        let attempt = await attempt(job, start)
        if Task.isCancelled { return await board.abandon() }
        // A try that ran out of time while the machine became slower says nothing: it is made anew.
        if !attempt.isClean, attempt.ranOutOfTime, await runner.pace.hasSlowed() { continue }
        job.tries.append(attempt)
      } while job.isOpen
      await board.finish(job)
    }
  }

  /// Runs a check once, with a data folder of its own.
  ///
  /// - Parameters:
  ///   - job: A check with the trait `.restarts`.
  ///   - start: How the run's first subject started.
  /// - Returns: What it found.
  func attempt(_ job: Job, _ start: StartOutcome) async -> Attempt {
    do {
      return try await TemporaryFolder.with { folder in
        let lives = SubjectLives(launcher: launcher, dataFolder: folder)
        return await runner.attempt(
          job.check,
          on: .nowhere(start, lives: lives),
          patience: job.tries.isEmpty ? 1 : 2,
          ended: { _ in nil }
        )
      }
    } catch {
      return Attempt(findings: [], transcript: [], duration: .zero, examinerFault: "\(error)")
    }
  }
}

extension Job {
  /// Whether it has to be tried, or tried again.
  fileprivate var isOpen: Bool {
    if case .nothing = need { false } else { true }
  }
}
