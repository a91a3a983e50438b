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
    let tally = Tally(report.checks)
    let check = report.subject.url.map { "gradus check --url \($0)" } ?? "gradus check"
    if !report.subject.start.isReady {
      let isURL = report.subject.url != nil
      verdict = .failed
      sentence = "Not examined: the backend could not be \(isURL ? "reached" : "started")."
      next = "\(check), when it \(isURL ? "answers" : "starts")"
    } else if let failed = report.checks.first(where: { $0.verdict == .failed }) {
      verdict = .failed
      sentence = Self.failure(report, tally)
      next = "fix \(failed.id), then \(check) --until \(failed.id.rawValue.prefix { $0 != "." })"
    } else if tally.count(.passed) == 0 || report.exitCode == .nothingExamined {
      verdict = .inconclusive
      sentence = Self.nothing(report)
      let undecided = report.checks.first { $0.verdict == .inconclusive }
      next = undecided.map { "\(check) --check \($0.id), when nothing else runs" } ?? check
    } else if let undecided = report.checks.first(where: { $0.verdict == .inconclusive }) {
      verdict = .inconclusive
      sentence =
        "Passed as far as can be told: \(tally.count(.passed)) of \(tally.all) checks."
        + tally.undecided
      next = "\(check) --check \(undecided.id)"
    } else {
      verdict = .passed
      sentence = Self.success(report, tally)
      next =
        report.part == nil
        ? "keep it so in CI, with gradus check --format junit"
        : "\(check), which examines the rest, too"
    }
  }

  /// Core and production grade apart, where the run has both.
  private static func failure(_ report: RunReport, _ tally: Tally) -> String {
    let core = Tally(report.checks(of: .core))
    let production = Tally(report.checks(of: .production))
    guard report.part == nil, production.all > 0, core.all > 0 else {
      return "Failed: \(tally.failed)." + tally.waiting + tally.undecided
    }
    let grade = production.count(.failed) > 0 || production.count(.blocked) > 0
    if core.count(.failed) == 0, core.count(.blocked) == 0 {
      return "The core passes, with \(Figure.count(core.count(.passed), "check")): you have "
        + "built the \(report.title). Production grade is next: \(production.failed) failed."
        + production.waiting + tally.undecided
    }
    let waits = production.count(.blocked) == production.all
    let after =
      waits
      ? " Production grade comes after that, with \(Figure.count(production.all, "check"))."
      : grade
        ? " Production grade comes after that: \(production.failed) failed." + production.waiting
        : ""
    return "Failed: \(core.failed) of the core." + core.waiting + after + tally.undecided
  }

  private static func success(_ report: RunReport, _ tally: Tally) -> String {
    let skipped = report.checks.filter { $0.verdict == .skipped }
    let named = Figure.list(skipped.map(\.id.rawValue), atMost: 2)
    let beside = skipped.isEmpty ? "" : " \(named) did not apply."
    let isWhole = report.part == nil && !report.checks(of: .production).isEmpty
    let grade = isWhole && skipped.isEmpty ? ", core and production grade" : ""
    return
      "Passed: \(Figure.count(tally.count(.passed), "check")) of \(report.title)\(grade)."
      + beside
  }

  private static func nothing(_ report: RunReport) -> String {
    guard let asked = report.asked?.first, let check = report.check(asked),
      let reason = check.reason
    else { return "Nothing was examined: no check could be decided." }
    return "Nothing was examined: \(asked) was \(check.verdict.rawValue), because \(reason)."
  }
}

/// How many checks have which verdict, in words.
private struct Tally {
  let checks: [CheckReport]

  init(_ checks: [CheckReport]) {
    self.checks = checks
  }

  var all: Int { checks.count }

  func count(_ verdict: Verdict) -> Int { checks.count { $0.verdict == verdict } }

  /// For example `3 of 178 checks`.
  var failed: String { "\(count(.failed)) of \(Figure.count(all, "check"))" }

  var waiting: String {
    let blocked = count(.blocked)
    return blocked > 0 ? " \(blocked) more wait for them." : ""
  }

  var undecided: String {
    let undecided = count(.inconclusive)
    return undecided > 0 ? " \(undecided) could not be decided." : ""
  }
}
