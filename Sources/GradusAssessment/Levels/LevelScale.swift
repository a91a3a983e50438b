/// Reads levels off a profile: the higher-order model with its cut scores.
///
/// What each ability counts for a cut is computed once, here, and shared by all sessions.
package struct LevelScale: Sendable {
  package let model: HigherOrderModel
  package let cuts: CutScores
  /// How likely a level must be to be stated, from 0.5 to 1.
  package let threshold: Double
  private let intermediateShares: [Double]
  private let advancedShares: [Double]

  /// - Parameters:
  ///   - model: Of all domains.
  ///   - cuts: In logits, ascending.
  ///   - threshold: How likely a level must be to be stated, from 0.5 to 1.
  package init(_ model: HigherOrderModel, cuts: CutScores = CutScores(), threshold: Double = 0.8) {
    precondition(cuts.intermediate < cuts.advanced && (0.5...1).contains(threshold))
    self.model = model
    self.cuts = cuts
    self.threshold = threshold
    intermediateShares = model.specific.shares(below: cuts.intermediate)
    advancedShares = model.specific.shares(below: cuts.advanced)
  }

  /// How likely each level is in a domain.
  package func chances(in domain: Int, of profile: AbilityProfile) -> LevelChances {
    LevelChances(
      belowIntermediate: profile.sum(of: domain, shares: intermediateShares),
      belowAdvanced: profile.sum(of: domain, shares: advancedShares)
    )
  }

  /// How likely each level is for the mean of all domains.
  package func overallChances(of profile: AbilityProfile) -> LevelChances {
    LevelChances(
      belowIntermediate: profile.probability(overallBelow: cuts.intermediate),
      belowAdvanced: profile.probability(overallBelow: cuts.advanced)
    )
  }

  /// What may be said of the level in a domain.
  package func standing(in domain: Int, of profile: AbilityProfile) -> Standing {
    chances(in: domain, of: profile).standing(threshold: threshold)
  }
}
