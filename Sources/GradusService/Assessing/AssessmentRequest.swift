internal import GradusCatalog
package import GradusModel

/// Which assessment a learner wants.
package struct AssessmentRequest: Hashable, Sendable {
  /// What an assessment is for.
  package enum Mode: String, Hashable, Sendable, CaseIterable {
    case quick
    case placement
    case comprehensive
    case challenge
    case topic
  }

  /// Nil for what follows from the domain or the topic, else a placement.
  package var mode: Mode?
  /// The id of a domain, for a challenge.
  package var domain: String?
  /// The id of a topic, or its last part where that is enough.
  package var topic: String?
  /// Nil for one that is drawn.
  package var seed: Seed?
  /// The ids of the languages that the learner writes; empty for the one that they have named before.
  package var languages: [String]
  /// What the learner has done before; nil for what they have said before.
  package var experience: LearningExperience?

  package init() { languages = [] }
}

extension LearningExperience {
  /// How far it shifts what is asked first, in logits.
  var shift: Double {
    switch self {
    case .none: -0.5
    case .some: 0
    case .production: 0.5
    }
  }
}
