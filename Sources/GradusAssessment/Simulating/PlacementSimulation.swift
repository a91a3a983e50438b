package import GradusModel

/// How true placements are on a bank whose real parameters are drawn from what is believed of them.
package struct PlacementSimulation: Sendable {
  package let bank: ItemBank
  package let scale: LevelScale
  package let mode: AssessmentMode
  /// How many times as wrong difficulties are as is believed: more than 1 shows what comes of false beliefs.
  package let errorFactor: Double

  package init(
    _ bank: ItemBank,
    scale: LevelScale,
    mode: AssessmentMode = .placement,
    errorFactor: Double = 1
  ) {
    self.bank = bank
    self.scale = scale
    self.mode = mode
    self.errorFactor = errorFactor
  }

  /// Places learners, each with abilities of their own, and with items that are drawn anew for each: so
  /// the figures are those of all banks that the ratings leave possible, and not of a lucky one.
  ///
  /// - Parameters:
  ///   - learners: How many; at least 1.
  ///   - seed: Decides all draws.
  ///   - goesOn: Asked before each learner, with how many there were; where it says no, nobody follows.
  /// - Returns: What was stated against what was true.
  /// - Throws: Where the bank is too small for the mode.
  package func outcome(
    learners: Int,
    seed: Seed,
    while goesOn: (_ placed: Int) -> Bool = { _ in true }
  ) throws(SessionError) -> PlacementOutcome {
    precondition(learners > 0)
    var tally = PlacementTally(itemCount: bank.items.count)
    for number in 0..<learners {
      guard goesOn(number) else { break }
      var generator = seed.generator(for: "learner \(number)")
      let learner = SimulatedLearner(from: scale.model, with: &generator)
      let draws = Seed(generator.next())
      var session = try AssessmentSession(mode, bank: bank, scale: scale, seed: draws)
      while let slot = session.next {
        let ability = learner.abilities[slot.item.domain]
        let truth = slot.item.drawnTruth(errorFactor: errorFactor, with: &generator)
        try session.answer(truth.drawn(at: ability, with: &generator))
        tally.note(use: slot.position)
      }
      tally.note(session.result, of: learner, cuts: scale.cuts)
    }
    return tally.outcome
  }
}
