/// What a session found, so far or at its end.
package struct AssessmentResult: Hashable, Sendable, Codable {
  /// What was found of one ability.
  package struct Finding: Hashable, Sendable, Codable {
    /// With the standard deviation of the posterior.
    package var estimate: Estimate
    /// How likely each level is.
    package var chances: LevelChances
    /// What is said of the level.
    package var standing: Standing
    /// How many of its items were scored.
    package var scored: Int
  }

  /// For each domain, by its position.
  package var domains: [Finding]
  /// Of the mean of all domains, which decides on the path.
  package var overall: Finding
  /// Whether the session has come to its end.
  package var isComplete: Bool
}

extension AssessmentSession {
  /// What was found so far.
  package var result: AssessmentResult {
    let domains = (0..<bank.domainCount).map { domain in
      let chances = scale.chances(in: domain, of: profile)
      return AssessmentResult.Finding(
        estimate: profile.estimates[domain],
        chances: chances,
        standing: chances.standing(threshold: scale.threshold),
        scored: counts[domain]
      )
    }
    let chances = scale.overallChances(of: profile)
    return AssessmentResult(
      domains: domains,
      overall: AssessmentResult.Finding(
        estimate: profile.overall,
        chances: chances,
        standing: chances.standing(threshold: scale.threshold),
        scored: counts.reduce(0, +)
      ),
      isComplete: next == nil
    )
  }
}
