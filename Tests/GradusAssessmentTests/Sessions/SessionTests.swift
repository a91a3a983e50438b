import Foundation
import GradusAssessment
import GradusModel
import Testing

@Suite("Sessions")
struct SessionTests {
  private static let modes: [AssessmentMode] = [
    .quick, .placement, .comprehensive, .challenge(domain: 2), .topic(id: "domain4.topic1"),
  ]

  private func session(
    _ mode: AssessmentMode,
    seed: Int = 1,
    pilots: Int = 0,
    shift: Double = 0
  ) throws -> AssessmentSession {
    try AssessmentSession(
      mode,
      bank: SampleBank.bank(pilots: pilots),
      scale: SampleBank.scale,
      seed: Seed(UInt64(seed)),
      shift: shift
    )
  }

  @Test("placement opens with two items in each domain, and takes 12 to 36, at most eight each")
  func placement() throws {
    for seed in 1...12 {
      var session = try session(.placement, seed: seed)
      #expect(session.remaining == 12...36)
      let slots = try SampleBank.finish(
        &session,
        ability: Double(seed % 5) - 2,
        seed: Seed(UInt64(seed))
      )
      let opening = Dictionary(grouping: slots.prefix(12), by: \.item.domain)
      #expect(opening.count == 6 && opening.values.allSatisfy { $0.count == 2 })
      #expect(Set(slots.prefix(6).map(\.item.domain)).count == 6, "two in a row in one domain")
      #expect((12...36).contains(slots.count))
      let counts = Dictionary(grouping: slots, by: \.item.domain).values.map(\.count)
      #expect(counts.allSatisfy { $0 <= 8 })
      #expect(Set(slots.map(\.item.id)).count == slots.count, "an item was asked twice")
      #expect(slots.map(\.number) == Array(1...slots.count))
      #expect(session.result.isComplete && session.remaining == 0...0)
    }
  }

  @Test("placement ends early exactly where every domain's level is likely enough")
  func ending() throws {
    for ability in [-6.0, 0, 6] {
      var session = try session(.placement)
      var generator = Seed(1).generator(for: "answers")
      while let slot = session.next {
        let isDecided = session.result.domains.allSatisfy(\.standing.isDecided)
        #expect(slot.number <= 12 || !isDecided)
        try session.answer(slot.item.model.drawn(at: ability, with: &generator))
      }
      let isDecided = session.result.domains.allSatisfy(\.standing.isDecided)
      #expect(isDecided || session.record.answers.count == 36)
      if abs(ability) == 6 { #expect(session.record.answers.count < 20) }
    }
  }

  @Test("after the opening the next item is in the domain about which least is known")
  func widest() throws {
    var session = try session(.comprehensive)
    var generator = Seed(2).generator(for: "answers")
    while let slot = session.next {
      let counts = session.result.domains.map(\.scored)
      if slot.number > 12 {
        let open = session.result.domains.filter { $0.scored < 8 }
        let widest = open.map(\.estimate.deviation).max()
        #expect(session.result.domains[slot.item.domain].estimate.deviation == widest)
        #expect(counts[slot.item.domain] < 8)
      }
      try session.answer(slot.item.model.drawn(at: 0.3, with: &generator))
    }
    #expect(session.record.answers.count == 36)
  }

  @Test("each item is one of the three most informative of its domain")
  func shortlist() throws {
    var session = try session(.placement)
    var generator = Seed(2).generator(for: "answers")
    var used: Set<Int> = []
    var ranks: Set<Int> = []
    while let slot = session.next {
      let target = session.profile.estimates[slot.item.domain].ability
      let better = session.bank.items.indices.filter { position in
        session.bank.items[position].domain == slot.item.domain && !used.contains(position)
          && session.bank.information(of: position, at: target)
            > session.bank.information(of: slot.position, at: target)
      }
      #expect(better.count < 3)
      ranks.insert(better.count)
      used.insert(slot.position)
      try session.answer(slot.item.model.drawn(at: 0.5, with: &generator))
    }
    #expect(ranks == [0, 1, 2], "the draw has no choice")
  }

  @Test(
    "quick takes five domains, a challenge the hardest of one, a topic three to five of its own"
  )
  func others() throws {
    var quick = try session(.quick)
    #expect(Set(try SampleBank.finish(&quick).map(\.item.domain)).count == 5)

    var challenge = try session(.challenge(domain: 2))
    let hard = try SampleBank.finish(&challenge)
    #expect(hard.count == 8 && hard.allSatisfy { $0.item.domain == 2 })
    let difficulties = challenge.bank.items.filter { $0.domain == 2 }.map(\.model.difficulty)
    let tenth = try #require(difficulties.sorted(by: >).dropFirst(9).first)
    #expect(hard.allSatisfy { $0.item.model.difficulty >= tenth })

    var topic = try session(.topic(id: "domain4.topic1"))
    let own = try SampleBank.finish(&topic)
    #expect((3...5).contains(own.count))
    #expect(own.allSatisfy { $0.item.topic == "domain4.topic1" })
  }

  @Test("the same seed asks the same; another one does not", arguments: modes)
  func seeds(mode: AssessmentMode) throws {
    var (one, same) = (try session(mode), try session(mode))
    let asked = try SampleBank.finish(&one)
    #expect(asked == (try SampleBank.finish(&same)))
    #expect(one.result == same.result)
    let others = try (2...6).map { seed in
      var other = try session(mode, seed: seed)
      return try SampleBank.finish(&other)
    }
    #expect(others.contains { $0 != asked })
  }

  @Test(
    "a session that is stored after any answer goes on exactly as it would have",
    arguments: modes
  )
  func resuming(mode: AssessmentMode) throws {
    var whole = try session(mode, pilots: 3, shift: 0.2)
    let slots = try SampleBank.finish(&whole)
    for length in 0...slots.count {
      var record = whole.record
      record.answers.removeLast(slots.count - length)
      let text = try JSONEncoder().encode(record)
      let session = try AssessmentSession(
        resuming: JSONDecoder().decode(SessionRecord.self, from: text),
        bank: whole.bank,
        scale: whole.scale
      )
      #expect(session.isExact)
      #expect(session.next == (length < slots.count ? slots[length] : nil))
      #expect(session.record == record)
      if length == slots.count { #expect(session.result == whole.result) }
    }
  }

  @Test("three of 24 slots are pilots, never the first, and they change no score")
  func pilots() throws {
    for seed in 1...8 {
      var session = try session(.comprehensive, seed: seed, pilots: 6)
      let slots = try SampleBank.finish(&session)
      #expect(slots.prefix(24).count { $0.item.isPilot } == 3)
      #expect(!slots[0].item.isPilot)
      var profile = AbilityProfile(SampleBank.scale.model)
      for (slot, answer) in zip(slots, session.record.answers) where !slot.item.isPilot {
        profile.record(
          ItemResponse(answer.category, to: slot.item.scoringModel),
          in: slot.item.domain
        )
      }
      #expect(profile.estimates == session.profile.estimates)
      #expect(session.result.overall.scored == slots.count { !$0.item.isPilot })
    }
    var quick = try session(.quick, pilots: 6)
    #expect(try SampleBank.finish(&quick).allSatisfy { !$0.item.isPilot })
  }

  @Test(
    "the learner's report shifts what is asked first, by half a deviation at most, and no score"
  )
  func shift() throws {
    let (low, high) = (try session(.placement, shift: -9), try session(.placement, shift: 9))
    #expect(low.record.shift == -0.5 && high.record.shift == 0.5)
    func mean(_ session: AssessmentSession) throws -> Double {
      var session = session
      let slots = try SampleBank.finish(&session).prefix(6)
      return slots.reduce(0) { $0 + $1.item.model.difficulty } / 6
    }
    #expect(try mean(low) < mean(high))
    var record = high.record
    record.answers = low.next.map { [SessionRecord.Answer(item: $0.item.id, category: 1)] } ?? []
    var other = record
    other.shift = -0.5
    let results = try [record, other].map {
      try AssessmentSession(resuming: $0, bank: low.bank, scale: low.scale).result
    }
    #expect(results[0] == results[1])
  }

  @Test("items that were seen before are asked only where nothing else is left")
  func avoiding() throws {
    var first = try session(.placement)
    let seen = Set(try SampleBank.finish(&first).map(\.item.id))
    func again(avoiding: Set<ItemID>) throws -> AssessmentSession {
      try AssessmentSession(
        .placement,
        bank: first.bank,
        scale: first.scale,
        seed: Seed(1),
        avoiding: avoiding
      )
    }
    var second = try again(avoiding: seen)
    #expect(try SampleBank.finish(&second).allSatisfy { !seen.contains($0.item.id) })
    var all = try again(avoiding: Set(first.bank.items.map(\.id)))
    #expect(try SampleBank.finish(&all).map(\.item.id) == first.record.answers.map(\.item))
    var topic = try AssessmentSession(
      .topic(id: "domain4.topic1"),
      bank: first.bank,
      scale: first.scale,
      seed: Seed(1),
      avoiding: Set(first.bank.items.filter { $0.topic == "domain4.topic1" }.dropFirst(2).map(\.id))
    )
    let own = try SampleBank.finish(&topic)
    #expect(own.count >= 3)
  }

  @Test("what is kept of a session is readable")
  func encoding() throws {
    var session = try AssessmentSession(
      .topic(id: "domain4.topic1"),
      bank: SampleBank.bank(),
      scale: SampleBank.scale,
      seed: Seed(7),
      shift: 0.25,
      avoiding: ["b", "a"]
    )
    let asked = try #require(session.next)
    try session.answer(0)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(session.record), as: UTF8.self)
    let expected =
      #"{"answers":[{"category":0,"item":"\#(asked.item.id)"}],"avoided":["a","b"],"#
      + #""bank":"\#(session.bank.fingerprint)","format":1,"#
      + #""mode":{"topic":{"id":"domain4.topic1"}},"seed":7,"shift":0.25}"#
    #expect(text == expected)
    let result = session.result
    let copy = try encoder.encode(result)
    #expect(try JSONDecoder().decode(AssessmentResult.self, from: copy) == result)
  }

  @Test("right answers raise every domain, and most of all their own")
  func borrowing() throws {
    var session = try session(.placement)
    let slot = try #require(session.next)
    try session.answer(slot.item.model.categories.upperBound - 1)
    let estimates = session.result.domains.map(\.estimate)
    #expect(estimates.allSatisfy { $0.ability > 0 && $0.deviation < 1 })
    let own = estimates[slot.item.domain]
    for (domain, other) in estimates.enumerated() where domain != slot.item.domain {
      #expect(other.ability < own.ability && other.deviation > own.deviation)
    }
  }

  @Test("the range of items left holds what comes", arguments: modes)
  func remaining(mode: AssessmentMode) throws {
    var session = try session(mode, pilots: 4)
    var ranges: [ClosedRange<Int>] = []
    var generator = Seed(4).generator(for: "answers")
    while let slot = session.next {
      ranges.append(session.remaining)
      try session.answer(slot.item.model.drawn(at: 1, with: &generator))
    }
    for (asked, range) in ranges.enumerated() {
      #expect(range.contains(ranges.count - asked), "\(range) after \(asked) of \(ranges.count)")
    }
  }
}
