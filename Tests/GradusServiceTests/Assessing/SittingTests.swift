import GradusModel
import GradusService
import GradusTestSupport
import Testing

/// Sittings: begun, interrupted, taken up again, looked back at.
@Suite("Sittings")
struct SittingTests {
  private let storage = MemoryStorage()

  @Test("a sitting that was interrupted asks what it would have asked without", arguments: 1...5)
  func resumed(seed: UInt64) async throws {
    let gradus = try gradus("2030-01-01")
    var whole = try await Self.unrecorded.beginAssessment(request(seed: seed))
    var sitting = try await gradus.beginAssessment(request(seed: seed))
    var number = 0
    while let item = sitting.asked {
      #expect(item == whole.asked)
      let answer = Self.answer(to: item, number)
      #expect(try await gradus.answer(answer, in: &sitting) == nil)
      #expect(try await Self.unrecorded.answer(answer, in: &whole) == nil)
      number += 1
      // Another day, another process.
      if number % 3 == 0, !sitting.isComplete {
        sitting = try await self.gradus("2030-01-02").resumeAssessment()
      }
    }
    #expect(whole.isComplete)
    #expect((12...36).contains(number))
    let report = try await gradus.report(on: sitting)
    let other = try await Self.unrecorded.report(on: whole)
    #expect(report.domains == other.domains)
    #expect(report.overall == other.overall)
    #expect(report.domains.count == 6)
    let problem = await #expect(throws: Problem.self) { try await gradus.resumeAssessment() }
    #expect(problem?.sentence == "The last assessment was finished.")
  }

  @Test("who knows nothing is placed on the first path, and is told what to learn")
  func nothing() async throws {
    let gradus = try gradus("2030-01-01")
    let report = try await taken(gradus, request(seed: 3)) { _ in .unknown }
    #expect(report.path == "beginner")
    #expect(report.career == nil)
    #expect(report.domains.allSatisfy { $0.right == 0 && $0.nearly == 0 && $0.estimate < 0 })
    #expect(report.strongest.isEmpty)
    #expect(report.weakest.count == 3)
    #expect(report.steps.contains { $0.command?.hasPrefix("gradus learn ") == true })
    let home = try await gradus.whereabouts()
    #expect(home.assessed?.path == "beginner")
    #expect(home.assessed?.domains.count == 6)
  }

  @Test("a placement answers where a plan starts, unless the learner has said it")
  func plan() async throws {
    let gradus = try gradus("2030-01-01")
    #expect(try await gradus.missing(from: LearnerAnswers()).contains(.experience))
    _ = try await taken(gradus, request(seed: 4)) { _ in .unknown }
    #expect(try await !gradus.missing(from: LearnerAnswers()).contains(.experience))
    var answers = LearnerAnswers()
    answers.goal = .junior
    answers.language = "python"
    answers.hoursAWeek = 5
    try await gradus.keep(answers)
    #expect(try await gradus.whereabouts().path?.id == "beginner")
    var said = LearnerAnswers()
    said.path = "advanced"
    try await gradus.keep(said)
    #expect(try await gradus.whereabouts().path?.id == "advanced")
  }

  @Test("what was asked before comes again only where nothing else is left")
  func unseen() async throws {
    let gradus = try gradus("2030-01-01")
    var asked: Set<ItemID> = []
    for seed in 1...3 {
      var sitting = try await gradus.beginAssessment(request(seed: UInt64(seed), mode: .quick))
      while let item = sitting.asked {
        #expect(asked.insert(item.id).inserted, "\(item.id) was asked before")
        _ = try await gradus.answer(.unknown, in: &sitting)
      }
    }
    #expect(asked.count == 15)
    #expect(
      try await gradus.assessmentHistory().sittings.map(\.mode) == ["quick", "quick", "quick"]
    )
  }

  @Test("a challenge is about its domain, and proposes no path")
  func challenge() async throws {
    let gradus = try gradus("2030-01-01")
    var request = request(seed: 9, mode: .challenge)
    request.domain = "databases"
    let report = try await taken(gradus, request) { item in
      #expect(item.id.rawValue.hasPrefix("db."))
      return .unknown
    }
    #expect(report.answered == 8)
    #expect(report.domains.map(\.id) == ["databases"])
    #expect(report.overall == nil && report.path == nil)
  }

  @Test("an item for one language is asked of those alone who write it")
  func languages() async throws {
    let gradus = try gradus("2030-01-01")
    var request = request(seed: 9)
    request.topic = "swift.backend"
    request.mode = .topic
    request.languages = ["swift"]
    let report = try await taken(gradus, request) { item in
      #expect(item.id.rawValue.hasPrefix("swift.backend."))
      return .unknown
    }
    #expect(report.answered == 3)
    request.languages = ["go"]
    await #expect(throws: Problem.self) { try await gradus.beginAssessment(request) }
  }

  @Test("an answer that can't be read is told, and neither counts nor is kept")
  func unreadable() async throws {
    let gradus = try gradus("2030-01-01")
    var sitting = try await gradus.beginAssessment(request(seed: 5))
    let before = sitting.asked
    let reason = try await gradus.answer(.numbers([99]), in: &sitting)
    #expect(reason?.isEmpty == false)
    #expect(sitting.asked == before)
    #expect(try await storage.open().answers().isEmpty)
  }

  @Test(
    "what can't be assessed is refused with what to do",
    arguments: [
      (AssessmentRequest.Mode.challenge, nil, nil, "A challenge is about one domain."),
      (.challenge, "databsaes", nil, "There is no domain 'databsaes'."),
      (.topic, nil, "nonsense", "There is no topic 'nonsense'."),
      (.quick, "databases", nil, "A domain can be named for a challenge only"),
      (.placement, nil, "security.jwt", "A topic can be named for the mode topic only"),
      (.topic, nil, "python.asyncio", "for this assessment, and it needs at least 3."),
    ]
  )
  func refused(
    mode: AssessmentRequest.Mode,
    domain: String?,
    topic: String?,
    words: String
  ) async throws {
    var request = AssessmentRequest()
    request.mode = mode
    request.domain = domain
    request.topic = topic
    let gradus = try gradus("2030-01-01")
    let problem = await #expect(throws: Problem.self) {
      try await gradus.beginAssessment(request)
    }
    #expect(problem?.sentence.contains(words) == true, "\(problem?.sentence ?? "")")
  }

  private static let unrecorded = Gradus(exams: [])

  /// Something that some learner could answer.
  private static func answer(to item: AskedItem, _ number: Int) -> GivenAnswer {
    guard number % 4 != 3 else { return .unknown }
    return switch item.form {
    case .choice, .line: .numbers([1 + number % 3])
    case .order(let steps): .numbers(Array(1...steps.count))
    case .text: .unknown
    }
  }

  private func taken(
    _ gradus: Gradus,
    _ request: AssessmentRequest,
    _ answer: (AskedItem) -> GivenAnswer
  ) async throws -> AssessmentReport {
    var sitting = try await gradus.beginAssessment(request)
    while let item = sitting.asked {
      _ = try await gradus.answer(answer(item), in: &sitting)
    }
    return try await gradus.report(on: sitting)
  }

  private func request(
    seed: UInt64,
    mode: AssessmentRequest.Mode = .placement
  ) -> AssessmentRequest {
    var request = AssessmentRequest()
    request.seed = Seed(seed)
    request.mode = mode
    return request
  }

  private func gradus(_ day: String) throws -> Gradus {
    let moment = try #require(Moment("\(day)T12:00:00Z"))
    return Gradus(exams: [], storage: storage, clock: .fixed(LocalTime(moment, offset: 0)))
  }
}
