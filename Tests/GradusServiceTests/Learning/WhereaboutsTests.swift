import GradusModel
import GradusProjects
import GradusService
import GradusTestSupport
import Testing

/// Where a learner is, and the one next step.
@Suite("Whereabouts")
struct WhereaboutsTests {
  private let storage = MemoryStorage()

  @Test("the path is followed in its order, and what a lesson builds on comes before it")
  func order() async throws {
    let gradus = try gradus("2030-01-01")
    #expect(try await gradus.whereabouts().next == .chooseGoal)
    try await gradus.keep(answers)
    var read: [TopicID] = []
    // Each lesson is read as soon as it is proposed, until a project comes.
    for _ in 1...40 {
      guard case .read(let topic, _, _) = try await gradus.whereabouts().next else { break }
      #expect(!read.contains(topic), "proposed twice")
      guard case .lesson(let page) = try await gradus.lesson(about: topic.rawValue) else {
        Issue.record("\(topic) has no lesson")
        return
      }
      for needed in page.prerequisites where needed.hasLesson {
        #expect(read.contains(needed.id), "\(topic) comes before \(needed.id)")
      }
      try await gradus.recordReading(of: topic)
      read.append(topic)
    }
    #expect(read.contains("fundamentals.status-codes"))
    let next = try await gradus.whereabouts().next
    #expect(next == .start("todo-api", title: "Todo API", language: "python"))
    #expect(next.command == "gradus start todo-api --language python")
  }

  @Test("what is due for review comes before everything else")
  func reviews() async throws {
    try await gradus("2030-01-01").keep(answers)
    try await gradus("2030-01-01").recordReading(of: "fundamentals.client-server")
    #expect(try await gradus("2030-01-01").whereabouts().reviewsDue == 0)
    let place = try await gradus("2030-01-02").whereabouts()
    #expect(place.reviewsDue >= 3)
    #expect(place.next == .review(count: place.reviewsDue))
  }

  @Test(
    "the path begins on the day on which it was chosen, and a change of hours moves no beginning"
  )
  func begins() async throws {
    try await gradus("2030-01-01").keep(answers)
    var more = LearnerAnswers()
    more.hoursAWeek = 20
    try await gradus("2030-02-01").keep(more)
    let place = try await gradus("2030-02-01").whereabouts()
    #expect(place.plan?.phases.first?.begins.description == "2030-01-01")
    #expect(place.hoursAWeek == 20)
    #expect(place.path?.id == "beginner")
    var other = LearnerAnswers()
    other.path = "advanced"
    try await gradus("2030-03-01").keep(other)
    let changed = try await gradus("2030-03-01").whereabouts()
    #expect(changed.path?.id == "advanced")
    #expect(changed.plan?.phases.first?.begins.description == "2030-03-01")
  }

  @Test("of the topics on languages, only those on the learner's own are counted")
  func language() async throws {
    let all = try await gradus("2030-01-01").path("beginner")
    try await gradus("2030-01-01").keep(answers)
    let own = try await gradus("2030-01-01").path("beginner")
    #expect(try #require(own?.count.missing) < #require(all?.count.missing))
    #expect(own?.count.possible == all?.count.possible)
    let steps = own?.phases.flatMap(\.covers).flatMap(\.steps).map(\.id) ?? []
    #expect(steps.contains("python.why"))
    #expect(!steps.contains("go.why"))
  }

  @Test("a requirement is shown when all of its evidence that can be had is there")
  func career() async throws {
    let gradus = try gradus("2030-01-01")
    for topic in ["http", "methods"] {
      try await gradus.recordReading(of: TopicID("fundamentals.\(topic)"))
    }
    let junior = try await gradus.career("junior")
    let basics = try #require(junior.requirements.first { $0.title == "basic HTTP" })
    #expect(basics.evidence.filter(\.isDone).count == 2)
    #expect(!basics.isShown)
    #expect(junior.count.done == 0)
    #expect(junior.count.possible + junior.count.missing == junior.requirements.count)
    for requirement in junior.requirements where requirement.evidence.isEmpty {
      #expect(requirement.unmeasured != nil)
    }
  }

  private var answers: LearnerAnswers {
    var answers = LearnerAnswers()
    answers.goal = .junior
    answers.experience = LearningExperience.none
    answers.language = "python"
    answers.hoursAWeek = 10
    return answers
  }

  /// The service on a day, at noon.
  private func gradus(_ day: String) throws -> Gradus {
    let moment = try #require(Moment("\(day)T12:00:00Z"))
    return Gradus(
      exams: AllProjects.exams,
      storage: storage,
      clock: .fixed(LocalTime(moment, offset: 0))
    )
  }
}
