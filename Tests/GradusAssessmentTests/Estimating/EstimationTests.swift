import GradusAssessment
import GradusModel
import Testing

@Suite("Estimation")
struct EstimationTests {
  private let models: [ResponseModel] = [
    .twoParameter(1, -1), .twoParameter(1.4, 0), .twoParameter(0.9, 1),
    .graded(GradedResponseModel(discrimination: 1.1, thresholds: [-0.5, 0.5])),
  ]

  @Test("nothing has a greatest likelihood where all is right or all is wrong")
  func extremes() {
    for isRight in [true, false] {
      let responses = models.map { model in
        ItemResponse(isRight ? model.categories.upperBound - 1 : 0, to: model)
      }
      #expect(AbilityEstimator(.likelihood).estimate(from: responses) == nil)
      let sign: Double = isRight ? 1 : -1
      for criterion in [
        EstimationCriterion.weightedLikelihood, .posteriorDensity(mean: 0, deviation: 1),
      ] {
        let estimate = AbilityEstimator(criterion).estimate(from: responses)
        #expect((estimate?.ability ?? 0) * sign > 0.5)
      }
    }
    #expect(AbilityEstimator(.likelihood).estimate(from: []) == nil)
  }

  @Test("of two maxima of a likelihood with guessing the greater one is found")
  func twoMaxima() throws {
    // F. Samejima, Applied Psychological Measurement 1, 1977: guessing can make two maxima. An easy
    // item that was missed speaks against two hard ones that were solved.
    let responses =
      (0..<2).map { _ in
        ItemResponse(
          1,
          to: .logistic(LogisticModel(discrimination: 3, difficulty: 2.5, guessing: 0.25))
        )
      } + [
        ItemResponse(0, to: .twoParameter(1.2, -1)), ItemResponse(1, to: .twoParameter(1, -2)),
      ]
    let found = try #require(AbilityEstimator(.likelihood).estimate(from: responses))
    func likelihood(_ ability: Double) -> Double {
      responses.reduce(1) {
        $0 * $1.model.curve(of: $1.category, at: ability).probability
      }
    }
    let best = stride(from: -8.0, through: 8, by: 0.01).map(likelihood).max() ?? 1
    #expect(likelihood(found.ability) >= best)
  }

  @Test("more answers narrow the posterior; a right one raises it, a wrong one lowers it")
  func posterior() {
    var generator = Seed(4).generator(for: "posterior")
    var posterior = AbilityPosterior(on: AbilityGrid(count: 121, bound: 6))
    for number in 0..<40 {
      let before = posterior.estimate
      let isRight = generator.draw(below: 2)
      posterior.record(ItemResponse(isRight, to: models[number % 3]))
      #expect((posterior.estimate.ability > before.ability) == (isRight == 1))
      #expect(abs(posterior.weights.reduce(0, +) - 1) < 1e-12)
    }
    #expect(posterior.estimate.deviation < 0.4)
  }

  @Test("the probability below a cut rises with it, on a grid or between")
  func cuts() {
    let posterior = AbilityPosterior(
      on: AbilityGrid(count: 61, bound: 6),
      mean: 0.3,
      deviation: 0.5
    )
    let values = stride(from: -2.0, through: 2.5, by: 0.07).map(posterior.probability(below:))
    #expect(zip(values, values.dropFirst()).allSatisfy(<))
    #expect(abs(posterior.probability(below: 0.3) - 0.5) < 1e-9)
    // One standard deviation above the mean.
    #expect(abs(posterior.probability(below: 0.8) - 0.841344746068543) < 1e-9)
  }
}
