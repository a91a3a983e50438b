internal import GradusAssessment
internal import GradusCatalog
package import GradusModel

extension Gradus {
  /// The recall questions that are due.
  ///
  /// A question is due for the first time on the day after its lesson was first read, and then when
  /// the scheduler says.
  ///
  /// - Throws: `Problem` where the journal or the lessons cannot be read.
  package func reviewQueue() async throws(Problem) -> ReviewQueue {
    let today = try clock.now().day
    // What only reads makes no journal.
    guard try storage.exists() else { return ReviewQueue(today: today, cards: [], hasRead: false) }
    let journal = try storage.open()
    let readings = try await journal.firstReadings()
    let cards = try recallCards(of: readings.map(\.lesson))
    let last = try await journal.lastReviews(of: cards.map(\.id))
    let firstDays = Dictionary(
      readings.map { ($0.lesson, $0.day.adding(days: 1)) },
      uniquingKeysWith: min
    )
    return ReviewQueue(
      today: today,
      cards: cards.map { card in
        let review = last[card.id]
        return DueCard(
          card: card,
          dueOn: review?.dueOn ?? firstDays[card.lesson] ?? today,
          reviewedOn: review?.day,
          choices: Rating.allCases.map { rating in
            ReviewChoice(
              rating: rating,
              interval: FSRS().interval(for: memory(after: review, rating, on: today))
            )
          }
        )
      },
      hasRead: !readings.isEmpty
    )
  }

  /// Records how well an answer was remembered.
  ///
  /// - Parameters:
  ///   - card: The id of a question of a lesson that was read; it need not be due.
  ///   - rating: What the learner says.
  /// - Returns: The review, which says when the question is asked next.
  /// - Throws: `Problem` where there is no such question, or the journal cannot be written.
  package func rate(_ card: CardID, _ rating: Rating) async throws(Problem) -> RecordedReview {
    let now = try clock.now()
    let journal = try storage.open()
    let cards = try recallCards(of: try await journal.firstReadings().map(\.lesson))
    guard cards.contains(where: { $0.id == card }) else {
      guard !cards.isEmpty else {
        throw Problem(
          "There is no card '\(card)': no lesson with recall questions was read yet.",
          advice: "Read a lesson first; its questions come the day after."
        )
      }
      throw Problem.unknown("card", card.rawValue, among: cards.map(\.id.rawValue))
    }
    let last = try await journal.lastReviews(of: [card])[card]
    let memory = memory(after: last, rating, on: now.day)
    let review = RecordedReview(
      id: .drawn(),
      card: card,
      rating: rating,
      reviewedAt: now.moment,
      day: now.day,
      memory: memory,
      dueOn: now.day.adding(days: FSRS().interval(for: memory))
    )
    _ = try await journal.record([.review(review)])
    return review
  }

  private func memory(
    after review: RecordedReview?,
    _ rating: Rating,
    on day: Day
  ) -> MemoryState {
    FSRS().memory(
      after: review?.memory,
      days: review.map { $0.day.days(until: day) } ?? 0,
      rating: rating
    )
  }

  /// The questions of some lessons, in the order of the lessons; what has no lesson is left out.
  private func recallCards(of lessons: [TopicID]) throws(Problem) -> [RecallCard] {
    guard !lessons.isEmpty else { return [] }
    let catalog = try catalog()
    return lessons.compactMap(catalog.lesson).flatMap { lesson in
      lesson.recall.enumerated().map { index, recall in
        RecallCard(
          lesson: lesson.id,
          title: lesson.title,
          number: index + 1,
          question: recall.question,
          answer: recall.answer
        )
      }
    }
  }
}
