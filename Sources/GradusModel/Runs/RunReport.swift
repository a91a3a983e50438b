/// One examination, complete: every other format derives from it.
///
/// Encoded with `snake_case` keys; `Docs/run-report.schema.json` describes it.
package struct RunReport: Hashable, Sendable, Codable {
  /// The version of this form; it grows when a reader of the old one would misread the new one.
  package static let currentFormat = 1

  package var format: Int
  /// The version of Gradus that examined.
  package var gradus: String
  package var project: ProjectID
  package var title: String
  /// The part of the exam that was asked for, for example `--stage create`; nil for the whole.
  package var part: String?
  /// The checks that were asked for by name, without those that they build on; nil for all others.
  package var asked: [CheckID]?
  package var seed: Seed
  /// When it began, RFC 3339 in UTC.
  package var startedAt: String
  package var duration: Elapsed
  package var machine: MachineReport
  package var subject: SubjectReport
  package var verdict: Verdict
  package var stages: [StageReport]

  package init(
    gradus: String,
    project: ProjectID,
    title: String,
    part: String? = nil,
    asked: [CheckID]? = nil,
    seed: Seed,
    startedAt: String,
    duration: Elapsed,
    machine: MachineReport,
    subject: SubjectReport,
    stages: [StageReport]
  ) {
    format = Self.currentFormat
    self.gradus = gradus
    self.project = project
    self.title = title
    self.part = part
    self.asked = asked
    self.seed = seed
    self.startedAt = startedAt
    self.duration = duration
    self.machine = machine
    self.subject = subject
    self.stages = stages
    verdict = Verdict.of(stages.map(\.verdict))
  }

  /// Every check with its stage, in declared order.
  package var checks: [CheckReport] { stages.flatMap(\.checks) }

  /// The checks of the stages of one grade.
  package func checks(of grade: Grade) -> [CheckReport] {
    stages.filter { $0.grade == grade }.flatMap(\.checks)
  }

  /// The check of that id.
  package func check(_ id: CheckID) -> CheckReport? { checks.first { $0.id == id } }
}

/// The machine on which a run took place.
package struct MachineReport: Hashable, Sendable, Codable {
  package var system: String
  package var cores: Int
  /// How much slower than the machine that deadlines are written for, at its slowest; deadlines are
  /// taken times what was measured until then.
  package var slowdown: Double
  /// What the learner asked deadlines to be taken times, besides.
  package var timeoutScale: Double

  package init(system: String, cores: Int, slowdown: Double, timeoutScale: Double) {
    self.system = system
    self.cores = cores
    self.slowdown = slowdown
    self.timeoutScale = timeoutScale
  }
}

/// A stage of a run with its checks.
package struct StageReport: Hashable, Sendable, Codable {
  package var id: StageID
  package var title: String
  package var grade: Grade
  package var lessons: [TopicID]
  package var verdict: Verdict
  /// Why it is blocked or skipped.
  package var reason: String?
  /// The command that examines it all the same; nil where it is not blocked, or fixing alone helps.
  package var unblockedBy: String?
  package var duration: Elapsed
  package var checks: [CheckReport]

  package init(
    id: StageID,
    title: String,
    grade: Grade,
    lessons: [TopicID],
    reason: String? = nil,
    unblockedBy: String? = nil,
    duration: Elapsed,
    checks: [CheckReport]
  ) {
    self.id = id
    self.title = title
    self.grade = grade
    self.lessons = lessons
    self.reason = reason
    self.unblockedBy = unblockedBy
    self.duration = duration
    self.checks = checks
    verdict = Verdict.of(checks.map(\.verdict))
  }

  /// How many of its checks have a verdict.
  package func count(_ verdict: Verdict) -> Int { checks.count { $0.verdict == verdict } }
}

/// What a stage counts for.
package enum Grade: String, Hashable, Sendable, Codable, CaseIterable {
  /// Passing all of these passes the project.
  case core
  /// These show that it would hold in production.
  case production
}

/// A check of a run: its claim, its verdict and what led to it.
package struct CheckReport: Hashable, Sendable, Codable {
  package var id: CheckID
  package var claim: String
  /// Where the contract says so, as a JSON pointer into it.
  package var contract: String
  package var hint: String
  package var verdict: Verdict
  /// Why it is blocked, skipped or inconclusive.
  package var reason: String?
  package var duration: Elapsed
  package var findings: [Finding]
  /// Every exchange of a check that did not pass; of others only their number is kept.
  package var transcript: [Exchange]
  package var exchangeCount: Int
  /// What the examiner did between the exchanges of the transcript; nil where it only sent requests.
  package var notes: [TranscriptNote]?
  /// What was measured, of the first try; nil where nothing was.
  package var measurements: [Measurement]?
  /// What the subject wrote while the check ran, its last lines; nil where the check passed.
  package var output: String?
  /// What the second try found, where it differs from the first.
  package var secondTry: [Finding]?

  package init(
    id: CheckID,
    claim: String,
    contract: String,
    hint: String,
    verdict: Verdict,
    reason: String? = nil,
    duration: Elapsed = .zero,
    findings: [Finding] = [],
    transcript: [Exchange] = [],
    exchangeCount: Int = 0,
    secondTry: [Finding]? = nil
  ) {
    self.id = id
    self.claim = claim
    self.contract = contract
    self.hint = hint
    self.verdict = verdict
    self.reason = reason
    self.duration = duration
    self.findings = findings
    self.transcript = transcript
    self.exchangeCount = exchangeCount
    self.secondTry = secondTry
  }
}

extension CheckReport {
  /// How the reason begins where the examiner is at fault.
  private static let faultOfExaminer = "the examiner itself failed"

  /// The reason of a check that could not be decided because the examiner is at fault.
  package static func reason(examinerFault fault: String) -> String {
    "\(faultOfExaminer): \(fault)"
  }

  /// Whether it could not be decided because the examiner is at fault.
  package var isExaminerFault: Bool { reason?.hasPrefix(Self.faultOfExaminer) == true }

  /// Whether it could not be decided because what it found did not happen again.
  package var wasNotRepeated: Bool {
    verdict == .inconclusive && !findings.isEmpty && secondTry?.isEmpty == true
  }
}
