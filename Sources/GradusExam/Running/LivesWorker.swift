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

  /// Runs a check once, in lives that it shares where it may, and else in its own.
  ///
  /// - Parameters:
  ///   - job: A check with the trait `.restarts`.
  ///   - start: How the run's first subject started.
  /// - Returns: What it found.
  func attempt(_ job: Job, _ start: StartOutcome) async -> Attempt {
    if job.mayShareLives, let attempt = await sharedAttempt(job, start) { return attempt }
    do {
      return try await TemporaryFolder.with { folder in
        let lives = SubjectLives(launcher: launcher, dataFolder: folder)
        return await attempt(job, start, in: lives)
      }
    } catch {
      return runner.failed(job.check.id, by: error)
    }
  }

  /// Tries a check with all others that may share its lives, and finishes those of them that found nothing.
  ///
  /// What one of them finds may be another's doing: it counts for nothing, and is looked for again alone.
  ///
  /// - Returns: What the check did; nil where it found something, or there was none to share with.
  private func sharedAttempt(_ job: Job, _ start: StartOutcome) async -> Attempt? {
    let jobs = await board.allSharingLives(with: job)
    if jobs.count == 1 { return nil }
    let attempts = await attempts(jobs, start)
    for (var other, attempt) in zip(jobs, attempts) where other.check.id != job.check.id {
      if Task.isCancelled {
        await board.abandon()
      } else if attempt.isClean {
        other.tries = [attempt]
        await board.finish(other)
      } else {
        other.isAlone = true
        await board.putBack(other)
      }
    }
    return zip(jobs, attempts).first { $0.0.check.id == job.check.id && $0.1.isClean }?.1
  }

  /// Runs checks once each, in lives that they share, in which they take turns in their order.
  private func attempts(_ jobs: [Job], _ start: StartOutcome) async -> [Attempt] {
    do {
      return try await TemporaryFolder.with { folder in
        let shared = SharedLives(launcher: launcher, dataFolder: folder, checks: jobs.count)
        return await withTaskGroup(of: (Int, Attempt).self) { group in
          for (place, job) in jobs.enumerated() {
            group.addTask {
              let lives = SubjectLives(shared, place: place)
              let attempt = await attempt(job, start, in: lives)
              await shared.leave()
              return (place, attempt)
            }
          }
          await shared.run()
          return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
      }
    } catch {
      return jobs.map { runner.failed($0.check.id, by: error) }
    }
  }

  private func attempt(_ job: Job, _ start: StartOutcome, in lives: SubjectLives) async -> Attempt {
    await runner.attempt(
      job.check,
      on: .nowhere(start, lives: lives),
      patience: job.tries.isEmpty ? 1 : 2,
      ended: { _ in nil }
    )
  }
}

extension Job {
  /// Whether it has to be tried, or tried again.
  fileprivate var isOpen: Bool {
    if case .nothing = need { false } else { true }
  }
}
