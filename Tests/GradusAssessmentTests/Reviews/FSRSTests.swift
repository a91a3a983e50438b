import GradusAssessment
import GradusModel
import Testing

/// The scheduler of reviews, held against the published implementation and against its own laws.
@Suite("FSRS-6")
struct FSRSTests {
  private let scheduler = FSRS()

  /// A review of a sequence: its rating, days since the one before, and what comes of it.
  private typealias Step = (rating: Rating, days: Int?, memory: MemoryState, interval: Int)

  @Test("Good three times, Again, Good, each when it is due")
  func reference() {
    expect([
      (.good, nil, MemoryState(stability: 2.3065, difficulty: 2.118103970459016), 2),
      (.good, nil, MemoryState(stability: 10.964332335820698, difficulty: 2.111214235785395), 11),
      (.good, nil, MemoryState(stability: 46.28021728755693, difficulty: 2.1043313908464483), 46),
      (.again, nil, MemoryState(stability: 2.9325804541638116, difficulty: 7.389975788014609), 3),
      (.good, nil, MemoryState(stability: 7.778225744797728, difficulty: 7.377814181523433), 8),
    ])
  }

  @Test("reviews on one day")
  func sameDay() {
    expect([
      (.good, nil, MemoryState(stability: 2.3065, difficulty: 2.118103970459016), 2),
      (.again, 0, MemoryState(stability: 0.7750839828558984, difficulty: 7.394502741279718), 1),
      (.hard, 0, MemoryState(stability: 0.7750839828558984, difficulty: 8.25557787278606), 1),
      (.good, 0, MemoryState(stability: 0.8281648000472626, difficulty: 8.24255066421011), 1),
      (.easy, 0, MemoryState(stability: 1.5156418705173513, difficulty: 7.640521362625016), 2),
      (.again, 0, MemoryState(stability: 0.523589561180302, difficulty: 9.209683785646414), 1),
    ])
  }

  @Test("reviews before and after they are due")
  func otherDays() {
    expect([
      (.again, nil, MemoryState(stability: 0.212, difficulty: 6.4133), 1),
      (.hard, 1, MemoryState(stability: 1.219217274379578, difficulty: 7.604209769076838), 1),
      (.easy, 3, MemoryState(stability: 8.396323819874334, difficulty: 6.788876687023917), 8),
      (.good, 40, MemoryState(stability: 41.5386358411921, difficulty: 6.777316179633732), 42),
      (.again, 2, MemoryState(stability: 2.24263391753445, difficulty: 8.925954111792425), 2),
      (.again, 0, MemoryState(stability: 0.7550159480458808, difficulty: 9.632196789355048), 1),
      (.easy, 9, MemoryState(stability: 4.63441978975967, difficulty: 9.494522465283959), 5),
      (.hard, 100, MemoryState(stability: 12.094298766210548, difficulty: 9.64966882649921), 12),
    ])
  }

  /// Compares to twelve digits: the last ones depend on how a system rounds powers of e.
  private func expect(_ steps: [Step]) {
    var memory: MemoryState?
    for (number, step) in steps.enumerated() {
      let days = step.days ?? memory.map(scheduler.interval(for:)) ?? 0
      let next = scheduler.memory(after: memory, days: days, rating: step.rating)
      #expect(
        abs(next.stability / step.memory.stability - 1) < 1e-12,
        "step \(number + 1): \(next.stability)"
      )
      #expect(
        abs(next.difficulty / step.memory.difficulty - 1) < 1e-12,
        "step \(number + 1): \(next.difficulty)"
      )
      #expect(scheduler.interval(for: next) == step.interval, "step \(number + 1)")
      memory = next
    }
  }

  @Test("the better the rating, the longer the interval, whatever came before", arguments: 1...40)
  func monotonous(seed: UInt64) {
    walk(seed) { memory, days in
      let intervals = Rating.allCases.map { rating in
        scheduler.interval(for: scheduler.memory(after: memory, days: days, rating: rating))
      }
      #expect(intervals == intervals.sorted(), "\(String(describing: memory)), \(days) days")
    }
  }

  @Test("a lapse never makes a memory more stable", arguments: 1...40)
  func lapses(seed: UInt64) {
    walk(seed) { memory, days in
      guard let memory else { return }
      let next = scheduler.memory(after: memory, days: days, rating: .again)
      #expect(next.stability <= memory.stability, "\(memory), \(days) days")
    }
  }

  @Test("who remembers does not remember less well for it", arguments: 1...40)
  func recalls(seed: UInt64) {
    walk(seed) { memory, days in
      guard let memory else { return }
      for rating in [Rating.hard, .good, .easy] {
        let next = scheduler.memory(after: memory, days: days, rating: rating)
        #expect(next.stability >= memory.stability, "\(memory), \(days) days, \(rating)")
      }
    }
  }

  @Test("difficulty, stability and interval stay within their bounds", arguments: 1...40)
  func bounds(seed: UInt64) {
    walk(seed) { memory, _ in
      guard let memory else { return }
      #expect(1...10 ~= memory.difficulty)
      #expect(memory.stability >= 0.001 && memory.stability.isFinite)
      #expect(1...36_500 ~= scheduler.interval(for: memory))
    }
  }

  @Test("a memory fades, and is due when it has faded as far as is wanted")
  func fading() {
    let memory = MemoryState(stability: 100, difficulty: 5)
    #expect(scheduler.retrievability(of: memory, days: 0) == 1)
    #expect(abs(scheduler.retrievability(of: memory, days: 100) - 0.9) < 1e-12)
    let chances = (0...400).map { scheduler.retrievability(of: memory, days: $0) }
    #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 > $1 })
    #expect(scheduler.interval(for: memory) == 100)
    #expect(FSRS(desiredRetention: 0.8).interval(for: memory) > 100)
    #expect(FSRS(desiredRetention: 0.95).interval(for: memory) < 100)
  }

  /// Calls back at each step of a random history of 60 reviews, with the days to the next.
  private func walk(_ seed: UInt64, _ body: (MemoryState?, Int) -> Void) {
    var generator = Seed(seed).generator(for: "reviews")
    var memory: MemoryState?
    for _ in 0..<60 {
      let due = memory.map(scheduler.interval(for:)) ?? 0
      let days =
        [0, 1, due, due * 2, Int.random(in: 0...1000, using: &generator)]
        .randomElement(using: &generator) ?? 0
      body(memory, days)
      let rating = Rating.allCases.randomElement(using: &generator) ?? .good
      memory = scheduler.memory(after: memory, days: days, rating: rating)
    }
  }
}
