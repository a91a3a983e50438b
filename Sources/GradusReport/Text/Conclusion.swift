internal import GradusModel

/// What a run comes to, in a sentence, with the command that makes sense next.
struct Conclusion: Hashable, Sendable {
  let verdict: Verdict
  let sentence: String
  let next: String

  /// What is next in three parts, of which the second is a command of Gradus; nil without one.
  var nextParts: (before: Substring, command: Substring, after: Substring)? {
    guard let start = next.firstRange(of: "gradus ")?.lowerBound else { return nil }
    let command = next[start...].prefix { $0 != "," }
    return (next[..<start], command, next[command.endIndex...])
  }

  init(_ report: RunReport) {
    let checks = report.checks
    func count(_ verdict: Verdict) -> Int { checks.count { $0.verdict == verdict } }
    let undecided = count(.inconclusive)
    let open = undecided > 0 ? " \(undecided) could not be decided." : ""
    if !report.subject.start.isReady {
      verdict = .failed
      sentence =
        "Not examined: the backend could not be \(report.subject.url == nil ? "started" : "reached")."
      next = "gradus check, when it starts"
    } else if let failed = checks.first(where: { $0.verdict == .failed }) {
      verdict = .failed
      let blocked = count(.blocked)
      let behind = blocked > 0 ? " \(blocked) more wait for them." : ""
      sentence =
        "Failed: \(count(.failed)) of \(TextReport.counted(checks.count, "check"))." + behind + open
      next =
        "mend \(failed.id), then gradus check --until \(failed.id.rawValue.prefix { $0 != "." })"
    } else if count(.passed) == 0 {
      verdict = .inconclusive
      sentence = "Nothing was examined: no check could be decided."
      next = undecided > 0 ? "gradus check --timeout-scale 3" : "gradus check"
    } else if let undecided = checks.first(where: { $0.verdict == .inconclusive }) {
      verdict = .inconclusive
      sentence = "Passed as far as can be told: \(count(.passed)) of \(checks.count) checks." + open
      next = "gradus check --check \(undecided.id)"
    } else {
      verdict = .passed
      let skipped = count(.skipped)
      let beside = skipped > 0 ? " \(skipped) did not apply." : ""
      sentence =
        "Passed: \(TextReport.counted(count(.passed), "check")) of \(report.title)." + beside
      next =
        report.part == nil
        ? "keep it so in CI, with gradus check --format junit"
        : "gradus check, which examines the rest, too"
    }
  }
}
