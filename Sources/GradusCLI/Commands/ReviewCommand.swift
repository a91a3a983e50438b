internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus review`: recall questions of the lessons that were read.
struct ReviewCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Answer the questions of lessons that you read, those that are due.",
    discussion: """
      A question comes for the first time on the day after its lesson was read, and then the later the \
      better you remembered it (FSRS-6). Enter shows the answer; then say how it went: 1 or a for again, \
      2 or h for hard, 3 or g for good, 4 or e for easy. q stops, and what was answered is kept.

      Without a terminal, or with --no-input, what is due is only listed.
      """
  )

  static var stopping: String { "what was answered is kept." }

  @Option(help: "At most so many questions.")
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      "Record one answer: again, hard, good or easy.",
      valueName: "card=rating"
    )
  )
  var rate: String?

  @Flag(help: "List what is due as JSON, or with --rate what was recorded.")
  var json = false

  @Flag(name: .customLong("no-input"), help: "Ask nothing; list what is due.")
  var noInput = false

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    if let limit, limit < 1 {
      throw Problem("--limit \(limit) is not possible.", advice: "Give 1 or more.")
    }
    let terminal = context.terminal
    if let rate {
      let review = try await recorded(rate, context.gradus)
      terminal.print(
        json
          ? ReviewJSON.review(review).pretty
          : "Recorded \(review.rating.rawValue). \(review.card) is due again on \(review.dueOn)."
      )
      return .passed
    }
    let queue = try await context.gradus.reviewQueue()
    if json {
      terminal.print(ReviewJSON.queue(queue, limit: limit).pretty)
      return .passed
    }
    guard !queue.due.isEmpty else {
      terminal.print(ReviewText.nothingDue(queue, style: terminal.style))
      return .passed
    }
    let cards = Array(queue.due.prefix(limit ?? .max))
    guard !noInput, terminal.isInteractive, Keyboard.isThere else {
      terminal.print(lines: ReviewText.list(cards, of: queue, style: terminal.style))
      return .passed
    }
    return try await ReviewLoop(context: context, cards: cards).run()
  }

  /// Records what `--rate` says.
  ///
  /// - Throws: `Problem` where it is no card and rating.
  private func recorded(_ rate: String, _ gradus: Gradus) async throws(Problem) -> RecordedReview {
    let parts = rate.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw Problem(
        "--rate \(rate) is not possible.",
        advice: "Give a card and a rating, CARD=good; gradus review --json lists the cards."
      )
    }
    guard let rating = Rating(rawValue: String(parts[1])) else {
      throw Problem.unknown("rating", String(parts[1]), among: Rating.allCases.map(\.rawValue))
    }
    return try await gradus.rate(CardID(String(parts[0])), rating)
  }
}
