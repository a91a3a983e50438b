internal import GradusLaunch
internal import GradusModel
internal import GradusWire

/// Takes checks from the board and runs them against a subject of its own, one after the other.
struct CommandWorker: Sendable {
  let launcher: SubjectLauncher
  let board: RunBoard
  let runner: CheckRunner

  /// Works until the board has no more checks, starting subjects as they are needed.
  func work() async {
    var job = await board.next()
    var failedStarts = 0
    while let current = job {
      do {
        let launched = try await TemporaryFolder.with { folder in
          try await launcher.withSubject(dataFolder: folder) { subject in
            await board.started(subject.start)
            return await examine(subject, from: current)
          }
        }
        if Task.isCancelled { return await board.abandon() }
        switch launched {
        case .ran(let next):
          failedStarts = 0
          job = next
        case .failed where current.isProbe:
          await board.finishProbe(isAnswered: false)
          job = await board.next()
        case .failed(let outcome):
          failedStarts += 1
          // A start that fails after others have worked may be an accident: it has to happen twice.
          if failedStarts == 1, await board.starts > 0 { continue }
          await afterFailedStart(outcome, current)
          job = nil
        }
      } catch  where current.isProbe {
        await board.finishProbe(isAnswered: true)
        job = await board.next()
      } catch {
        let fault = runner.fault(error, in: current.check.id)
        await board.finish(current.check.report(.inconclusive, reason: fault))
        job = await board.next()
      }
    }
  }

  /// Reports that the subject cannot be started, before any check was taken from the board.
  func couldNotStart(_ outcome: StartOutcome) async {
    guard let job = await board.next() else { return }
    await afterFailedStart(outcome, job)
  }

  /// Runs checks until one needs another subject.
  ///
  /// - Returns: The job that needs one, nil when there is none left.
  private func examine(_ subject: RunningSubject, from first: Job) async -> Job? {
    var job = first
    var isPristine = true
    var hasFailed = false
    var hasSeen: CheckID?
    while !Task.isCancelled {
      if job.isProbe || job.check.traits.contains(.freshSubject), !isPristine { return job }
      isPristine = false
      let mark = subject.outputMark
      var attempt = await attempt(job, on: subject, repetition: hasSeen == job.check.id ? 1 : 0)
      if !attempt.isClean, !job.check.traits.contains(.restarts) {
        attempt.output = subject.output(since: mark)
      }
      hasSeen = job.check.id
      if Task.isCancelled { return job }
      // A try that ran out of time while the machine became slower says nothing: it is made anew.
      if !attempt.isClean, attempt.ranOutOfTime, await runner.pace.hasSlowed() { return job }
      job.tries.append(attempt)
      if !attempt.isClean { await board.wrote(subject.excerpt(lines: 20)) }
      switch job.need {
      case .anotherTry: continue
      case .anotherTryOnFreshSubject: return job
      case .nothing: break
      }
      if job.isProbe {
        await board.finishProbe(isAnswered: attempt.hasAnswer)
      } else {
        await board.finish(job)
      }
      hasFailed = hasFailed || !job.tries[0].isClean
      guard let next = await board.next() else { return nil }
      // What a failed check left in the store must not fail the checks of another stage.
      let isTainted = hasFailed && next.stage != job.stage
      job = next
      if isTainted { return job }
      if attempt.endedSubject { return job }
    }
    return job
  }

  private func attempt(
    _ job: Job,
    on subject: RunningSubject,
    repetition: Int
  ) async -> Attempt {
    if job.check.traits.contains(.restarts) {
      return await LivesWorker(launcher: launcher, board: board, runner: runner)
        .attempt(job, subject.start)
    }
    return await runner.attempt(
      job.check,
      on: Footing(
        endpoint: Endpoint(host: "127.0.0.1", port: subject.port),
        start: subject.start
      ),
      patience: job.tries.isEmpty && !job.isProbe ? 1 : 2,
      repetition: repetition
    ) { brokeOff in
      await subject.unaskedEnd(brokeOff: brokeOff)
    }
  }

  /// Judges the start where that is what the check does, and blocks what cannot be examined.
  private func afterFailedStart(_ outcome: StartOutcome, _ job: Job) async {
    await board.started(outcome)
    await board.wrote(outcome.output)
    let attempt = await runner.attempt(
      Check.judging(start: job.check),
      on: .nowhere(outcome),
      patience: 1,
      ended: { _ in nil }
    )
    await board.finish(job.check.report([attempt]))
    await board.blockRest(reason: "the backend could not be started")
  }
}

extension Check {
  /// A check of the same id that says only that the subject did not start.
  fileprivate static func judging(start check: Check) -> Check {
    Check(check.id, check.claim, contract: check.contract, hint: check.hint) { subject in
      try subject.requireStarted()
    }
  }
}
