internal import GradusModel

/// A check that is to be run, by whichever worker is free.
struct Job: Sendable {
  let stage: StageID
  let check: Check
  /// Whether it is run only to learn whether the subject still answers, and not judged.
  var isProbe = false
  /// Whether its lives are to be its own, because it found something in those that it shared.
  var isAlone = false
  /// What the tries found so far.
  var tries: [Attempt] = []

  /// Whether it may be tried in lives that others share.
  var mayShareLives: Bool {
    check.traits.contains(.sharesLives) && !isAlone && tries.isEmpty && !isProbe
  }

  /// What a job needs after its last try.
  enum Need: Sendable {
    case nothing
    case anotherTry
    case anotherTryOnFreshSubject
  }

  /// How many tries may say nothing before the check is given up.
  private static let mostUndecided = 3

  /// What is to be done before the check can be judged.
  ///
  /// Before anything is held against a learner it has to happen twice: on the same subject, or, where
  /// that has moved on to a state in which it does not show, on a fresh one. A try that says nothing is
  /// none of these.
  var need: Need {
    if isProbe { return .nothing }
    guard let last = tries.last else { return .anotherTry }
    if last.examinerFault != nil || last.lacksForLong { return .nothing }
    let undecided = tries.count { $0.undecided != nil }
    if undecided >= Self.mostUndecided { return .nothing }
    switch (tries.count - undecided, last.isClean) {
    case (0, _), (1, false): return last.endedSubject ? .anotherTryOnFreshSubject : .anotherTry
    case (1, true), (3..., _), (2..., false): return .nothing
    default:
      // These had a fresh subject each time.
      let isFresh = !check.traits.isDisjoint(with: [.freshSubject, .restarts])
      return isFresh ? .nothing : .anotherTryOnFreshSubject
    }
  }
}

/// One execution of a check's body.
struct Attempt: Sendable {
  var findings: [Finding]
  var transcript: [Exchange]
  var notes: [TranscriptNote] = []
  var measurements: [Measurement] = []
  var duration: Duration
  /// Why nothing can be said, where the examiner is at fault.
  var examinerFault: String?
  /// Why the machine does not let anything be said; nil where it does.
  var undecided: String?
  /// Whether the machine lacks something that it will lack in the next try, too.
  var lacksForLong = false
  /// What the subject wrote meanwhile.
  var output = ""
  /// Whether a limit was reached.
  var ranOutOfTime = false
  /// What a limit that the contract states was stretched to; nil where the check has none.
  var allowed: Duration?
  /// Whether the subject's process ended meanwhile.
  var endedSubject = false

  var isClean: Bool { findings.isEmpty && examinerFault == nil && undecided == nil }
}

extension Check {
  /// The report of a check that was not run.
  func report(_ verdict: Verdict, reason: String) -> CheckReport {
    CheckReport(
      id: id,
      claim: claim,
      contract: contract,
      hint: hint,
      verdict: verdict,
      reason: reason
    )
  }

  /// The report of a check that was run.
  ///
  /// - Parameter attempts: In their order. Of those that say something, one that was clean; or one that
  ///   was not, followed by the repetitions, of which only the last may be unclean.
  /// - Returns: Passed where the first try was clean; inconclusive where the examiner was at fault, or
  ///   the machine let nothing be said, or there were repetitions and all were clean; else failed.
  ///   Findings and transcript are those of the first try that says something.
  func report(_ attempts: [Attempt]) -> CheckReport {
    let tries = attempts.filter { $0.undecided == nil }
    var report = CheckReport(
      id: id,
      claim: claim,
      contract: contract,
      hint: hint,
      verdict: .passed,
      duration: Elapsed(attempts.map(\.duration).reduce(.zero, +)),
      exchangeCount: tries.first?.transcript.count ?? 0
    )
    // A failure has to happen twice, and an undecided try is no second one.
    if let reason = attempts.compactMap(\.undecided).last, tries.first?.isClean != true,
      tries.count < 2
    {
      report.verdict = .inconclusive
      report.reason = reason
      report.exchangeCount = 0
      return report
    }
    let measured = tries.first?.measurements ?? []
    report.measurements = measured.isEmpty ? nil : measured
    guard let first = tries.first, !first.isClean else { return report }
    report.findings = first.findings
    report.transcript = first.transcript
    report.notes = first.notes.isEmpty ? nil : first.notes
    report.output = first.output.isEmpty ? nil : first.output
    let repeated = tries.dropFirst().first { !$0.isClean }
    if let fault = tries.compactMap(\.examinerFault).first {
      report.verdict = .inconclusive
      report.reason = CheckReport.reason(examinerFault: fault)
    } else if tries.count > 1, repeated == nil {
      report.verdict = .inconclusive
      report.reason = "it failed once and passed when it was repeated" + allowances(of: tries)
      report.secondTry = []
    } else {
      report.verdict = .failed
      if let repeated, !repeated.findings.says(the: first.findings) {
        report.secondTry = repeated.findings.map { finding in
          var finding = finding
          // The transcript that is kept is the first try's.
          finding.exchanges = []
          return finding
        }
      }
    }
    return report
  }
}

/// What the tries were allowed, as the end of a sentence; empty where they were allowed the same.
private func allowances(of tries: [Attempt]) -> String {
  guard let first = tries.first?.allowed, let last = tries.last?.allowed else { return "" }
  let (before, after) = (Elapsed(first).shown, Elapsed(last).shown)
  return before == after ? "" : ", when \(after) were allowed and not \(before)"
}

extension [Finding] {
  /// Whether these are about the same expectations as others, whatever values came.
  fileprivate func says(the others: [Finding]) -> Bool {
    map(\.place) == others.map(\.place) && map(\.source) == others.map(\.source)
  }
}
