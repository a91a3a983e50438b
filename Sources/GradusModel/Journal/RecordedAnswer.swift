/// An answer to a question of the assessment.
package struct RecordedAnswer: Hashable, Sendable, Codable {
  package var id: RecordID
  /// The sitting that it belongs to.
  package var session: SessionID
  /// Which answer of its sitting it is, from 1; no other one of the sitting has this number.
  ///
  /// The clock does not tell: two answers may be given within a millisecond, or while it is set back.
  package var number: Int
  package var item: ItemID
  /// The version of the item that was asked, from 1.
  package var itemVersion: Int
  /// How much of it was right, 0 to 1.
  package var score: Double
  package var answeredAt: Moment

  /// An answer with all that is known of it; `place` is its sitting, and which answer of it it is.
  package init(
    id: RecordID,
    place: (session: SessionID, number: Int),
    item: (id: ItemID, version: Int),
    score: Double,
    answeredAt: Moment
  ) {
    self.id = id
    session = place.session
    number = place.number
    self.item = item.id
    itemVersion = item.version
    self.score = score
    self.answeredAt = answeredAt
  }
}

extension Sequence<RecordedAnswer> {
  /// Sitting by sitting, that which was begun first first, and in each in the order of the numbers.
  package var bySitting: [RecordedAnswer] {
    Dictionary(grouping: self, by: \.session).values
      .map { $0.sorted { ($0.number, $0.id) < ($1.number, $1.id) } }
      .sorted { ($0[0].answeredAt, $0[0].session) < ($1[0].answeredAt, $1[0].session) }
      .flatMap(\.self)
  }
}
