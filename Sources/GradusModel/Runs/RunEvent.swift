/// What the runner tells while it examines; everything that is shown is rendered from these.
package enum RunEvent: Sendable {
  /// The run begins, with these stages selected.
  case runStarted(RunOutline)
  /// The build command runs.
  case buildStarted(command: String)
  /// The build command ended well.
  case buildFinished(after: Elapsed)
  /// The subject was started, or failed to.
  case subjectStarted(StartOutcome)
  case stageStarted(StageID)
  /// A check that takes long says what it is doing, in a few words.
  case checkProgressed(CheckID, String)
  case checkFinished(CheckReport)
  case stageFinished(StageReport)
  /// The run is over; the report holds everything.
  case runFinished(RunReport)
}

/// What a run is going to examine.
package struct RunOutline: Hashable, Sendable {
  package var project: ProjectID
  package var title: String
  package var seed: Seed
  package var stages: [StageOutline]

  package init(project: ProjectID, title: String, seed: Seed, stages: [StageOutline]) {
    self.project = project
    self.title = title
    self.seed = seed
    self.stages = stages
  }
}

/// A stage as it is declared, before it is examined.
package struct StageOutline: Hashable, Sendable, Codable {
  package var id: StageID
  package var title: String
  package var grade: Grade
  package var lessons: [TopicID]
  package var checks: [CheckOutline]

  package init(
    id: StageID,
    title: String,
    grade: Grade,
    lessons: [TopicID],
    checks: [CheckOutline]
  ) {
    self.id = id
    self.title = title
    self.grade = grade
    self.lessons = lessons
    self.checks = checks
  }
}

/// A check as it is declared, before it is examined.
package struct CheckOutline: Hashable, Sendable, Codable {
  package var id: CheckID
  package var claim: String
  package var hint: String

  package init(id: CheckID, claim: String, hint: String) {
    self.id = id
    self.claim = claim
    self.hint = hint
  }
}
