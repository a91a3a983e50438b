import GradusModel
import GradusProjects
import GradusService
import GradusTestSupport
import Testing

/// Which questions are due, and when they come again.
@Suite("Reviews")
struct ReviewQueueTests {
  private let storage = MemoryStorage()

  /// The service on a day, at noon.
  private func gradus(_ day: String) throws -> Gradus {
    let moment = try #require(Moment("\(day)T12:00:00Z"))
    return Gradus(
      exams: AllProjects.exams,
      storage: storage,
      clock: .fixed(LocalTime(moment, offset: 0))
    )
  }

  @Test("the questions of a lesson are due on the day after it was read first, and not before")
  func nextDay() async throws {
    let today = try gradus("2030-01-01")
    let before = try await today.reviewQueue()
    #expect(!before.hasRead && before.due.isEmpty && before.nextDay == nil)
    try await today.recordReading(of: "api.errors")
    let queue = try await today.reviewQueue()
    #expect(queue.hasRead && queue.due.isEmpty)
    #expect(queue.nextDay == Day("2030-01-02"))
    try await gradus("2030-01-02").recordReading(of: "api.errors")
    let tomorrow = try await gradus("2030-01-02").reviewQueue()
    #expect(tomorrow.due.count == queue.nextCount)
    #expect((3...6).contains(tomorrow.due.count))
    #expect(tomorrow.due.map(\.card.number) == Array(1...tomorrow.due.count))
    #expect(tomorrow.due.allSatisfy { $0.reviewedOn == nil && !$0.card.answer.isEmpty })
  }

  @Test("a rating says when a question comes again, and the next one goes by it")
  func rating() async throws {
    try await gradus("2030-01-01").recordReading(of: "api.errors")
    let second = try gradus("2030-01-02")
    let due = try #require(try await second.reviewQueue().due.first)
    #expect(due.choices.map(\.interval) == [1, 1, 2, 8])
    let review = try await second.rate(due.card.id, .good)
    #expect(review.dueOn == Day("2030-01-04"))
    #expect(review.memory.stability == 2.3065)
    #expect(try await !second.reviewQueue().due.map(\.card.id).contains(due.card.id))
    let fourth = try gradus("2030-01-04")
    let again = try #require(
      try await fourth.reviewQueue().due.first { $0.card.id == due.card.id }
    )
    #expect(again.reviewedOn == Day("2030-01-02"))
    #expect(again.choices.first { $0.rating == .good }?.interval == 11)
    #expect(try await fourth.rate(due.card.id, .good).dueOn == Day("2030-01-15"))
  }

  @Test("a card that is unknown is not rated, and what was probably meant is told")
  func unknown() async throws {
    let today = try gradus("2030-01-01")
    let empty = await #expect(throws: Problem.self) { try await today.rate("api.errors.1", .good) }
    #expect(empty?.sentence.contains("no lesson with recall questions was read yet") == true)
    try await today.recordReading(of: "api.errors")
    let card = try #require(try await gradus("2030-01-02").reviewQueue().due.first?.card.id)
    let near = CardID(String(card.rawValue.dropLast()))
    let problem = await #expect(throws: Problem.self) { try await today.rate(near, .good) }
    #expect(problem?.advice == "Did you mean '\(card)'?")
    #expect(try await storage.journal.contents().reviews.isEmpty)
  }

  @Test("a lesson that the content does not have asks nothing")
  func noLesson() async throws {
    try await gradus("2030-01-01").recordReading(of: "fundamentals.alchemy")
    let queue = try await gradus("2030-01-02").reviewQueue()
    #expect(queue.hasRead && queue.due.isEmpty && queue.nextDay == nil)
  }

  @Test("Enter shows the answer, a rating is taken only after it, and q stops at any time")
  func keys() {
    var session = ReviewSession()
    #expect(session.pressed("3") == nil)
    #expect(session.pressed("x") == nil)
    #expect(session.pressed("\n") == .showAnswer)
    #expect(session.pressed("\n") == nil)
    #expect(session.pressed("3") == .rate(.good))
    #expect(session.pressed(" ") == .showAnswer)
    #expect(session.pressed("a") == .rate(.again))
    #expect(session.pressed("q") == .quit)
    for (key, rating) in zip("1234ahge", Rating.allCases + Rating.allCases) {
      var session = ReviewSession()
      _ = session.pressed("\n")
      #expect(session.pressed(key) == .rate(rating))
    }
  }

  @Test("the profile is kept, and each change is later than the one before")
  func profile() async throws {
    let today = try gradus("2030-01-01")
    try await today.updateProfile { $0.goal = "first-job" }
    try await today.updateProfile { $0.hoursAWeek = 10 }
    let profile = try await storage.journal.profile()
    #expect(profile?.goal == "first-job" && profile?.hoursAWeek == 10)
    await #expect(throws: Problem.self) { try await today.updateProfile { $0.hoursAWeek = 0 } }
  }

  @Test(
    "GRADUS_NOW stands still at its time, in its zone; what is no time is told when it is asked"
  )
  func clock() throws {
    let now = try WallClock.system(["GRADUS_NOW": "2030-01-31T23:30:00-05:00"]).now()
    #expect(now.day == Day("2030-01-31"))
    #expect(now.moment.description == "2030-02-01T04:30:00.000Z")
    let problem = #expect(throws: Problem.self) {
      try WallClock.system(["GRADUS_NOW": "tomorrow"]).now()
    }
    #expect(problem?.sentence == "GRADUS_NOW is 'tomorrow', which is no time.")
    #expect(try abs(WallClock.system([:]).now().day.number - 20_000) < 40_000)
  }
}
