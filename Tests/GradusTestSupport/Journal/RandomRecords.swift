package import GradusModel

/// Records of every kind, drawn from a seed; those of different seeds have nothing in common.
package struct RandomRecords {
  private let seed: UInt64
  private var generator: SeededGenerator
  /// How many sittings were drawn.
  private var begun = 0
  /// How many answers of each sitting were drawn.
  private var answered: [SessionID: Int] = [:]

  package init(seed: UInt64) {
    self.seed = seed
    generator = Seed(seed).generator(for: "records")
  }

  /// So many records of all kinds, with a profile among them now and then.
  package mutating func records(_ count: Int) -> [JournalRecord] {
    (0..<count).map { _ in
      switch Int.random(in: 0..<11, using: &generator) {
      case 0..<4: .run(run())
      case 10: .sitting(sitting())
      case 4..<6: .answer(answer())
      case 6..<8: .review(review())
      case 8: .reading(reading())
      default: .profile(profile())
      }
    }
  }

  package mutating func run() -> RecordedRun {
    RecordedRun(
      id: id(),
      occasion: pick(RunOccasion.allCases),
      project: ProjectID(pick(["todo-api", "shop-api", "chat"])),
      folder: pick(["/home/ada/todo", "/tmp/with space", "/ünï/文件夹", "/quote'\"\\"]),
      language: pick([nil, "python", "swift"]),
      gradus: "0.1.0",
      part: pick([nil, "--stage create"]),
      seed: Seed(pick([0, 1, .max, .random(in: 0 ... .max, using: &generator)])),
      startedAt: moment(),
      duration: Elapsed(.microseconds(Int64.random(in: 0...900_000_000_000, using: &generator))),
      started: Bool.random(using: &generator),
      verdict: pick(Verdict.allCases),
      stages: (0..<Int.random(in: 0...3, using: &generator)).map { stage($0) }
    )
  }

  private mutating func stage(_ position: Int) -> RecordedStage {
    RecordedStage(
      stage: StageID(["boot", "create", "read"][position]),
      grade: pick(Grade.allCases),
      verdict: pick(Verdict.allCases),
      whole: Bool.random(using: &generator),
      passed: count(),
      failed: count(),
      blocked: count(),
      skipped: count(),
      inconclusive: count()
    )
  }

  package mutating func sitting() -> RecordedSitting {
    begun += 1
    return RecordedSitting(
      id: id(),
      session: "\(seed)-\(begun)",
      mode: pick([("placement", nil), ("topic", "api.errors"), ("challenge", "data")]),
      seed: Seed(pick([0, 1, .max])),
      shift: pick([0, -0.5, Double.random(in: -10...10, using: &generator)]),
      languages: pick([[], ["python"], ["swift", "go", "swift"]]),
      startedAt: moment()
    )
  }

  /// The next answer of one of two sittings; its time has nothing to do with its number.
  package mutating func answer() -> RecordedAnswer {
    let session: SessionID = "\(seed)-\(pick([1, 2]))"
    answered[session, default: 0] += 1
    return RecordedAnswer(
      id: id(),
      place: (session, answered[session, default: 1]),
      item: (ItemID("http-\(count())"), 1 + count()),
      score: pick([0, 1, Double.random(in: 0...1, using: &generator)]),
      answeredAt: moment()
    )
  }

  package mutating func review() -> RecordedReview {
    let day = Day(number: Int.random(in: 0...40_000, using: &generator))
    return RecordedReview(
      id: id(),
      card: CardID("fundamentals.http.\(count())-00000000"),
      rating: pick(Rating.allCases),
      reviewedAt: moment(),
      day: day,
      memory: MemoryState(
        stability: Double.random(in: 0.001...36_500, using: &generator),
        difficulty: Double.random(in: 1...10, using: &generator)
      ),
      dueOn: day.adding(days: 1 + count())
    )
  }

  package mutating func reading() -> RecordedReading {
    let moment = moment()
    return RecordedReading(
      id: id(),
      lesson: TopicID(pick(["fundamentals.http", "api.errors"])),
      readAt: moment,
      day: moment.day(offset: 60)
    )
  }

  package mutating func profile() -> LearnerProfile {
    var profile = LearnerProfile(changedAt: moment())
    profile.goal = pick([nil, "first-job"])
    profile.language = pick([nil, "go"])
    profile.hoursAWeek = pick([nil, 1, 168])
    profile.startedOn = pick([nil, Day(number: 20_000)])
    return profile
  }

  /// Within a few days, so that some are alike.
  private mutating func moment() -> Moment {
    Moment(milliseconds: 1_893_456_000_000 + Int.random(in: 0...300_000_000, using: &generator))
  }

  private mutating func count() -> Int { Int.random(in: 0...9, using: &generator) }

  private mutating func id() -> RecordID {
    RecordID(String(UInt64.random(in: 0 ... .max, using: &generator), radix: 16))
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &generator)]
  }
}
