/// The recall questions of the lessons that were read, as far as they are due.
package struct ReviewQueue: Hashable, Sendable {
  /// The day for which it holds.
  package let today: Day
  /// What is due, in the order in which it is asked: what has waited longest comes first.
  package let due: [DueCard]
  /// The day on which the next question is due that is not due yet; nil where there is none.
  package let nextDay: Day?
  /// How many questions are due on that day.
  package let nextCount: Int
  /// Whether any lesson was read.
  package let hasRead: Bool

  package init(today: Day, cards: [DueCard], hasRead: Bool) {
    self.today = today
    self.hasRead = hasRead
    due = cards.filter { $0.dueOn <= today }.sorted {
      ($0.dueOn, $0.card.lesson, $0.card.number) < ($1.dueOn, $1.card.lesson, $1.card.number)
    }
    let later = cards.map(\.dueOn).filter { $0 > today }
    nextDay = later.min()
    nextCount = later.count { $0 == later.min() }
  }
}

/// A recall question with the day on which it is asked.
package struct DueCard: Hashable, Sendable {
  package let card: RecallCard
  package let dueOn: Day
  /// The day of its last review; nil where it was never asked.
  package let reviewedOn: Day?
  /// What comes of each rating if it is given today, from again to easy.
  package let choices: [ReviewChoice]

  package init(card: RecallCard, dueOn: Day, reviewedOn: Day?, choices: [ReviewChoice]) {
    self.card = card
    self.dueOn = dueOn
    self.reviewedOn = reviewedOn
    self.choices = choices
  }
}

/// What comes of a rating.
package struct ReviewChoice: Hashable, Sendable {
  package let rating: Rating
  /// Days until the question is asked again, 1 or more.
  package let interval: Int

  package init(rating: Rating, interval: Int) {
    self.rating = rating
    self.interval = interval
  }
}
