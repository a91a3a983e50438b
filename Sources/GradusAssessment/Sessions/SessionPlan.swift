/// How an assessment of a mode goes.
package struct SessionPlan: Hashable, Sendable {
  /// What speaks for an item.
  package enum Preference: Hashable, Sendable {
    /// How much it says about the ability.
    case information
    /// How hard it is.
    case difficulty
  }

  package var domains: DomainRule
  package var stopping: StoppingRule
  package var preference: Preference
  /// The length of the blocks that have one pilot item each; nil where nothing is tried out.
  package var pilotEvery: Int?

  /// The plan of a mode.
  package init(_ mode: AssessmentMode) {
    preference = .information
    pilotEvery = nil
    switch mode {
    case .quick:
      domains = DomainRule(opening: 1, most: 1)
      stopping = .count(5)
    case .placement:
      domains = DomainRule(opening: 2, most: 8)
      stopping = .levels(least: 12, most: 36)
      // Three of 24.
      pilotEvery = 8
    case .comprehensive:
      domains = DomainRule(opening: 2, most: 8)
      stopping = .count(36)
      pilotEvery = 8
    case .challenge:
      domains = DomainRule(opening: 0, most: .max)
      stopping = .count(8)
      preference = .difficulty
    case .topic:
      domains = DomainRule(opening: 0, most: .max)
      stopping = .levels(least: 3, most: 5)
    }
  }
}
