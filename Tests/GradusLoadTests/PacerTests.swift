import GradusLoad
import GradusModel
import Testing

/// When requests are to be sent.
@Suite("Pacer")
struct PacerTests {
  @Test("a constant rate has its requests at equal distances, the first one at once")
  func constant() {
    let pacer = Pacer.constant(1000, for: .seconds(2))
    #expect(pacer.total == 2000)
    #expect(pacer.nanoseconds(of: 0) == 0)
    #expect(pacer.nanoseconds(of: 1) == 1_000_000)
    #expect(pacer.nanoseconds(of: 1999) == 1_999_000_000)
    #expect(pacer.nanoseconds(of: 2000) == nil)
    #expect(pacer.rate(after: .seconds(1)) == 1000)
    #expect(pacer.rate(after: .seconds(2)) == 0)
  }

  @Test("a ramp has as many requests as the area below it")
  func ramp() {
    let pacer = Pacer([.init(from: 0, to: 200, length: .seconds(10))])
    #expect(pacer.total == 1000)
    // Half the time is a quarter of the area.
    #expect(pacer.nanoseconds(of: 250) == 5_000_000_000)
    #expect(pacer.rate(after: .seconds(5)) == 100)
    let falling = Pacer([.init(from: 200, to: 0, length: .seconds(10))])
    #expect(falling.total == 1000)
    #expect(falling.nanoseconds(of: 750) == 5_000_000_000)
  }

  @Test("steps follow one another, and a step of rate 0 is a pause")
  func steps() {
    let pacer = Pacer([
      .init(from: 10, to: 10, length: .seconds(1)), .init(from: 0, to: 0, length: .seconds(5)),
      .init(from: 100, to: 100, length: .milliseconds(100)),
    ])
    #expect(pacer.total == 20)
    #expect(pacer.nanoseconds(of: 9) == 900_000_000)
    #expect(pacer.nanoseconds(of: 10) == 6_000_000_000)
    #expect(pacer.nanoseconds(of: 11) == 6_010_000_000)
    #expect(pacer.length == .milliseconds(6100))
  }

  @Test("rates one after the other have equal parts of the time", arguments: 1...40)
  func equalSteps(seed: UInt64) throws {
    var generator = Seed(seed).generator(for: "steps")
    let rates = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      Double(Int.random(in: 1...2000, using: &generator))
    }
    let pacer = Pacer.steps(rates, for: .milliseconds(600 * rates.count))
    #expect(pacer.length == .milliseconds(600 * rates.count))
    var counts = [Int](repeating: 0, count: rates.count)
    for number in 0..<pacer.total {
      let arrival = try #require(pacer.arrival(number))
      counts[arrival.phase] += 1
      // A request belongs to the step in whose time it is planned.
      let step = 600_000_000 * Int64(arrival.phase)
      #expect(arrival.instant >= step && arrival.instant < step + 600_000_000)
      #expect(arrival.instant == pacer.nanoseconds(of: number))
    }
    for (count, rate) in zip(counts, rates) { #expect(abs(Double(count) - rate * 0.6) <= 1) }
    #expect(pacer.arrival(pacer.total) == nil)
  }

  @Test("instants never go back, stay within the length, and keep to the rate", arguments: 1...40)
  func properties(seed: UInt64) throws {
    var generator = Seed(seed).generator(for: "pacer")
    let phases = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      Pacer.Phase(
        from: Double(Int.random(in: 0...500, using: &generator)),
        to: Double(Int.random(in: 0...500, using: &generator)),
        length: .milliseconds(Int.random(in: 1...3000, using: &generator))
      )
    }
    let pacer = Pacer(phases)
    let area = phases.map { ($0.from + $0.to) / 2 * ($0.length / .seconds(1)) }.reduce(0, +)
    #expect(abs(Double(pacer.total) - area) <= 1)
    var last: Int64 = 0
    for number in 0..<pacer.total {
      let instant = try #require(pacer.nanoseconds(of: number))
      #expect(instant >= last)
      last = instant
    }
    #expect(Duration.nanoseconds(last) <= pacer.length)
    #expect(pacer.nanoseconds(of: pacer.total) == nil)
  }
}
