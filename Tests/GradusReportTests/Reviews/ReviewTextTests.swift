import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// What people and programs read while they review.
@Suite("Reviews as text")
struct ReviewTextTests {
  private static let today = Day(number: 21_916)

  private static func card(_ number: Int, dueIn days: Int, reviewed: Bool) -> DueCard {
    DueCard(
      card: RecallCard(
        lesson: "api.errors",
        title: "Error envelopes",
        number: number,
        question: "Why do you report all wrong members of a request at once, and not one of them?",
        answer: """
          Whoever filled in the form can mend everything in one go. With one mistake per answer it takes \
          as many attempts as there are mistakes.
          """
      ),
      dueOn: today.adding(days: days),
      reviewedOn: reviewed ? today.adding(days: -9) : nil,
      choices: zip(Rating.allCases, [1, 4, 11, 46]).map { ReviewChoice(rating: $0, interval: $1) }
    )
  }

  private static let queue = ReviewQueue(
    today: today,
    cards: [
      card(2, dueIn: 0, reviewed: false), card(1, dueIn: -3, reviewed: true),
      card(3, dueIn: 1, reviewed: false), card(4, dueIn: 5, reviewed: true),
    ],
    hasRead: true
  )

  @Test("a session reads well in every width", arguments: [40, 80, 100])
  func session(width: Int) throws {
    let style = TextStyle(width: width)
    let due = Self.queue.due[0]
    let review = RecordedReview(
      id: "r",
      card: due.card.id,
      rating: .good,
      reviewedAt: Moment(milliseconds: 0),
      day: Self.today,
      memory: MemoryState(stability: 11, difficulty: 5),
      dueOn: Self.today.adding(days: 11)
    )
    let rest = ReviewQueue(
      today: Self.today,
      cards: Array(Self.queue.due.dropFirst()),
      hasRead: true
    )
    let lines =
      ReviewText.question(due.card, position: (1, 2), style: style)
      + ReviewText.answer(due, style: style) + ReviewText.rated(review, style: style)
      + ReviewText.conclusion(answered: 1, rest, style: style)
    try Golden.expect(lines.joined(separator: "\n") + "\n", is: "session-\(width).txt")
  }

  @Test("a list of what is due names the cards")
  func list() throws {
    let lines = ReviewText.list(Self.queue.due, of: Self.queue, style: TextStyle(width: 80))
    try Golden.expect(lines.joined(separator: "\n") + "\n", is: "list.txt")
  }

  @Test("an empty list says why it is empty, and when that ends")
  func nothing() throws {
    func text(_ cards: [DueCard], hasRead: Bool) -> String {
      let queue = ReviewQueue(today: Self.today, cards: cards, hasRead: hasRead)
      return ReviewText.nothingDue(queue, style: TextStyle(width: 80))
    }
    let texts = [
      text([], hasRead: false), text([], hasRead: true),
      text([Self.card(1, dueIn: 1, reviewed: true)], hasRead: true),
      text((1...3).map { Self.card($0, dueIn: 4, reviewed: true) }, hasRead: true),
    ]
    try Golden.expect(texts.joined(separator: "\n\n") + "\n", is: "nothing.txt")
  }

  @Test("programs get all of it")
  func json() throws {
    try Golden.expect(ReviewJSON.queue(Self.queue, limit: 1).pretty + "\n", is: "queue.json")
  }

  @Test("without colour no escape is written, and with colour nothing is said by it alone")
  func colour() {
    let due = Self.queue.due[0]
    for isColoured in [false, true] {
      let style = TextStyle(isColoured: isColoured, width: 80)
      let lines =
        ReviewText.question(due.card, position: (1, 2), style: style)
        + ReviewText.answer(due, style: style)
      #expect(lines.contains { $0.contains("\u{1B}") } == isColoured)
      let plain = lines.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") }
      let expected =
        ReviewText.question(due.card, position: (1, 2), style: TextStyle(width: 80))
        + ReviewText.answer(due, style: TextStyle(width: 80))
      #expect(plain == expected)
    }
  }
}
