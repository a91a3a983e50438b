internal import GradusLaunch
internal import GradusModel
internal import GradusWire

/// Runs the body of one check against a subject, within its deadline.
struct CheckRunner: Sendable {
  let seed: Seed
  let limits: CheckLimits

  /// Runs a check once.
  ///
  /// - Parameters:
  ///   - check: The check whose body is run.
  ///   - endpoint: Where the subject listens.
  ///   - start: How its start went.
  ///   - patience: What the limits are taken times; more than 1 for a second try.
  ///   - isRepetition: Whether the same subject has seen this check before; other data is drawn then.
  ///   - ended: Tells, after the body, how the subject's process ended, nil while it runs; it is told
  ///     whether a connection broke off.
  /// - Returns: What was sent and found, how long the body ran, and whether the examiner was at
  ///   fault or the subject's process ended.
  func attempt(
    _ check: Check,
    at endpoint: Endpoint,
    start: StartOutcome,
    patience: Double,
    isRepetition: Bool = false,
    ended: (_ brokeOff: Bool) async -> String?
  ) async -> Attempt {
    // What an earlier try left behind must not be found by a repetition on the same subject.
    let purpose = isRepetition ? "\(check.id) again" : check.id.rawValue
    let recorder = Recorder(check: check.id)
    let begun = ContinuousClock.now
    let limits = limits.scaled(by: patience)
    let fault = await WireSession.with(endpoint) { session in
      let subject = Subject(
        start: start,
        data: CheckData(seed.generator(for: purpose)),
        session: session,
        recorder: recorder,
        requestLimit: limits.request
      )
      return await run(check, subject, within: limits.check)
    }
    var attempt = Attempt(
      findings: [],
      transcript: recorder.transcript,
      duration: begun.duration(to: .now),
      examinerFault: fault
    )
    let brokeOff = attempt.transcript.contains { $0.failure != nil }
    if let end = await ended(brokeOff) {
      attempt.endedSubject = true
      recorder.record(
        "process",
        expected: Evidence("a backend that keeps running"),
        observed: Evidence(end),
        exchanges: Array(recorder.transcript.indices.suffix(1)),
        source: check.source
      )
    }
    attempt.findings = recorder.findings
    return attempt
  }

  /// Runs the body, cancels it at the deadline, and awaits its end.
  ///
  /// - Returns: What the examiner did wrong, nil where it did nothing wrong.
  private func run(_ check: Check, _ subject: Subject, within limit: Duration) async -> String? {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask {
        do {
          try await check.body(subject)
          return .ended
        } catch is CheckStopped {
          return .ended
        } catch is CancellationError {
          return .cancelled
        } catch {
          return .fault("\(error)")
        }
      }
      group.addTask {
        try? await Task.sleep(for: limit)
        return .deadline
      }
      let first = await group.next()
      group.cancelAll()
      for await _ in group {}
      switch first {
      case .fault(let reason): return reason
      case .deadline where !Task.isCancelled:
        subject.recorder.record(
          "time",
          expected: Evidence("the whole check within \(Elapsed(limit).shown)"),
          observed: Evidence("it was not finished by then"),
          exchanges: Array(subject.recorder.transcript.indices.suffix(1)),
          source: check.source
        )
        return nil
      default: return nil
      }
    }
  }

  private enum Outcome: Sendable {
    case ended
    case cancelled
    case deadline
    case fault(String)
  }
}

/// How long a check may take.
package struct CheckLimits: Hashable, Sendable {
  /// One request, connecting included.
  package var request: Duration
  /// The whole check.
  package var check: Duration

  package init(request: Duration = .seconds(5), check: Duration = .seconds(30)) {
    self.request = request
    self.check = check
  }

  func scaled(by factor: Double) -> CheckLimits {
    CheckLimits(request: request * factor, check: check * factor)
  }
}
