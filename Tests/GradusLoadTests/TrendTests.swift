import GradusLoad
import GradusModel
import Testing

/// The trend test against values worked out by hand, and its invariants.
@Suite("Trends")
struct TrendTests {
  private static func samples(_ values: [Double]) -> [Trend.Sample] {
    values.enumerated().map { Trend.Sample(moment: Double($0), value: $1) }
  }

  @Test("ten values that only rise")
  func rising() {
    let trend = Trend(Self.samples((1...10).map(Double.init)))
    // S = 45 of a variance of 10·9·25/18 = 125, and 44/√125.
    #expect(abs(trend.deviate - 3.935_479_6) < 1e-6)
    #expect(abs(trend.slope - 1) < 1e-12)
    #expect(abs(trend.probability - 4.151_6e-5) < 1e-8)
  }

  @Test("equal values make the variance smaller")
  func ties() {
    // S = 8 of a variance of (5·4·15 − 2·1·9 − 2·1·9)/18 = 264/18.
    let trend = Trend(Self.samples([1, 1, 2, 2, 3]))
    #expect(abs(trend.deviate - 7 / (264.0 / 18).squareRoot()) < 1e-12)
    #expect(abs(trend.slope - 0.5) < 1e-12)
  }

  @Test(
    "what stays the same, or is too short, has no trend",
    arguments: [[], [1], [1, 2], [7, 7, 7, 7]]
  )
  func none(values: [Double]) {
    let trend = Trend(Self.samples(values))
    #expect(trend.deviate == 0)
    #expect(trend.slope == 0)
    #expect(abs(trend.probability - 0.5) < 1e-12)
  }

  @Test("one jump is no slope")
  func jump() {
    let trend = Trend(Self.samples(Array(repeating: 1, count: 15) + Array(repeating: 9, count: 3)))
    #expect(trend.slope == 0)
  }

  @Test(
    "turned around, the trend is the opposite; moved and stretched, it is as likely",
    arguments: 0..<50
  )
  func invariants(number: UInt64) {
    var generator = Seed(number).generator(for: "trend")
    let values = (0..<30).map { Double($0) * 0.1 + Double.random(in: 0...3, using: &generator) }
    let trend = Trend(Self.samples(values))
    let turned = Trend(Self.samples(values.reversed()))
    #expect(abs(trend.deviate + turned.deviate) < 1e-9)
    #expect(abs(trend.slope + turned.slope) < 1e-9)
    let moved = Trend(Self.samples(values.map { $0 * 8 + 100 }))
    #expect(abs(trend.deviate - moved.deviate) < 1e-9)
    #expect(abs(trend.slope * 8 - moved.slope) < 1e-9)
  }

  @Test("noise alone is called a rise as seldom as the probability says")
  func level() {
    var generator = Seed(1).generator(for: "noise")
    let found = (0..<2000).count { _ in
      let values = (0..<30).map { _ in Double.random(in: 0...1, using: &generator) }
      return Trend(Self.samples(values)).probability < 0.05
    }
    // 100 are expected, with a standard deviation of 10.
    #expect((60...140).contains(found), "\(found) of 2,000")
  }
}
