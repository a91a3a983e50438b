internal import GradusCatalog
internal import GradusModel

/// What of a career level a learner has shown.
package struct CareerProgress: Sendable {
  /// Something that the level asks for.
  package struct Requirement: Sendable {
    package let kind: Kind
    package let title: String
    /// What would show it, each with whether it does.
    package let evidence: [Piece]
    /// Why nothing can show it; nil where something can.
    package let unmeasured: String?

    /// Whether all that can be had of the evidence is there.
    package var isShown: Bool { canBeShown && evidence.filter(\.isThere).allSatisfy(\.isDone) }

    /// Whether enough can be had of the evidence: a few questions on a domain show no skill by
    /// themselves.
    package var canBeShown: Bool { evidence.contains { $0.isThere && !$0.isSupport } }
  }

  /// What a level asks for.
  package enum Kind: String, Sendable, CaseIterable {
    case skill
    case tool
    case responsibility
  }

  /// A piece of evidence.
  package struct Piece: Sendable {
    /// What it is, in words: `lesson HTTP and HTTPS`, `stage create of todo-api`.
    package let name: String
    /// The command that leads to it; nil where it is not there yet.
    package let command: String?
    package let isThere: Bool
    package let isDone: Bool
    /// Whether it only supports other evidence.
    package let isSupport: Bool
  }

  package let id: String
  package let title: String
  /// Years of work in which people usually are here: `1-3`.
  package let years: String
  package let focus: String
  package let requirements: [Requirement]

  /// Requirements that can be shown, and those that are.
  package var count: Count {
    let measured = requirements.filter(\.canBeShown)
    return Count(
      done: measured.count(where: \.isShown),
      possible: measured.count,
      missing: requirements.count - measured.count
    )
  }

  init(_ level: CareerLevel, _ offer: Offer, _ record: LearnerRecord) {
    id = level.id
    title = level.title
    years = level.years
    focus = level.focus
    requirements = level.requirements.map { requirement in
      Requirement(
        kind: Kind(requirement.kind),
        title: requirement.title,
        evidence: requirement.evidence.map { Piece($0, on: level.id, offer, record) },
        unmeasured: requirement.unmeasured
      )
    }
  }
}

extension CareerProgress.Piece {
  init(
    _ evidence: GradusCatalog.Evidence,
    on level: String,
    _ offer: Offer,
    _ record: LearnerRecord
  ) {
    func title(_ id: String) -> String { offer.catalog.title(of: id) ?? id }
    if case .assessment = evidence { isSupport = true } else { isSupport = false }
    switch evidence {
    case .stage(let stage):
      isThere = offer.examined.contains(stage.project)
      isDone = record.stages.contains(stage)
      name = "stage \(stage.stage) of \(stage.project)"
      command = isThere ? "gradus check --stage \(stage.stage)" : nil
    case .lesson(let topic):
      isThere = offer.has(topic.rawValue)
      isDone = record.lessons.contains(topic)
      name = "lesson \(title(topic.rawValue))"
      command = isThere ? "gradus learn \(topic)" : nil
    case .project(let project):
      isThere = offer.examined.contains(project)
      isDone = record.projects.contains(project)
      name = "project \(title(project.rawValue))"
      command = isThere ? "gradus start \(project)" : nil
    case .drill(let drill):
      isThere = offer.has(drill)
      isDone = offer.isDone(drill, record)
      name = "drill \(title(drill))"
      command = isThere ? "gradus start \(drill)" : nil
    case .assessment(let domain):
      let wanted = offer.careers[level]
      let ability = record.assessed?.domains.first { $0.id == domain }?.estimate
      isThere = wanted != nil
      isDone = wanted.flatMap { wanted in ability.map { $0 >= wanted } } ?? false
      let isBelow = isThere && ability != nil && !isDone
      name =
        "assessment of \(offer.catalog.domain(domain)?.title ?? domain)"
        + (isBelow ? ", which found less than is usual here" : "")
      command = isThere ? "gradus assess" : nil
    }
  }
}

extension CareerProgress.Kind {
  init(_ kind: CareerLevel.Requirement.Kind) {
    switch kind {
    case .skill: self = .skill
    case .tool: self = .tool
    case .responsibility: self = .responsibility
    }
  }
}
