import Foundation
import GradusAssessment
import GradusModel
import Testing

/// Models and estimators against values with 40 digits.
@Suite(
  "Exact values",
  .enabled(
    if: AssessmentReference.folder != nil,
    Comment(rawValue: AssessmentReference.absence)
  )
)
struct ExactValueTests {
  private static let slopes = [0.8, 1.0, 1.2, 1.5, 2.0]
  private static let difficulties = [-1.5, -0.5, 0.0, 0.5, 1.5]
  private static let guessing = [0.25, 0.2, 0.2, 0.25, 0.0]

  /// The responses that a name such as `2PL[11010]` stands for.
  private static func responses(_ name: String) -> [ItemResponse] {
    let digits = name.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
    return digits.enumerated().map { index, digit in
      ItemResponse(
        digit == "1" ? 1 : 0,
        to: .logistic(
          LogisticModel(
            discrimination: slopes[index],
            difficulty: difficulties[index],
            guessing: name.hasPrefix("3PL") ? guessing[index] : 0
          )
        )
      )
    }
  }

  private let values: [String: Double]

  init() throws {
    values = try AssessmentReference.exactValues()
  }

  private func expect(
    _ found: Double?,
    is name: String,
    within tolerance: Double = 1e-9,
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let exact = try #require(values[name], "no exact value \(name)", sourceLocation: place)
    let found = try #require(found, "nothing was found for \(name)", sourceLocation: place)
    #expect(abs(found - exact) < tolerance, "\(name): \(found)", sourceLocation: place)
  }

  @Test("response models")
  func models() throws {
    let solved = LogisticModel(discrimination: 1.2, difficulty: -0.3)
    try expect(solved.probability(at: 0.5), is: "P2 t=.5 a=1.2 b=-.3")
    try expect(solved.information(at: 0.5), is: "I2 t=.5 a=1.2 b=-.3")
    let guessed = LogisticModel(discrimination: 1.2, difficulty: -0.3, guessing: 0.25)
    try expect(guessed.probability(at: 0.5), is: "P3 t=.5 a=1.2 b=-.3 c=.25")
    try expect(guessed.information(at: 0.5), is: "I3 t=.5 a=1.2 b=-.3 c=.25")
    let steep = LogisticModel(discrimination: 1.5, difficulty: 1, guessing: 0.2)
    try expect(steep.probability(at: 0), is: "P3 t=0 a=1.5 b=1 c=.2")
    try expect(steep.information(at: 0), is: "I3 t=0 a=1.5 b=1 c=.2")
    try expect(steep.mostInformativeAbility, is: "theta* 3PL a=1.5 b=1 c=.2")
    let graded = GradedResponseModel(discrimination: 1.4, thresholds: [-1, 0, 1.2])
    for category in 0...3 {
      try expect(
        graded.curve(of: category, at: 0.3).probability,
        is: "GRM t=.3 a=1.4 b=(-1,0,1.2) P(k=\(category))"
      )
    }
    try expect(graded.information(at: 0.3), is: "GRM info")
  }

  @Test("likelihood, its weighted form and the posterior's mode")
  func maxima() throws {
    for name in ["2PL[11010]", "3PL[11010]"] {
      let responses = Self.responses(name)
      let best = AbilityEstimator(.likelihood).estimate(from: responses)
      try expect(best?.ability, is: "\(name) MLE")
      try expect(best?.deviation, is: "\(name) SE(MLE)=1/sqrt(I)")
      let likelihood = responses.map { response in
        response.model.curve(of: response.category, at: best?.ability ?? 0).probability
      }
      try expect(log(likelihood.reduce(1, *)), is: "\(name) logL(MLE)")
      let information = responses.reduce(0.0) { $0 + $1.model.information(at: 0) }
      try expect(information, is: "\(name) testinfo(0)")
    }
    let weighted = AbilityEstimator(.weightedLikelihood)
    try expect(
      weighted.estimate(from: Self.responses("2PL[11010]"))?.ability,
      is: "2PL[11010] WLE(Warm)"
    )
    let mode = AbilityEstimator(.posteriorDensity(mean: 0, deviation: 1))
    for name in ["2PL[11010]", "3PL[11010]", "2PL[11111]", "2PL[00000]"] {
      try expect(
        mode.estimate(from: Self.responses(name))?.ability,
        is: "\(name) MAP N(0,1)"
      )
    }
  }

  @Test(
    "the posterior's mean, deviation and levels",
    arguments: ["2PL[11010]", "3PL[11010]", "2PL[11111]", "2PL[00000]"]
  )
  func posteriors(name: String) throws {
    let grids: [(String, Int, Double)] = [
      ("continuous", 801, 10), ("grid 61 on +-6", 61, 6), ("grid 121 on +-6", 121, 6),
      ("grid 41 on +-4", 41, 4),
    ]
    for (kind, count, bound) in grids {
      let posterior = posterior(of: name, on: AbilityGrid(count: count, bound: bound))
      try expect(posterior.estimate.ability, is: "\(name) EAP \(kind)")
      try expect(posterior.estimate.deviation, is: "\(name) PSD \(kind)")
    }
    for (count, bound, tolerance) in [(801, 10.0, 1e-9), (61, 6.0, 1e-6)] {
      let posterior = posterior(of: name, on: AbilityGrid(count: count, bound: bound))
      let (first, second) = (posterior.probability(below: -0.5), posterior.probability(below: 0.75))
      let cuts = "cuts -.5,.75)"
      try expect(first, is: "\(name) P(level begin; \(cuts)", within: tolerance)
      try expect(second - first, is: "\(name) P(level inter; \(cuts)", within: tolerance)
      try expect(1 - second, is: "\(name) P(level adv; \(cuts)", within: tolerance)
    }
  }

  private func posterior(of name: String, on grid: AbilityGrid) -> AbilityPosterior {
    var posterior = AbilityPosterior(on: grid)
    for response in Self.responses(name) { posterior.record(response) }
    return posterior
  }

  @Test("one domain of the profile has the posterior of a single ability")
  func profile() throws {
    let scale = LevelScale(
      HigherOrderModel(domainCount: 2),
      cuts: CutScores(intermediate: -0.5, advanced: 0.75)
    )
    for name in ["2PL[11010]", "2PL[00000]"] {
      var profile = AbilityProfile(scale.model)
      profile.record(Self.responses(name).map { ($0, 1) })
      try expect(profile.estimates[1].ability, is: "\(name) EAP continuous", within: 1e-6)
      try expect(profile.estimates[1].deviation, is: "\(name) PSD continuous", within: 1e-6)
      let chances = scale.chances(in: 1, of: profile)
      let cuts = "cuts -.5,.75)"
      try expect(chances.beginner, is: "\(name) P(level begin; \(cuts)", within: 1e-6)
      try expect(chances.intermediate, is: "\(name) P(level inter; \(cuts)", within: 1e-6)
      try expect(chances.advanced, is: "\(name) P(level adv; \(cuts)", within: 1e-6)
    }
  }
}
