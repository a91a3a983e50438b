internal import GradusCatalog

/// How far a learner is on a path.
package struct PathProgress: Sendable {
  /// One phase of the path.
  package struct Phase: Sendable {
    package let title: String
    /// Where the curriculum puts it: `month 1`, `8 weeks`.
    package let when: String
    /// How long it takes.
    package let hours: Int
    /// What it teaches, with what teaches it.
    package let covers: [Cover]
    package let count: Count
  }

  /// Something that a phase teaches.
  package struct Cover: Sendable {
    package let phrase: String
    package let steps: [Step]
    package let count: Count
  }

  /// A lesson, a drill or a project on the way.
  package struct Step: Hashable, Sendable {
    /// The id of the topic, drill or project.
    package let id: String
    package let title: String
    package let isThere: Bool
    package let isDone: Bool
  }

  package let id: String
  package let title: String
  /// How long it takes beside other work: `3-4`.
  package let months: String
  /// How long it takes in all.
  package let hours: Int
  package let phases: [Phase]

  /// How it is called: `Beginner path: from nothing to a first backend`.
  package var name: String {
    "\(id.prefix(1).uppercased())\(id.dropFirst()) path: "
      + "\(title.prefix(1).lowercased())\(title.dropFirst())"
  }

  /// The first phase in which something that exists is not done; nil where there is none.
  package var current: Phase? { phases.first { $0.count.done < $0.count.possible } }

  package var count: Count { phases.map(\.count).reduce(Count(), +) }

  init(_ path: LearningPath, _ offer: Offer, _ record: LearnerRecord) {
    id = path.id
    title = path.title
    months = path.months
    hours = path.hours
    phases = path.phases.map { phase in
      Phase(
        title: phase.title,
        when: phase.when,
        hours: phase.hours,
        covers: phase.covers.map { cover in
          Cover(
            phrase: cover.phrase,
            steps: cover.by.filter(offer.concerns).map { id in
              Step(
                id: id,
                title: offer.catalog.title(of: id) ?? id,
                isThere: offer.has(id),
                isDone: offer.isDone(id, record)
              )
            },
            count: Count(of: cover.by, offer, record)
          )
        },
        count: Count(of: phase.covers.flatMap(\.by), offer, record)
      )
    }
  }
}
