internal import GradusLaunch
internal import GradusModel
internal import GradusWire

/// Runs the body of one check against a subject, within its deadline.
struct CheckRunner: Sendable {
  let seed: Seed
  /// What an idle machine is given.
  let limits: CheckLimits
  /// What the limits are taken times.
  let pace: Pace
  let record: RunRecord
  /// Tells what the machine lacks.
  let machine: MachineWatch
  /// Is told what takes long.
  let onProgress: @Sendable (CheckID, String) -> Void

  /// Runs a check once.
  ///
  /// - Parameters:
  ///   - check: The check whose body is run.
  ///   - footing: What the check has under its feet.
  ///   - patience: What the limits are taken times; more than 1 for a second try.
  ///   - repetition: How often the same subject has seen this check before; other data is drawn then.
  ///   - ended: Tells, after the body, how the subject's process ended, nil while it runs; it is told
  ///     whether a connection broke off.
  /// - Returns: What was sent and found, how long the body ran, and whether the examiner was at
  ///   fault or the subject's process ended.
  func attempt(
    _ check: Check,
    on footing: Footing,
    patience: Double,
    repetition: Int = 0,
    ended: (_ brokeOff: Bool) async -> String?
  ) async -> Attempt {
    // What an earlier try left behind must not be found by a repetition on the same subject.
    let again = repeatElement(" again", count: repetition).joined()
    let recorder = Recorder(check: check.id) { onProgress(check.id, $0) }
    let begun = ContinuousClock.now
    let clock = machine.clock
    let limits = limits.scaled(by: pace.factor, patience: patience)
    let outcome = await WireSession.with(footing.endpoint, since: recorder.begun) { session in
      let subject = Subject(
        start: footing.start,
        data: CheckData(seed.generator(for: check.id.rawValue + again)),
        session: session,
        recorder: recorder,
        limits: limits,
        pace: pace,
        record: record,
        lives: footing.lives,
        tally: footing.lives?.tally ?? Tally()
      )
      // Each start and each end takes its time, which the check itself is not to be charged with.
      let time = footing.lives == nil ? limits.check : limits.check * 4
      return await run(check, subject, within: time)
    }
    var attempt = Attempt(
      findings: [],
      transcript: recorder.transcript,
      notes: recorder.notes,
      measurements: recorder.measurements,
      duration: begun.duration(to: .now),
      examinerFault: outcome.fault,
      undecided: outcome.undecided,
      output: recorder.output
    )
    let brokeOff = attempt.transcript.contains { $0.failure != nil }
    if let end = await ended(brokeOff) {
      attempt.endedSubject = true
      recorder.record(end: end, source: check.source)
    }
    attempt.findings = recorder.findings
    attempt.ranOutOfTime = recorder.ranOutOfTime
    attempt.allowed = recorder.allowed
    // What is certainly wrong stays wrong.
    if attempt.undecided == nil, attempt.findings.isEmpty { attempt.undecided = recorder.doubt }
    excuse(&attempt, of: check.id, recorder, since: clock)
    if attempt.isClean { record.add(attempt.transcript, of: check.id) }
    return attempt
  }

  /// Makes a failed try one that says nothing where the machine lacks what it may have failed for.
  private func excuse(
    _ attempt: inout Attempt,
    of check: CheckID,
    _ recorder: Recorder,
    since clock: Duration
  ) {
    guard !attempt.isClean, !Task.isCancelled else { return }
    let need = MachineWatch.Need(
      connections: recorder.connections,
      failures: recorder.failures,
      clockMoved: machine.clock - clock
    )
    guard let lack = machine.lack(need) else { return }
    attempt.findings = []
    attempt.examinerFault = nil
    attempt.undecided = machine.reason(lack, of: check)
    attempt.lacksForLong = lack.lasts
  }

  /// A try that could not be made.
  func failed(_ check: CheckID, by error: any Error) -> Attempt {
    var attempt = Attempt(findings: [], transcript: [], duration: .zero)
    if let lack = machine.lack(MachineWatch.Need()) {
      attempt.undecided = machine.reason(lack, of: check)
      attempt.lacksForLong = true
    } else {
      attempt.examinerFault = "\(error)"
    }
    return attempt
  }

  /// Why a check could not be run, as the end of a sentence.
  func fault(_ error: any Error, in check: CheckID) -> String {
    let attempt = failed(check, by: error)
    return attempt.undecided ?? CheckReport.reason(examinerFault: attempt.examinerFault ?? "")
  }

  /// Runs the body, cancels it at the deadline, and awaits its end.
  ///
  /// - Returns: How it ended, in time or at the deadline.
  private func run(_ check: Check, _ subject: Subject, within limit: Duration) async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask {
        do {
          try await check.body(subject)
          return .ended
        } catch is CheckStopped {
          return .ended
        } catch is CancellationError {
          return .cancelled
        } catch let undecided as CheckUndecided {
          return .undecided(undecided.reason)
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
      if case .deadline = first, !Task.isCancelled {
        subject.recorder.noteLimit()
        subject.recorder.record(
          "time",
          expected: Evidence("the whole check within \(Elapsed(limit).shown)"),
          observed: Evidence("it was not finished by then"),
          exchanges: Array(subject.recorder.transcript.indices.suffix(1)),
          source: check.source
        )
      }
      return first ?? .cancelled
    }
  }

  private enum Outcome: Sendable {
    case ended
    case cancelled
    case deadline
    case fault(String)
    case undecided(String)

    var fault: String? { if case .fault(let reason) = self { reason } else { nil } }
    var undecided: String? { if case .undecided(let reason) = self { reason } else { nil } }
  }
}

/// What a check has under its feet: a subject that runs, or the means to start some.
struct Footing: Sendable {
  /// Where the subject listens.
  var endpoint: Endpoint
  /// How its start went.
  var start: StartOutcome
  /// Starts subjects for this check alone; nil for a check that does not ask for it.
  var lives: SubjectLives?

  /// Where no subject listens.
  static func nowhere(_ start: StartOutcome, lives: SubjectLives? = nil) -> Footing {
    Footing(endpoint: Endpoint(host: "127.0.0.1", port: 1), start: start, lives: lives)
  }
}

/// How long a check may take.
package struct CheckLimits: Hashable, Sendable {
  /// One request, connecting included.
  package var request: Duration
  /// The whole check.
  package var check: Duration
  /// What pauses are taken times on this machine; patience is not in it.
  package private(set) var scale = 1.0
  /// How many times slower this machine is than limits are written for.
  private var slowdown = 1.0

  package init(request: Duration = .seconds(5), check: Duration = .seconds(30)) {
    self.request = request
    self.check = check
  }

  /// The limits on a machine that is slower.
  ///
  /// - Parameters:
  ///   - slowdown: How many times slower it is than they are written for.
  ///   - patience: What they are taken times besides.
  /// - Returns: All of them longer.
  func scaled(by slowdown: Double, patience: Double = 1) -> CheckLimits {
    var limits = asked(slowdown * patience)
    limits.scale = scale * slowdown
    limits.slowdown = self.slowdown * slowdown
    return limits
  }

  /// The limits times what somebody asked for.
  func asked(_ factor: Double) -> CheckLimits {
    var limits = CheckLimits(request: request * factor, check: check * factor)
    limits.scale = scale * factor
    limits.slowdown = slowdown
    return limits
  }

  /// A limit that a contract states, on this machine; a second try does not change what was promised.
  func stated(_ limit: Duration) -> StatedLimit {
    StatedLimit(limit, slowdown: slowdown, wish: scale / slowdown)
  }
}
