internal import GradusModel

/// Where a run leaves the learner: the two grades apart, and a headline.
struct Standing: Sendable {
  /// The stages that pass the project; nil where none was examined.
  let core: GradeStanding?
  /// The stages that show that it would hold in production; nil where none was examined.
  let production: GradeStanding?
  /// What the headline is about: core alone where core passed, and production goes on.
  let verdict: Verdict
  /// What it comes to, a sentence.
  let headline: String
  /// What comes next beside the next command; nil where there is nothing more to say.
  let detail: String?
  /// How far that is; nil where there is no detail.
  let progress: String?

  init(_ report: RunReport) {
    core = GradeStanding(.core, of: report)
    production = GradeStanding(.production, of: report)
    let conclusion = Conclusion(report)
    if report.subject.start.isReady, report.part == nil, let core, let production,
      core.verdict == .passed, production.verdict != .passed
    {
      verdict = .passed
      let built = "The core passes: you have built the \(report.title)."
      let failed = production.count(.failed)
      headline =
        failed > 0
        ? "\(built) Production grade is not reached: \(Figure.count(failed, "check")) failed."
        : built
      detail =
        report.exitCode == .failed
        ? "Production grade is next; until it holds, gradus check exits with 1."
        : "Production grade is next."
      progress = production.sentence
    } else {
      verdict = conclusion.verdict
      headline = conclusion.sentence
      detail = nil
      progress = nil
    }
  }
}

/// The stages of one grade in a run.
struct GradeStanding: Sendable {
  let grade: Grade
  let stages: [StageReport]
  let verdict: Verdict

  init?(_ grade: Grade, of report: RunReport) {
    let stages = report.stages.filter { $0.grade == grade }
    guard !stages.isEmpty else { return nil }
    self.grade = grade
    self.stages = stages
    verdict = Verdict.of(stages.map(\.verdict))
  }

  /// How many of its checks have a verdict.
  func count(_ verdict: Verdict) -> Int { stages.reduce(0) { $0 + $1.count(verdict) } }

  /// How many checks it has.
  var checks: Int { stages.reduce(0) { $0 + $1.checks.count } }

  /// How far it is, a sentence.
  var sentence: String {
    let all = Figure.count(checks, "check")
    let open: [String] = [Verdict.failed, .blocked, .inconclusive, .skipped].compactMap {
      count($0) > 0 ? "\(count($0)) \($0.rawValue)" : nil
    }
    if open.isEmpty { return "\(all) passed." }
    return "\(count(.passed)) of \(all) passed, \(open.joined(separator: ", "))."
  }
}
