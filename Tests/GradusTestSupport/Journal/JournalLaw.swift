import GradusModel
package import GradusService
import Testing

/// A claim that every implementation of `Journal` keeps.
///
/// A test of an implementation takes `JournalLaw.all` as its arguments, and gives each an empty journal.
package struct JournalLaw: Sendable, CustomTestStringConvertible {
  /// A sentence in the present tense.
  package let claim: String
  /// Records issues where it is not kept; gets an empty journal.
  package let check: @Sendable (any Journal) async throws -> Void

  package var testDescription: String { claim }

  private init(_ claim: String, _ check: @escaping @Sendable (any Journal) async throws -> Void) {
    self.claim = claim
    self.check = check
  }

  package static let all = [
    JournalLaw(
      "an empty journal answers every question with nothing",
      empty
    ),
    JournalLaw(
      "what is recorded comes back as it was",
      whole
    ),
    JournalLaw(
      "a record is kept once, and as it was first",
      once
    ),
    JournalLaw(
      "of two sittings with one session, and of two answers with one number, the first is kept",
      places
    ),
    JournalLaw(
      "the profile that was changed last counts",
      profile
    ),
    JournalLaw(
      "of records among which one is faulty, none is kept",
      allOrNone
    ),
    JournalLaw(
      "what several tasks record at once is all there",
      concurrent
    ),
    JournalLaw(
      "of what several tasks answer in the same place at once, one answer is kept",
      race
    ),
    JournalLaw(
      "the latest runs come first, without replays, and of one project where asked",
      latest
    ),
    JournalLaw(
      "of runs that began at once, the one recorded last is the last",
      simultaneous
    ),
    JournalLaw(
      "a stage counts as passed where all of it was examined, from the first time on",
      passedStages
    ),
    JournalLaw(
      "of each lesson the first reading is told, of each card the last review",
      firstAndLast
    ),
    JournalLaw(
      "sittings come in the order in which they were begun, and where that is one, recorded",
      sittings
    ),
    JournalLaw(
      "answers come sitting by sitting, in each in the order of their numbers, whatever the clock said",
      answers
    ),
  ]
}

// What recording does.
extension JournalLaw {
  private static func empty(_ journal: any Journal) async throws {
    #expect(try await journal.contents() == JournalContents())
    #expect(try await journal.runs(of: nil, limit: 10).isEmpty)
    #expect(try await journal.lastRuns().isEmpty)
    #expect(try await journal.passedStages().isEmpty)
    #expect(try await journal.firstReadings().isEmpty)
    #expect(try await journal.lastReviews(of: ["a"]).isEmpty)
    #expect(try await journal.sittings().isEmpty)
    #expect(try await journal.answers().isEmpty)
    #expect(try await journal.profile() == nil)
  }

  private static func whole(_ journal: any Journal) async throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      var random = RandomRecords(seed: seed)
      let records = random.records(20).filter { $0.id != nil }
      let before = try await journal.contents().records
      #expect(try await journal.record(records) == records.count)
      #expect(try await journal.contents() == JournalContents(before + records))
    }
  }

  private static func once(_ journal: any Journal) async throws {
    var random = RandomRecords(seed: 7)
    let run = random.run()
    var other = run
    other.folder = "/elsewhere"
    #expect(try await journal.record([.run(run), .run(run)]) == 1)
    #expect(try await journal.record([.run(other)]) == 0)
    #expect(try await journal.contents().runs == [run])
  }

  private static func places(_ journal: any Journal) async throws {
    var random = RandomRecords(seed: 8)
    let (sitting, answer) = (random.sitting(), random.answer())
    var (otherSitting, otherAnswer) = (random.sitting(), random.answer())
    otherSitting.session = sitting.session
    (otherAnswer.session, otherAnswer.number) = (answer.session, answer.number)
    #expect(try await journal.record([.sitting(sitting), .answer(answer)]) == 2)
    #expect(try await journal.record([.sitting(otherSitting), .answer(otherAnswer)]) == 0)
    #expect(try await journal.sittings() == [sitting])
    #expect(try await journal.answers() == [answer])
    otherSitting.session = "another"
    otherAnswer.number += 1
    #expect(try await journal.record([.sitting(otherSitting), .answer(otherAnswer)]) == 2)
  }

  private static func profile(_ journal: any Journal) async throws {
    var early = LearnerProfile(changedAt: Moment(milliseconds: 1000))
    early.goal = "first-job"
    var late = LearnerProfile(changedAt: Moment(milliseconds: 2000))
    late.startedOn = Day("2030-01-31")
    #expect(try await journal.record([.profile(late)]) == 1)
    #expect(try await journal.record([.profile(early), .profile(late)]) == 0)
    #expect(try await journal.profile() == late)
    late.goal = "senior"
    #expect(try await journal.record([.profile(late)]) == 1)
    #expect(try await journal.profile() == late)
  }

  private static func allOrNone(_ journal: any Journal) async throws {
    var random = RandomRecords(seed: 3)
    var answer = random.answer()
    answer.score = .nan
    let records: [JournalRecord] = [.run(random.run()), .answer(answer)]
    await #expect(throws: Problem.self) { try await journal.record(records) }
    #expect(try await journal.contents() == JournalContents())
  }

  private static func concurrent(_ journal: any Journal) async throws {
    try await withThrowingTaskGroup { group in
      for seed in 1...8 as ClosedRange<UInt64> {
        group.addTask {
          var random = RandomRecords(seed: seed)
          for _ in 0..<20 { _ = try await journal.record([.run(random.run())]) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await journal.contents().runs.count == 160)
  }

  private static func race(_ journal: any Journal) async throws {
    let kept = try await withThrowingTaskGroup(of: (RecordedAnswer, Int).self) { group in
      for seed in 1...8 as ClosedRange<UInt64> {
        group.addTask {
          var random = RandomRecords(seed: seed)
          var answer = random.answer()
          (answer.session, answer.number) = ("first", 5)
          return (answer, try await journal.record([.answer(answer)]))
        }
      }
      return try await group.reduce(into: [RecordedAnswer]()) { if $1.1 == 1 { $0.append($1.0) } }
    }
    #expect(kept.count == 1)
    #expect(try await journal.answers() == kept)
  }
}

// What questions are answered with.
extension JournalLaw {
  private static func latest(_ journal: any Journal) async throws {
    var random = RandomRecords(seed: 11)
    let runs = (0..<60).map { _ in random.run() }
    _ = try await journal.record(runs.map(JournalRecord.run))
    let examined = runs.filter { $0.occasion != .replay }
      .sorted { $0.startedAt > $1.startedAt }
    #expect(try await journal.runs(of: nil, limit: 100) == examined)
    #expect(try await journal.runs(of: nil, limit: 3) == Array(examined.prefix(3)))
    let todo = examined.filter { $0.project == "todo-api" }
    #expect(try await journal.runs(of: "todo-api", limit: 100) == todo)
    var seen: Set<ProjectID> = []
    #expect(
      try await journal.lastRuns() == examined.filter { seen.insert($0.project).inserted }
    )
  }

  private static func simultaneous(_ journal: any Journal) async throws {
    var random = RandomRecords(seed: 12)
    var (first, second) = (random.run(), random.run())
    second.startedAt = first.startedAt
    (first.project, second.project) = ("todo-api", "todo-api")
    (first.occasion, second.occasion) = (.check, .watch)
    _ = try await journal.record([.run(first), .run(second)])
    #expect(try await journal.lastRuns() == [second])
  }

  private static func passedStages(_ journal: any Journal) async throws {
    var random = RandomRecords(seed: 13)
    func run(at milliseconds: Int, whole: Bool, _ verdict: Verdict) -> RecordedRun {
      var run = random.run()
      run.project = "todo-api"
      run.startedAt = Moment(milliseconds: milliseconds)
      run.stages = [
        RecordedStage(
          stage: "create",
          grade: .core,
          verdict: verdict,
          whole: whole,
          passed: 1,
          failed: 0,
          blocked: 0,
          skipped: 0,
          inconclusive: 0
        )
      ]
      return run
    }
    _ = try await journal.record([
      .run(run(at: 1, whole: false, .passed)), .run(run(at: 2, whole: true, .failed)),
    ])
    #expect(try await journal.passedStages().isEmpty)
    _ = try await journal.record([
      .run(run(at: 9, whole: true, .passed)), .run(run(at: 4, whole: true, .passed)),
      .run(run(at: 11, whole: true, .failed)),
    ])
    let passed = PassedStage(
      project: "todo-api",
      stage: "create",
      firstAt: Moment(milliseconds: 4),
      lastAt: Moment(milliseconds: 9)
    )
    #expect(try await journal.passedStages() == [passed])
  }

  private static func firstAndLast(_ journal: any Journal) async throws {
    var random = RandomRecords(seed: 14)
    let readings = (0..<20).map { _ in random.reading() }
    let reviews = (0..<60).map { _ in random.review() }
    _ = try await journal.record(readings.map { .reading($0) } + reviews.map { .review($0) })
    var seen: Set<TopicID> = []
    let first = readings.sorted { $0.readAt < $1.readAt }.filter {
      seen.insert($0.lesson).inserted
    }
    #expect(try await journal.firstReadings() == first)
    let cards = Set(reviews.map(\.card)).subtracting(["fundamentals.http.0-00000000"])
    let last = Dictionary(
      reviews.filter { cards.contains($0.card) }.map { ($0.card, $0) },
      uniquingKeysWith: { $0.reviewedAt > $1.reviewedAt ? $0 : $1 }
    )
    #expect(try await journal.lastReviews(of: Array(cards) + ["unknown"]) == last)
  }

  private static func sittings(_ journal: any Journal) async throws {
    var random = RandomRecords(seed: 15)
    var sittings = (0..<4).map { _ in random.sitting() }
    for (index, milliseconds) in [3, 1, 2, 1].enumerated() {
      sittings[index].startedAt = Moment(milliseconds: milliseconds)
    }
    _ = try await journal.record(sittings.map(JournalRecord.sitting))
    let inOrder = [sittings[1], sittings[3], sittings[2], sittings[0]]
    #expect(try await journal.sittings() == inOrder)
  }

  private static func answers(_ journal: any Journal) async throws {
    var random = RandomRecords(seed: 16)
    // The clock was set back, and stood still.
    func answers(of session: SessionID, at milliseconds: [Int]) -> [RecordedAnswer] {
      milliseconds.enumerated().map { index, milliseconds in
        var answer = random.answer()
        (answer.session, answer.number) = (session, index + 1)
        answer.answeredAt = Moment(milliseconds: milliseconds)
        return answer
      }
    }
    let late = answers(of: "a", at: [500, 900, 900, 900, 100])
    let early = answers(of: "b", at: [200, 700, 200])
    let records = (late + early).reversed().sorted { $0.answeredAt < $1.answeredAt }
    _ = try await journal.record(records.map(JournalRecord.answer))
    #expect(try await journal.answers() == early + late)
    #expect(try await journal.contents().answers == early + late)
  }
}
