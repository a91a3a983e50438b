import GradusModel
import Testing

@Suite("The verdict of a whole")
struct VerdictTests {
  @Test(
    "it is the gravest of its parts",
    arguments: [
      ([.passed], .passed), ([.passed, .failed, .inconclusive], .failed),
      ([.passed, .blocked], .blocked), ([.blocked, .failed], .failed),
      ([.passed, .inconclusive], .inconclusive), ([.inconclusive, .blocked], .blocked),
      ([.skipped, .passed], .passed), ([.skipped, .inconclusive], .inconclusive),
      ([.skipped, .skipped], .skipped), ([], .skipped),
    ] as [([Verdict], Verdict)]
  )
  func gravest(parts: [Verdict], whole: Verdict) {
    #expect(Verdict.of(parts) == whole)
  }

  @Test("neither order nor number of the parts counts", arguments: UInt64(1)...20)
  func order(seed: UInt64) {
    var generator = Seed(seed).generator(for: "verdicts")
    let parts = (0..<Int.random(in: 1...8, using: &generator)).compactMap { _ in
      Verdict.allCases.randomElement(using: &generator)
    }
    #expect(Verdict.of(parts.shuffled(using: &generator)) == Verdict.of(parts))
    #expect(Verdict.of(parts + parts) == Verdict.of(parts))
  }

  @Test("the verdict of wholes is that of all their parts together")
  func nested() {
    for left in Verdict.allCases {
      for right in Verdict.allCases {
        for third in Verdict.allCases {
          #expect(
            Verdict.of([Verdict.of([left, right]), third]) == Verdict.of([left, right, third])
          )
        }
      }
    }
  }
}
