package import GradusModel

/// What programs read of reviews, as `Docs/journal.md` describes it.
package enum ReviewJSON {
  /// The version of the form; it grows when a reader of the old one would misread the new one.
  private static let format = 1

  /// What is due.
  ///
  /// - Parameters:
  ///   - queue: All of it.
  ///   - limit: At most so many questions; nil for all.
  /// - Returns: An object.
  package static func queue(_ queue: ReviewQueue, limit: Int?) -> JSON {
    [
      "format": JSON(integerLiteral: format),
      "today": day(queue.today),
      "due_count": JSON(integerLiteral: queue.due.count),
      "due": .array(queue.due.prefix(limit ?? .max).map(card)),
      "next_due_on": queue.nextDay.map(day) ?? .null,
      "next_due_count": JSON(integerLiteral: queue.nextCount),
    ]
  }

  /// A review that was recorded.
  package static func review(_ review: RecordedReview) -> JSON {
    [
      "format": JSON(integerLiteral: format),
      "card": .string(review.card.rawValue),
      "rating": .string(review.rating.rawValue),
      "reviewed_at": .string(review.reviewedAt.description),
      "due_on": day(review.dueOn),
      "interval_days": JSON(integerLiteral: review.day.days(until: review.dueOn)),
    ]
  }

  private static func card(_ due: DueCard) -> JSON {
    [
      "card": .string(due.card.id.rawValue),
      "lesson": .string(due.card.lesson.rawValue),
      "title": .string(due.card.title),
      "question": .string(due.card.question),
      "answer": .string(due.card.answer),
      "due_on": day(due.dueOn),
      "reviewed_on": due.reviewedOn.map(day) ?? .null,
      "interval_days": .object(
        JSONObject(
          due.choices.map {
            .init(name: $0.rating.rawValue, value: JSON(integerLiteral: $0.interval))
          }
        )
      ),
    ]
  }

  private static func day(_ day: Day) -> JSON { .string(day.description) }
}
