internal import GradusModel
internal import GradusReport
internal import GradusService

/// Asks recall questions in a terminal, one at a time.
struct ReviewLoop: Sendable {
  let context: CommandContext
  /// What is asked; one at least.
  let cards: [DueCard]

  /// Asks until all are answered or somebody quits; every answer is kept at once.
  ///
  /// - Returns: `interrupted` where the task was cancelled.
  /// - Throws: `Problem` where an answer cannot be recorded.
  func run() async throws -> GradusModel.ExitCode {
    try await Keyboard.keys { keys in
      var session = ReviewSession()
      var position = 0
      ask(position)
      for await key in keys {
        guard let action = session.pressed(key) else { continue }
        switch action {
        case .showAnswer: answer(position)
        case .quit:
          try await conclude(answered: position)
          return .passed
        case .rate(let rating):
          let review = try await context.gradus.rate(cards[position].card.id, rating)
          print(lines: ReviewText.rated(review, style: context.terminal.style))
          position += 1
          guard position < cards.count else {
            try await conclude(answered: position)
            return .passed
          }
          ask(position)
        }
      }
      return .interrupted
    }
  }

  private func ask(_ position: Int) {
    print(
      lines: ReviewText.question(
        cards[position].card,
        position: (position + 1, cards.count),
        style: context.terminal.style
      )
    )
  }

  private func answer(_ position: Int) {
    print(lines: ReviewText.answer(cards[position], style: context.terminal.style))
  }

  private func conclude(answered: Int) async throws(Problem) {
    let queue = try await context.gradus.reviewQueue()
    print(
      lines: ReviewText.conclusion(answered: answered, queue, style: context.terminal.style)
    )
  }

  private func print(lines: [String]) { context.terminal.print(lines: lines) }
}
