/// A lesson that was read.
package struct RecordedReading: Hashable, Sendable, Codable {
  package var id: RecordID
  package var lesson: TopicID
  package var readAt: Moment
  /// The day of it where the learner was.
  package var day: Day

  package init(id: RecordID, lesson: TopicID, readAt: Moment, day: Day) {
    self.id = id
    self.lesson = lesson
    self.readAt = readAt
    self.day = day
  }
}
