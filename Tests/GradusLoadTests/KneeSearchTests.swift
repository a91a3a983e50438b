import GradusLoad
import GradusModel
import Testing

/// The search for the highest rate that a server holds, on servers that are functions.
@Suite("Knee search")
struct KneeSearchTests {
  /// The trials of a search, and what it came to.
  private struct Course {
    var trials: [(rate: Double, outcome: KneeReport.Outcome)] = []
    var answer: KneeSearch.Answer?
  }

  /// Carries a search out, for as many trials as it may take.
  private func course(
    _ search: KneeSearch,
    _ outcome: (Double, Int) -> KneeReport.Outcome
  ) -> Course {
    var search = search
    var course = Course()
    while case .attempt(let rate) = search.next, course.trials.count < search.mostTrials {
      let one = outcome(rate, course.trials.count)
      course.trials.append((rate, one))
      search.record(one)
    }
    if case .finished(let answer) = search.next { course.answer = answer }
    return course
  }

  private func random(_ seed: UInt64) -> (generator: SeededGenerator, start: Double, knee: Double) {
    var generator = Seed(seed).generator(for: "knee")
    // As often between 1 and 10 as between 100,000 and a million.
    let decades = (0..<2).map { _ in Double(Int.random(in: 0...5, using: &generator)) }
    let rates = decades.map { decade in
      (0..<Int(decade)).reduce(Double.random(in: 1..<10, using: &generator)) { rate, _ in rate * 10
      }
    }
    return (generator, rates[0], rates[1])
  }

  @Test("a monotone server's knee lies within the resolution above the answer", arguments: 1...300)
  func monotone(seed: UInt64) throws {
    let (_, start, knee) = random(seed)
    let search = KneeSearch(start: start)
    let course = course(search) { rate, _ in rate <= knee ? .met : .missed }
    let answer = try #require(course.answer, "more trials than \(search.mostTrials)")
    let rate = try #require(answer.rate)
    #expect(answer.limit == .server)
    #expect(rate <= knee)
    #expect(knee <= rate * (1 + search.resolution))
    #expect(course.trials.contains { $0.rate == rate && $0.outcome == .met })
    let failed = course.trials.filter { $0.outcome == .missed }.map(\.rate).min() ?? 0
    #expect(failed > knee && failed <= rate * (1 + search.resolution))
  }

  @Test(
    "whatever trials come to, the search ends, and never answers a rate that failed",
    arguments: 1...300
  )
  func erratic(seed: UInt64) throws {
    var (generator, start, _) = random(seed)
    let search = KneeSearch(start: start)
    let course = course(search) { _, _ in
      let outcomes: [KneeReport.Outcome] = [.met, .met, .missed, .missed, .void]
      return outcomes.randomElement(using: &generator) ?? .void
    }
    let answer = try #require(course.answer, "more trials than \(search.mostTrials)")
    let last = Dictionary(course.trials.map { ($0.rate, $0.outcome) }) { $1 }
    if let rate = answer.rate {
      #expect(last[rate] == .met)
      let failed = last.filter { $0.value != .met }.keys
      #expect(failed.allSatisfy { $0 > rate })
    } else {
      #expect(!last.values.contains(.met))
    }
    #expect(course.trials.allSatisfy { search.range.contains($0.rate) })
  }

  @Test("no rate is tried twice, but once more where it was void", arguments: 1...100)
  func repeats(seed: UInt64) {
    var (generator, start, knee) = random(seed)
    let course = course(KneeSearch(start: start)) { rate, _ in
      Bool.random(using: &generator) ? .void : rate <= knee ? .met : .missed
    }
    for (rate, trials) in Dictionary(grouping: course.trials, by: \.rate) {
      #expect(trials.count <= 2, "\(rate)")
      #expect(trials.dropLast().allSatisfy { $0.outcome == .void }, "\(rate)")
    }
  }

  @Test("where the generator gives out before the server, the answer says so", arguments: 1...100)
  func generator(seed: UInt64) throws {
    let (_, start, most) = random(seed)
    let search = KneeSearch(start: min(start, most * 7))
    let course = course(search) { rate, _ in rate <= most ? .met : .void }
    let answer = try #require(course.answer)
    let rate = try #require(answer.rate)
    #expect(answer.limit == .generator)
    #expect(rate <= most && most <= rate * (1 + search.resolution))
  }

  @Test("a trial that is void once decides nothing")
  func voidOnce() throws {
    let course = course(KneeSearch(start: 100)) { rate, number in
      number == 0 ? .void : rate <= 1000 ? .met : .missed
    }
    #expect(course.trials.prefix(2).map(\.rate) == [100, 100])
    #expect(course.answer?.limit == .server)
    #expect(course.answer?.rate ?? 0 > 950)
  }

  @Test("a server that holds nothing has no knee, and one that holds everything the highest rate")
  func ends() {
    let none = course(KneeSearch(start: 5000)) { _, _ in .missed }
    #expect(none.answer == KneeSearch.Answer(rate: nil, limit: .server))
    #expect(none.trials.last?.rate == 1)
    let all = course(KneeSearch(start: 5000)) { _, _ in .met }
    #expect(all.answer == KneeSearch.Answer(rate: 1_000_000, limit: .range))
    let unknown = course(KneeSearch(start: 5000)) { _, _ in .void }
    #expect(unknown.answer == KneeSearch.Answer(rate: nil, limit: .generator))
    #expect(unknown.trials.count == 8, "four rates, twice each: a generator that is always late")
  }

  @Test("a start beyond the range, or of nothing, is brought into it", arguments: [0, 0.2, 5e9])
  func start(rate: Double) {
    guard case .attempt(let first) = KneeSearch(start: rate).next else {
      Issue.record("nothing is tried")
      return
    }
    #expect(KneeSearch(start: rate).range.contains(first))
  }

  @Test("the rates that are tried are short to write")
  func short() {
    let course = course(KneeSearch(start: 617.283)) { rate, _ in rate <= 1234 ? .met : .missed }
    #expect(course.trials.map(\.rate).prefix(2) == [617, 1234])
    #expect(course.trials.allSatisfy { $0.rate == $0.rate.rounded() })
  }
}
