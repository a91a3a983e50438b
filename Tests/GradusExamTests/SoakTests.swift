import GradusExam
import GradusModel
import Testing

/// When memory grows, and when it only fills what it will keep.
@Suite("Soaks")
struct SoakTests {
  private static let megabyte = 1_048_576.0

  /// Windows of one curve, with noise that the seed decides, as a garbage collector makes it.
  private static func soak(noise: Double = 0.3, _ curve: (Double) -> Double) -> Soak {
    var generator = Seed(7).generator(for: "soak")
    return Soak(
      windows: (0..<5).map { window in
        Soak.Window(
          samples: (0..<28).map { number in
            let moment = Double(window * 28 + number)
            let value = curve(moment) + Double.random(in: 0...noise, using: &generator)
            return Soak.Sample(moment: moment, value: value * megabyte)
          },
          requests: 1200
        )
      }
    )
  }

  @Test("a kilobyte a request is a leak, and so is a hundred of them")
  func leaks() {
    #expect(Self.soak { 40 + $0 * 0.043 }.isLeaking)
    #expect(Self.soak { 40 + $0 * 4.3 }.isLeaking)
    #expect(Self.soak { 900 + $0 * 4.3 }.isLeaking)
  }

  @Test("a sawtooth that climbs is a leak")
  func sawtooth() {
    #expect(Self.soak { 60 + $0 * 0.5 + $0.truncatingRemainder(dividingBy: 7) }.isLeaking)
  }

  @Test("what stays, swings, jumps once, shrinks, or fills up is none")
  func none() {
    #expect(!Self.soak { _ in 40 }.isLeaking)
    #expect(!Self.soak { 60 + $0.truncatingRemainder(dividingBy: 9) * 2 }.isLeaking)
    #expect(!Self.soak { $0 < 70 ? 40 : 80 }.isLeaking)
    #expect(!Self.soak { 90 - $0 * 0.2 }.isLeaking)
    // A heap that grows towards a bound, as one with generations does: 63 % of it in 28 samples.
    #expect(!Self.soak { 40 + 60 * (1 - Self.decay($0)) }.isLeaking)
    // A few bytes a request, which no service lives long enough to notice.
    #expect(!Self.soak(noise: 0.01) { 40 + $0 * 0.002 }.isLeaking)
  }

  @Test("too few windows, or none, are no leak")
  func short() {
    var soak = Self.soak { 40 + $0 * 4.3 }
    soak.windows.removeLast()
    #expect(!soak.isLeaking)
    soak.windows = []
    #expect(!soak.isLeaking)
    #expect(soak.summary == "nothing was measured")
  }

  @Test("the curve is told in words and as a line")
  func summary() {
    let summary = Self.soak(noise: 0) { 40 + $0 }.summary
    #expect(summary.hasPrefix("from 41.9 MB to 187.7 MB in 6000 requests, 24292 bytes each: ▁▁"))
    #expect(summary.hasSuffix("██"))
    let shrinking = Self.soak(noise: 0) { 300 - $0 }.summary
    #expect(shrinking.hasPrefix("from 314.6 MB to 168.8 MB in 6000 requests, no growth: █"))
  }

  /// e to the power of minus a 28th of it.
  private static func decay(_ moment: Double) -> Double {
    // The standard library has no exponential; a product of equal steps is one.
    (0..<Int(moment)).reduce(1) { value, _ in value * 0.9649 }
  }
}
