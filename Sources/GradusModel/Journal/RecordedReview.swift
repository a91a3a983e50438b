/// A recall question that was answered, and what it says of the learner's memory.
package struct RecordedReview: Hashable, Sendable, Codable {
  package var id: RecordID
  package var card: CardID
  package var rating: Rating
  package var reviewedAt: Moment
  /// The day of the review where the learner was.
  package var day: Day
  /// The memory after the review.
  package var memory: MemoryState
  /// The day on which the card is asked next.
  package var dueOn: Day

  package init(
    id: RecordID,
    card: CardID,
    rating: Rating,
    reviewedAt: Moment,
    day: Day,
    memory: MemoryState,
    dueOn: Day
  ) {
    self.id = id
    self.card = card
    self.rating = rating
    self.reviewedAt = reviewedAt
    self.day = day
    self.memory = memory
    self.dueOn = dueOn
  }
}
