/// A sitting of the assessment that was begun; its answers are recorded each by itself.
package struct RecordedSitting: Hashable, Sendable, Codable {
  package var id: RecordID
  /// What its answers name; no other sitting has it.
  package var session: SessionID
  /// What it is for: `quick`, `placement`, `comprehensive`, `challenge` or `topic`.
  package var mode: String
  /// The id of the domain or of the topic that it is about; nil where it is about all.
  package var subject: String?
  /// From which follows what is asked.
  package var seed: Seed
  /// How far the start was shifted by the learner's own report, in logits, from −10 to 10.
  package var shift: Double
  /// The ids of the languages whose items could be asked.
  package var languages: [String]
  package var startedAt: Moment

  /// A sitting with all that is known of it; each parameter is the property of that name.
  package init(
    id: RecordID,
    session: SessionID,
    mode: (name: String, subject: String?),
    seed: Seed,
    shift: Double,
    languages: [String],
    startedAt: Moment
  ) {
    self.id = id
    self.session = session
    self.mode = mode.name
    subject = mode.subject
    self.seed = seed
    self.shift = shift
    self.languages = languages
    self.startedAt = startedAt
  }
}
