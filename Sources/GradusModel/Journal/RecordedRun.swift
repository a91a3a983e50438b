/// One examination, as the journal keeps it: what was found, without the exchanges that show it.
package struct RecordedRun: Hashable, Sendable, Codable {
  package var id: RecordID
  package var occasion: RunOccasion
  package var project: ProjectID
  /// The learner's folder, an absolute path on the machine of the run.
  package var folder: String
  /// The language of the backend, as the catalog names it; nil where it could not be told.
  package var language: String?
  /// The version of Gradus that examined.
  package var gradus: String
  /// The part of the exam that was asked for, for example `--stage create`; nil for the whole.
  package var part: String?
  package var seed: Seed
  package var startedAt: Moment
  /// To the microsecond.
  package var duration: Elapsed
  /// Whether the backend could be started or reached.
  package var started: Bool
  package var verdict: Verdict
  /// In the order of the exam.
  package var stages: [RecordedStage]

  /// A run with all that is known of it; each parameter is the property of that name.
  package init(
    id: RecordID,
    occasion: RunOccasion,
    project: ProjectID,
    folder: String,
    language: String?,
    gradus: String,
    part: String?,
    seed: Seed,
    startedAt: Moment,
    duration: Elapsed,
    started: Bool,
    verdict: Verdict,
    stages: [RecordedStage]
  ) {
    self.id = id
    self.occasion = occasion
    self.project = project
    self.folder = folder
    self.language = language
    self.gradus = gradus
    self.part = part
    self.seed = seed
    self.startedAt = startedAt
    self.duration = duration
    self.started = started
    self.verdict = verdict
    self.stages = stages
  }

  /// What the journal keeps of a report.
  ///
  /// - Parameters:
  ///   - report: What came of the run.
  ///   - id: Its own.
  ///   - occasion: The command that examined.
  ///   - startedAt: When it began.
  ///   - place: The learner's folder as an absolute path, and the language of the backend where known.
  ///   - sizes: How many checks each stage of the exam has.
  package init(
    _ report: RunReport,
    id: RecordID,
    occasion: RunOccasion,
    startedAt: Moment,
    in place: (folder: String, language: String?),
    sizes: [StageID: Int]
  ) {
    self.init(
      id: id,
      occasion: occasion,
      project: report.project,
      folder: place.folder,
      language: place.language,
      gradus: report.gradus,
      part: report.part,
      seed: report.seed,
      startedAt: startedAt,
      duration: Elapsed(.microseconds(report.duration.microseconds)),
      started: report.subject.start.isReady,
      verdict: report.verdict,
      stages: report.stages.map { RecordedStage($0, size: sizes[$0.id]) }
    )
  }
}

/// The command that examined.
package enum RunOccasion: String, Hashable, Sendable, Codable, CaseIterable {
  case check
  case watch
  /// One finding was repeated: no run that says how far a project is.
  case replay
}

/// A stage of a recorded run.
package struct RecordedStage: Hashable, Sendable, Codable {
  package var stage: StageID
  package var grade: Grade
  package var verdict: Verdict
  /// Whether every check of the stage was examined, and not only some that were asked for.
  package var whole: Bool
  /// How many of its checks have each verdict.
  package var passed: Int
  package var failed: Int
  package var blocked: Int
  package var skipped: Int
  package var inconclusive: Int

  /// A stage with all that is known of it; each parameter is the property of that name.
  package init(
    stage: StageID,
    grade: Grade,
    verdict: Verdict,
    whole: Bool,
    passed: Int,
    failed: Int,
    blocked: Int,
    skipped: Int,
    inconclusive: Int
  ) {
    self.stage = stage
    self.grade = grade
    self.verdict = verdict
    self.whole = whole
    self.passed = passed
    self.failed = failed
    self.blocked = blocked
    self.skipped = skipped
    self.inconclusive = inconclusive
  }

  /// What the journal keeps of a stage's report.
  ///
  /// - Parameters:
  ///   - report: What came of it.
  ///   - size: How many checks the stage has in its exam.
  init(_ report: StageReport, size: Int?) {
    self.init(
      stage: report.id,
      grade: report.grade,
      verdict: report.verdict,
      whole: report.checks.count == size,
      passed: report.count(.passed),
      failed: report.count(.failed),
      blocked: report.count(.blocked),
      skipped: report.count(.skipped),
      inconclusive: report.count(.inconclusive)
    )
  }

  /// Whether it proves that the stage was built: all of it was examined, and passed.
  package var isEvidence: Bool { whole && verdict == .passed }
}

/// A stage that was passed as a whole, in any run.
package struct PassedStage: Hashable, Sendable {
  package let project: ProjectID
  package let stage: StageID
  package let firstAt: Moment
  package let lastAt: Moment

  package init(project: ProjectID, stage: StageID, firstAt: Moment, lastAt: Moment) {
    self.project = project
    self.stage = stage
    self.firstAt = firstAt
    self.lastAt = lastAt
  }
}
