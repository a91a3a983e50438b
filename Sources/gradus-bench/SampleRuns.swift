import GradusModel

/// Records as a diligent learner's would be.
enum SampleRuns {
  private static let begin = 1_893_456_000_000

  /// A run of one of 18 projects with twelve stages, five minutes after the one before.
  static func run(_ number: Int, id: String) -> RecordedRun {
    let passed = number % 13
    return RecordedRun(
      id: RecordID(id),
      occasion: number % 10 == 0 ? .replay : .check,
      project: ProjectID("project-\(number % 18)"),
      folder: "/home/ada/project-\(number % 18)",
      language: "python",
      gradus: "0.1.0",
      part: nil,
      seed: Seed(UInt64(number)),
      startedAt: Moment(milliseconds: begin + number * 300_000),
      duration: Elapsed(.seconds(4)),
      started: true,
      verdict: passed == 12 ? .passed : .failed,
      stages: (0..<12).map { position in
        RecordedStage(
          stage: StageID("stage-\(position)"),
          grade: position < 8 ? .core : .production,
          verdict: position < passed ? .passed : .failed,
          whole: true,
          passed: 10,
          failed: position < passed ? 0 : 2,
          blocked: 0,
          skipped: 0,
          inconclusive: 0
        )
      }
    )
  }

  /// The reading of a lesson, one a day.
  static func reading(_ number: Int) -> RecordedReading {
    let moment = Moment(milliseconds: begin + number * 86_400_000)
    return RecordedReading(
      id: RecordID("reading-\(number)"),
      lesson: TopicID("lesson-\(number)"),
      readAt: moment,
      day: moment.day(offset: 0)
    )
  }

  /// A review of a question of a lesson, so many days after it was read.
  static func review(_ question: Int, of lesson: Int, number: Int) -> RecordedReview {
    let moment = Moment(milliseconds: begin + (lesson + number) * 86_400_000)
    return RecordedReview(
      id: RecordID("review-\(lesson)-\(number)"),
      card: CardID("lesson-\(lesson).\(question)"),
      rating: .good,
      reviewedAt: moment,
      day: moment.day(offset: 0),
      memory: MemoryState(stability: 10, difficulty: 5),
      dueOn: moment.day(offset: 0).adding(days: 10)
    )
  }

  /// The answer of a number in a sitting, all of them at the same moment.
  static func answer(_ number: Int, in session: SessionID) -> RecordedAnswer {
    RecordedAnswer(
      id: RecordID("answer-\(session)-\(number)"),
      place: (session, number),
      item: (ItemID("item-\(number)"), 1),
      score: 1,
      answeredAt: Moment(milliseconds: begin)
    )
  }
}
