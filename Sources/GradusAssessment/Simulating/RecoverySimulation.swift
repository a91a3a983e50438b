package import GradusModel

/// How well an adaptive test of one ability finds abilities that are known.
package struct RecoverySimulation: Sendable {
  /// What came of it.
  package struct Outcome: Hashable, Sendable, Codable {
    package var learners: Int
    /// The mean number of items.
    package var meanLength: Double
    /// The root of the mean squared error of the estimates, in logits.
    package var rootMeanSquareError: Double
    /// The mean error, in logits.
    package var bias: Double
    /// The mean of the standard deviations that the test stated, in logits.
    package var meanDeviation: Double
  }

  package let bank: ItemBank
  package let stopping: StoppingRule

  package init(_ bank: ItemBank, stopping: StoppingRule = .precision(deviation: 0.3, most: 40)) {
    self.bank = bank
    self.stopping = stopping
  }

  /// Tests learners, each on a generator of their own.
  ///
  /// - Parameters:
  ///   - abilities: The true ones, in logits; not empty.
  ///   - seed: Decides their responses.
  /// - Returns: Means over all learners.
  package func outcome(of abilities: [Double], seed: Seed) -> Outcome {
    precondition(!abilities.isEmpty)
    let prior = AbilityPosterior(on: AbilityGrid(count: 121, bound: 6))
    var (length, square, error, deviation) = (0.0, 0.0, 0.0, 0.0)
    for (learner, ability) in abilities.enumerated() {
      var generator = seed.generator(for: "learner \(learner)")
      var test = AdaptiveTest(bank, prior: prior, stopping: stopping)
      while let item = test.next {
        let model = bank.items[item.position].model
        test.record(model.drawn(at: ability, with: &generator), at: item.position)
      }
      let miss = test.posterior.estimate.ability - ability
      length += Double(test.count)
      square += miss * miss
      error += miss
      deviation += test.posterior.estimate.deviation
    }
    let learners = Double(abilities.count)
    return Outcome(
      learners: abilities.count,
      meanLength: length / learners,
      rootMeanSquareError: (square / learners).squareRoot(),
      bias: error / learners,
      meanDeviation: deviation / learners
    )
  }
}
