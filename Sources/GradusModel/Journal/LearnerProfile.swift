/// What a learner has said of themselves.
package struct LearnerProfile: Hashable, Sendable, Codable {
  /// What they learn for, for example `first-job`.
  package var goal: String?
  /// What they know already, for example `none`.
  package var experience: String?
  /// The language that they build in, as the catalog names it.
  package var language: String?
  /// How much time they have, 1 to 168 hours a week.
  package var hoursAWeek: Int?
  /// The path that they follow, as the catalog names it.
  package var path: String?
  /// The day on which they began the path.
  package var startedOn: Day?
  /// When they last said any of it; of two profiles the later one counts.
  package var changedAt: Moment

  package init(changedAt: Moment) {
    self.changedAt = changedAt
  }
}
