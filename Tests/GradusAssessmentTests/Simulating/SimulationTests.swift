import GradusAssessment
import GradusModel
import Testing

/// The claims of the assessment about itself, on a bank of 180 items; fewer learners than the benchmark.
@Suite("Simulation")
struct SimulationTests {
  @Test("placements are as sure as they are right")
  func placement() throws {
    let simulation = PlacementSimulation(try SampleBank.bank(), scale: SampleBank.scale)
    let outcome = try simulation.outcome(learners: 300, seed: Seed(1))
    #expect(outcome.learners == 300)
    #expect(outcome.domains.conclusions == 1800 && outcome.overall.conclusions == 300)
    #expect(abs(outcome.domains.overconfidence) < 0.03)
    #expect(outcome.domains.accuracyOfStated > 0.85)
    #expect(outcome.domains.twoLevelErrors <= 0.005)
    #expect(outcome.overall.twoLevelPaths <= 0.005)
    #expect((12...36).contains(outcome.meanLength))
    #expect(outcome.lengths.reduce(0, +) == 300)
    #expect(outcome.domains.calibration.reduce(0) { $0 + $1.count } == 1800)
    #expect(outcome.exposures.count == 180)
  }

  @Test("who errs more than is believed is found out as too sure")
  func falseBeliefs() throws {
    let simulation = PlacementSimulation(
      try SampleBank.bank(),
      scale: SampleBank.scale,
      mode: .comprehensive,
      errorFactor: 4
    )
    #expect(try simulation.outcome(learners: 60, seed: Seed(1)).domains.overconfidence > 0.04)
  }

  @Test("abilities are found no worse than their stated deviations say")
  func deviations() throws {
    var (square, stated) = (0.0, 0.0)
    var generator = Seed(6).generator(for: "deviations")
    let bank = try SampleBank.bank()
    for number in 0..<60 {
      let learner = SimulatedLearner(from: SampleBank.scale.model, with: &generator)
      var session = try AssessmentSession(
        .comprehensive,
        bank: bank,
        scale: SampleBank.scale,
        seed: Seed(UInt64(number))
      )
      while let slot = session.next {
        let truth = slot.item.drawnTruth(with: &generator)
        let ability = learner.abilities[slot.item.domain]
        try session.answer(truth.drawn(at: ability, with: &generator))
      }
      for (finding, ability) in zip(session.result.domains, learner.abilities) {
        let miss = finding.estimate.ability - ability
        square += miss * miss
        stated += finding.estimate.deviation * finding.estimate.deviation
      }
    }
    #expect((0.9...1.1).contains((square / stated).squareRoot()))
  }

  @Test("online calibration recovers difficulties")
  func calibration() throws {
    let simulation = CalibrationSimulation(
      // A few items, so that each soon has its responses.
      try ItemBank(
        SampleBank.items.enumerated().filter { $0.offset % 30 % 4 == 0 }.map(\.element),
        domainCount: 6
      ),
      scale: SampleBank.scale
    )
    let outcome = try simulation.outcome(responses: 60, mostSessions: 110, seed: Seed(1))
    #expect(outcome.items >= 40)
    #expect(outcome.errorAfter <= 0.33)
    #expect(outcome.errorAfter < 0.75 * outcome.errorBefore)
    #expect(abs(outcome.errorAfter - outcome.statedDeviation) < 0.08)
  }

  @Test("the same seed gives the same figures; another one does not")
  func seeds() throws {
    let simulation = PlacementSimulation(
      try SampleBank.bank(),
      scale: SampleBank.scale,
      mode: .quick
    )
    let one = try simulation.outcome(learners: 20, seed: Seed(3))
    #expect(one == (try simulation.outcome(learners: 20, seed: Seed(3))))
    #expect(one != (try simulation.outcome(learners: 20, seed: Seed(4))))
  }

  @Test("a simulation that is stopped tells of those who had been placed, as if they were all")
  func stopping() throws {
    let simulation = PlacementSimulation(
      try SampleBank.bank(),
      scale: SampleBank.scale,
      mode: .quick
    )
    var asked: [Int] = []
    let stopped = try simulation.outcome(learners: 20, seed: Seed(3)) { placed in
      asked.append(placed)
      return placed < 5
    }
    #expect(asked == Array(0...5))
    #expect(stopped == (try simulation.outcome(learners: 5, seed: Seed(3))))
    let nobody = try simulation.outcome(learners: 20, seed: Seed(3)) { _ in false }
    #expect(nobody.learners == 0 && nobody.meanLength == 0)
  }
}
