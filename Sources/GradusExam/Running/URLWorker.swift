internal import GradusModel
internal import GradusWire

/// Takes checks from the board and runs them against a backend that somebody else started.
struct URLWorker: Sendable {
  let endpoint: Endpoint
  let board: RunBoard
  let runner: CheckRunner

  /// Works until the board has no more checks.
  func work() async {
    let start = await reach()
    await board.started(start)
    while let job = await board.next() {
      if Task.isCancelled { return await board.abandon() }
      if !job.check.traits.isDisjoint(with: [.freshSubject, .restarts]) {
        let reason =
          job.check.traits.contains(.restarts)
          ? "it ends the backend and starts it again, which Gradus can't do with a URL"
          : "it needs a fresh start, which Gradus can't give a URL"
        await board.finish(job.check.report(.skipped, reason: reason))
        continue
      }
      if job.isProbe {
        let attempt = await attempt(job.check, start, patience: 2, repetition: 1)
        await board.finishProbe(isAnswered: attempt.hasAnswer)
        continue
      }
      var job = job
      var first = await attempt(job.check, start, patience: 1)
      var repetition = 1
      // A try that ran out of time while the machine became slower says nothing: it is made anew.
      while !first.isClean, first.ranOutOfTime, await runner.pace.hasSlowed() {
        first = await attempt(job.check, start, patience: 1, repetition: repetition)
        repetition += 1
      }
      job.tries.append(first)
      while start.isReady, case .anotherTry = job.need {
        job.tries.append(await attempt(job.check, start, patience: 2, repetition: repetition))
        repetition += 1
      }
      if Task.isCancelled { return await board.abandon() }
      await board.finish(job)
      if !start.isReady { await board.blockRest(reason: "nothing answers at the URL") }
    }
  }

  private func attempt(
    _ check: Check,
    _ start: StartOutcome,
    patience: Double,
    repetition: Int = 0
  ) async -> Attempt {
    await runner.attempt(
      check,
      on: Footing(endpoint: endpoint, start: start),
      patience: patience,
      repetition: repetition,
      ended: { _ in nil }
    )
  }

  private func reach() async -> StartOutcome {
    let begun = ContinuousClock.now
    let limit = runner.limits.scaled(by: runner.pace.factor).request
    if let failure = await WireSession.failureToConnect(to: endpoint, within: limit) {
      return .unreachable(reason: failure.sentence)
    }
    return .ready(after: Elapsed(begun.duration(to: .now)))
  }
}
