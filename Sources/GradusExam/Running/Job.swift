internal import GradusModel

/// A check that is to be run, by whichever worker is free.
struct Job: Sendable {
  let stage: StageID
  let check: Check
  /// What the first try found, once there was one.
  var firstTry: Attempt?
}

/// One execution of a check's body.
struct Attempt: Sendable {
  var findings: [Finding]
  var transcript: [Exchange]
  var duration: Duration
  /// Why nothing can be said, where the examiner is at fault.
  var examinerFault: String?
  /// Whether the subject's process ended meanwhile.
  var endedSubject = false

  var isClean: Bool { findings.isEmpty && examinerFault == nil }
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

  /// The report of a check that was run, once or twice.
  ///
  /// - Parameter second: The second try, made only where the first one was not clean.
  func report(first: Attempt, second: Attempt?) -> CheckReport {
    var report = CheckReport(
      id: id,
      claim: claim,
      contract: contract,
      hint: hint,
      verdict: .passed,
      duration: Elapsed(first.duration + (second?.duration ?? .zero)),
      exchangeCount: first.transcript.count
    )
    if first.isClean { return report }
    report.findings = first.findings
    report.transcript = first.transcript
    if let fault = first.examinerFault ?? second?.examinerFault {
      report.verdict = .inconclusive
      report.reason = "the examiner itself failed: \(fault)"
    } else if let second, second.isClean {
      report.verdict = .inconclusive
      report.reason = "it failed once and passed when it was repeated"
      report.secondTry = []
    } else {
      report.verdict = .failed
      if let second, !second.findings.says(the: first.findings) {
        report.secondTry = second.findings
      }
    }
    return report
  }
}

extension [Finding] {
  /// Whether these are about the same expectations as others, whatever values came.
  fileprivate func says(the others: [Finding]) -> Bool {
    map(\.place) == others.map(\.place) && map(\.source) == others.map(\.source)
  }
}
