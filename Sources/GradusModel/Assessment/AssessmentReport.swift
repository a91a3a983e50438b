/// What a sitting of the assessment found.
package struct AssessmentReport: Hashable, Sendable {
  /// How likely a level is.
  package struct Chance: Hashable, Sendable {
    /// `beginner`, `intermediate` or `advanced`.
    package var level: String
    /// From 0 to 1; those of all levels add up to 1.
    package var probability: Double

    package init(level: String, probability: Double) {
      self.level = level
      self.probability = probability
    }
  }

  /// An ability, of one domain or over all.
  package struct Ability: Hashable, Sendable {
    package var id: String
    package var title: String
    /// In logits; the mean of those that the items are rated for is 0.
    package var estimate: Double
    /// The standard deviation of what is believed of it, in logits.
    package var deviation: Double
    /// Of each level, the lowest first.
    package var chances: [Chance]
    /// The level, or the two levels that it is between, the lower one first.
    package var standing: [String]
    /// How many of its items were scored.
    package var scored: Int
    /// How many of those had full marks.
    package var right: Int
    /// How many were right in part.
    package var nearly: Int

    package init(
      id: String,
      title: String,
      ability: (estimate: Double, deviation: Double),
      chances: [Chance],
      standing: [String],
      items: (scored: Int, right: Int, nearly: Int)
    ) {
      self.id = id
      self.title = title
      estimate = ability.estimate
      deviation = ability.deviation
      self.chances = chances
      self.standing = standing
      scored = items.scored
      right = items.right
      nearly = items.nearly
    }
  }

  /// Something to do about what was found.
  package struct Step: Hashable, Sendable {
    /// `lesson`, `drill` or `project`.
    package var kind: String
    package var id: String
    package var title: String
    /// Why: what is practised by it.
    package var reason: String
    /// The command that takes it; nil where it can't be taken yet.
    package var command: String?

    package init(kind: String, id: String, title: String, reason: String, command: String?) {
      self.kind = kind
      self.id = id
      self.title = title
      self.reason = reason
      self.command = command
    }
  }

  package var session: SessionID
  /// `quick`, `placement`, `comprehensive`, `challenge` or `topic`.
  package var mode: String
  /// The title of the domain or topic that it was about; nil where it was about all.
  package var subject: String?
  package var seed: Seed
  package var startedAt: Moment
  /// How many items were answered.
  package var answered: Int
  /// Whether it came to its end.
  package var isComplete: Bool
  /// The abilities at which the second level and the third begin, in logits.
  package var cuts: [Double]
  /// Those of which an item was scored, in the order of the curriculum.
  package var domains: [Ability]
  /// Over all domains; nil where the sitting was about one.
  package var overall: Ability?
  /// The id of the path that fits; nil where the sitting was about one domain.
  package var path: String?
  /// The title of the career level that the ability is usual for; nil as for the path, and below the first.
  package var career: String?
  /// Objectives that were reached, the hardest first; three at most.
  package var strongest: [String]
  /// Objectives that were missed, the easiest first; three at most.
  package var weakest: [String]
  /// What to do next, what is most wanted first.
  package var steps: [Step]

  package init(
    sitting: RecordedSitting,
    subject: String?,
    answered: Int,
    isComplete: Bool,
    domains: [Ability],
    overall: Ability?
  ) {
    session = sitting.session
    mode = sitting.mode
    self.subject = subject
    seed = sitting.seed
    startedAt = sitting.startedAt
    self.answered = answered
    self.isComplete = isComplete
    self.domains = domains
    self.overall = overall
    cuts = []
    strongest = []
    weakest = []
    steps = []
  }
}

/// What all sittings found, one after the other.
package struct AssessmentHistory: Hashable, Sendable {
  /// Those that came to their end, and the last one if it did not; the earliest first.
  package var sittings: [AssessmentReport]
  /// How many more there are that can't be read any more, because their items have changed.
  package var unreadable: Int

  package init(sittings: [AssessmentReport], unreadable: Int) {
    self.sittings = sittings
    self.unreadable = unreadable
  }
}
