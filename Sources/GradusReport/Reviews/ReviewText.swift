package import GradusModel

/// What people read while they review.
package enum ReviewText {
  /// A question, before its answer is shown.
  ///
  /// - Parameters:
  ///   - card: The question.
  ///   - position: Which of how many it is, from 1.
  ///   - style: How to write.
  /// - Returns: Lines.
  package static func question(
    _ card: RecallCard,
    position: (number: Int, count: Int),
    style: TextStyle
  ) -> [String] {
    (position.number > 1 ? [""] : []) + [
      style.styled("\(position.number) of \(position.count) · \(card.title)", .bold),
      style.wrapped(card.question),
      "",
      style.styled(style.wrapped("Enter shows the answer · q stops"), .dim),
    ]
  }

  /// The answer, its source, and what can be said of it with the interval that follows.
  package static func answer(_ due: DueCard, style: TextStyle) -> [String] {
    let choices = due.choices.map { choice in
      "\(choice.rating.number) \(choice.rating.rawValue): \(days(choice.interval))"
    }
    let line = (choices + ["q stops"]).joined(separator: " · ")
    return [
      "",
      style.wrapped(due.card.answer, indent: 2),
      style.styled(style.wrapped("From the lesson \(due.card.lesson)", indent: 2), .dim),
      "",
      style.wrapped("How well did you remember it, and so when is it asked again?"),
    ] + (line.count <= style.width ? [line] : choices + ["q stops"])
  }

  /// What was recorded of a question.
  package static func rated(_ review: RecordedReview, style: TextStyle) -> [String] {
    let text = "\(review.rating.rawValue): asked again on \(review.dueOn)"
    return [style.styled(text, review.rating == .again ? .yellow : .green)]
  }

  /// The end of a session.
  ///
  /// - Parameters:
  ///   - answered: How many questions were answered.
  ///   - queue: What is due after it.
  ///   - style: How to write.
  /// - Returns: Lines.
  package static func conclusion(
    answered: Int,
    _ queue: ReviewQueue,
    style: TextStyle
  ) -> [String] {
    let done =
      answered == 0
      ? "No question was answered." : "\(questions(answered)) answered, and kept."
    guard queue.due.isEmpty else {
      return [
        "", done, "\(areDue(queue.due.count, "still due today")). Next: gradus review",
      ].map { style.wrapped($0) }
    }
    return ["", style.wrapped(done), nothingDue(queue, style: style)]
  }

  /// That nothing is due, and when the next question is.
  package static func nothingDue(_ queue: ReviewQueue, style: TextStyle) -> String {
    guard queue.hasRead else {
      return style.wrapped(
        "There is nothing to review: no lesson was read yet. Read one with gradus learn; its questions come "
          + "from the day after."
      )
    }
    guard let day = queue.nextDay else {
      return style.wrapped("There is nothing to review: the lessons you read ask no questions.")
    }
    let distance = queue.today.days(until: day)
    let when = distance == 1 ? "tomorrow" : "in \(distance) days"
    return style.wrapped(
      "Nothing is due today. \(areDue(queue.nextCount, "due \(when), on \(day)"))."
    )
  }

  /// What is due, without asking it.
  ///
  /// - Parameters:
  ///   - cards: Those to list.
  ///   - queue: What they are of.
  ///   - style: How to write.
  /// - Returns: Lines.
  package static func list(
    _ cards: [DueCard],
    of queue: ReviewQueue,
    style: TextStyle
  ) -> [String] {
    let due = "\(questions(queue.due.count)) due today, \(queue.today):"
    return [style.styled(due, .bold)]
      + cards.flatMap { card in
        [
          "", style.wrapped(card.card.question, indent: 2),
          style.styled("  \(card.card.id)", .dim),
        ]
      }
      + [
        "",
        style.wrapped(
          "Next: gradus review in a terminal asks them; gradus review --rate CARD=good records one"
        ),
      ]
  }

  private static func questions(_ count: Int) -> String {
    count == 1 ? "1 question" : "\(count) questions"
  }

  private static func areDue(_ count: Int, _ time: String) -> String {
    "\(questions(count)) \(count == 1 ? "is" : "are") \(time)"
  }

  private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }
}
