internal import GradusModel

extension RunComparison {
  /// One kind of change, with the checks that changed so.
  struct Change: Sendable {
    let name: String
    let verdict: Verdict?
    let checks: [CheckID]

    var count: Int { checks.count }
  }

  /// Every kind of change that happened, what needs looking at first.
  var changes: [Change] {
    [
      Change(name: "newly failing", verdict: .failed, checks: newlyFailing),
      Change(name: "still failing", verdict: .failed, checks: stillFailing),
      Change(name: "no longer decided", verdict: .inconclusive, checks: noLongerDecided),
      Change(name: "newly passing", verdict: .passed, checks: newlyPassing),
      Change(name: "new in the exam", verdict: nil, checks: new),
      Change(name: "no longer in the exam", verdict: nil, checks: absent),
    ].filter { !$0.checks.isEmpty }
  }
}
