import Foundation
import GradusAssessment
import Testing

@Suite("Levels")
struct LevelTests {
  @Test(
    "a level is stated where it is likely enough, else the two it lies between",
    arguments: [
      (0.85, 0.99, Standing.at(.beginner)),
      (0.80, 0.99, .at(.beginner)),
      (0.60, 0.95, .between(.beginner, .intermediate)),
      (0.05, 0.90, .at(.intermediate)),
      (0.30, 0.90, .between(.beginner, .intermediate)),
      (0.10, 0.70, .between(.intermediate, .advanced)),
      (0.15, 0.40, .between(.intermediate, .advanced)),
      (0.01, 0.15, .at(.advanced)),
    ]
  )
  func standings(below: Double, belowAdvanced: Double, standing: Standing) {
    let chances = LevelChances(belowIntermediate: below, belowAdvanced: belowAdvanced)
    #expect(chances.standing(threshold: 0.8) == standing)
    #expect(abs(chances.beginner + chances.intermediate + chances.advanced - 1) < 1e-12)
  }

  @Test("in doubt the path is the lower one")
  func paths() {
    #expect(Standing.between(.intermediate, .advanced).path == .intermediate)
    #expect(Standing.at(.advanced).path == .advanced)
    #expect(!Standing.between(.beginner, .intermediate).isDecided)
  }

  @Test("a standing is encoded in words")
  func encoding() throws {
    for (standing, text) in [
      (Standing.at(.advanced), #"{"level":"advanced"}"#),
      (.between(.beginner, .intermediate), #"{"between":["beginner","intermediate"]}"#),
    ] {
      let encoded = try JSONEncoder().encode(standing)
      #expect(String(decoding: encoded, as: UTF8.self) == text)
      #expect(try JSONDecoder().decode(Standing.self, from: encoded) == standing)
    }
    let wrong = Data(#"{"between":["advanced","intermediate"]}"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Standing.self, from: wrong) }
  }

  @Test("a level begins at its cut")
  func cuts() {
    let cuts = CutScores()
    #expect(cuts.level(of: -0.5000001) == .beginner)
    #expect(cuts.level(of: -0.5) == .intermediate)
    #expect(cuts.level(of: 0.4999999) == .intermediate)
    #expect(cuts.level(of: 0.5) == .advanced)
    #expect(Level.allCases.sorted() == [.beginner, .intermediate, .advanced])
  }

  @Test("rounding makes no chance less than nothing")
  func rounding() {
    let chances = LevelChances(belowIntermediate: 1.0000001, belowAdvanced: 0.9999999)
    #expect(chances.beginner == 1 && chances.intermediate == 0 && chances.advanced == 0)
    #expect(chances.likeliest == .beginner)
  }

  @Test("before any answer the chances are those of the population")
  func prior() {
    let scale = SampleBank.scale
    let profile = AbilityProfile(scale.model)
    // The normal distribution below −0.5.
    let expected = 0.308537538725987
    for domain in 0..<6 {
      let chances = scale.chances(in: domain, of: profile)
      #expect(abs(chances.beginner - expected) < 1e-6)
      #expect(abs(chances.advanced - expected) < 1e-6)
    }
    // The mean of six abilities that correlate by 0.64 has the variance 0.64 + 0.36/6 = 0.7.
    #expect(abs(profile.overall.deviation - 0.7.squareRoot()) < 1e-6)
    #expect(abs(scale.overallChances(of: profile).beginner - 0.2750395) < 1e-4)
  }
}
