package import GradusModel

/// A learner's history, wherever it is kept.
///
/// What is recorded is never changed, but for the profile, of which the latest counts. Any
/// implementation passes `JournalConformance` of the test support.
package protocol Journal: Sendable {
  /// Records things, all of them or none.
  ///
  /// What is there already, by its id, is left as it is; so is a sitting whose session is there, and
  /// an answer whose number in its sitting is: whoever records an answer learns by the count whether
  /// another process was faster. A profile takes the place of one that was not changed later.
  ///
  /// - Returns: How many of them are new.
  /// - Throws: `Problem` where the journal cannot be written; nothing is recorded then.
  func record(_ records: [JournalRecord]) async throws(Problem) -> Int

  /// The latest runs, the last first, but for those that only repeated a finding.
  ///
  /// - Parameters:
  ///   - project: Only runs of this one; nil for all.
  ///   - limit: At most so many, 1 or more.
  /// - Returns: Runs with their stages.
  /// - Throws: `Problem` where the journal cannot be read; so do all that follow.
  func runs(of project: ProjectID?, limit: Int) async throws(Problem) -> [RecordedRun]

  /// The last run of each project, but for those that only repeated a finding; the latest first.
  func lastRuns() async throws(Problem) -> [RecordedRun]

  /// The stages that were passed as a whole in any run, by project and stage.
  func passedStages() async throws(Problem) -> [PassedStage]

  /// The first reading of each lesson that was read, the earliest first.
  func firstReadings() async throws(Problem) -> [RecordedReading]

  /// The last review of each of some cards; cards without one are left out.
  func lastReviews(of cards: [CardID]) async throws(Problem) -> [CardID: RecordedReview]

  /// The sittings of the assessment that were begun, the earliest first.
  func sittings() async throws(Problem) -> [RecordedSitting]

  /// The answers of all sittings: sitting by sitting, the earliest first, and in each in the order in
  /// which they were given.
  ///
  /// The earliest sitting is that whose first answer is the earliest; a sitting without answers has no
  /// part in it, and one of which only the answers are known has.
  func answers() async throws(Problem) -> [RecordedAnswer]

  /// What the learner said of themselves; nil where they have not.
  func profile() async throws(Problem) -> LearnerProfile?

  /// Everything, for an export.
  ///
  /// - Throws: `Problem`, too, where any part of the journal is damaged.
  func contents() async throws(Problem) -> JournalContents
}
