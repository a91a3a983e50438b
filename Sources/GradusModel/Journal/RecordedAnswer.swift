/// An answer to a question of the assessment.
package struct RecordedAnswer: Hashable, Sendable, Codable {
  package var id: RecordID
  /// The sitting that it belongs to.
  package var session: SessionID
  package var item: ItemID
  /// The version of the item that was asked, from 1.
  package var itemVersion: Int
  /// How much of it was right, 0 to 1.
  package var score: Double
  package var answeredAt: Moment

  package init(
    id: RecordID,
    session: SessionID,
    item: (id: ItemID, version: Int),
    score: Double,
    answeredAt: Moment
  ) {
    self.id = id
    self.session = session
    self.item = item.id
    itemVersion = item.version
    self.score = score
    self.answeredAt = answeredAt
  }
}
