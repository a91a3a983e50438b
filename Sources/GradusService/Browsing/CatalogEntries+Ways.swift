internal import GradusCatalog
internal import GradusModel

extension CatalogEntries {
  func entry(_ path: LearningPath) -> CatalogEntry {
    let phases = path.phases.map { phase in
      CatalogEntry.Part(
        title: phase.title,
        facts: [
          Fact("when", "When", .text(phase.when)), Fact("hours", "Hours", .number(phase.hours)),
          Fact(
            "covers",
            "Covers",
            .parts(
              phase.covers.map { cover in
                CatalogEntry.Part(
                  title: cover.phrase,
                  facts: [Fact("by", "", .links(cover.by.map { link($0) }))]
                )
              }
            )
          ),
        ]
      )
    }
    return CatalogEntry(
      kind: .paths,
      id: path.id,
      title: path.title,
      summary: "\(path.months) months, \(path.hours) hours",
      facts: [
        Fact("months", "Months", .text(path.months)), Fact("hours", "Hours", .number(path.hours)),
        Fact("phases", "Phases", .parts(phases)),
      ]
    )
  }

  func entry(_ roadmap: Roadmap) -> CatalogEntry {
    CatalogEntry(
      kind: .roadmaps,
      id: roadmap.id,
      title: roadmap.title,
      summary: "\(roadmap.nodes.count) steps",
      facts: [
        Fact("about", "", .text(roadmap.about)),
        Fact(
          "steps",
          "Steps",
          .graph(
            roadmap.nodes.map { node in
              CatalogEntry.Node(link: link(node.reference), after: node.after)
            }
          )
        ),
      ]
    )
  }

  func entry(_ level: CareerLevel) -> CatalogEntry {
    let lists: [(key: String, label: String, kind: CareerLevel.Requirement.Kind)] = [
      ("skills", "Skills", .skill), ("tools", "Tools", .tool),
      ("responsibilities", "Responsibilities", .responsibility),
    ]
    return CatalogEntry(
      kind: .careers,
      id: level.id,
      title: level.title,
      summary: "\(level.years) years",
      facts: [
        Fact("years", "Years", .text(level.years)), Fact("focus", "Focus", .text(level.focus)),
      ]
        + lists.map { list in
          let parts = level.requirements.filter { $0.kind == list.kind }.map(part)
          return Fact(list.key, list.label, .parts(parts))
        }
    )
  }

  private func part(_ requirement: CareerLevel.Requirement) -> CatalogEntry.Part {
    let evidence = requirement.evidence.map { evidence -> Link in
      switch evidence {
      case .stage(let stage):
        Link(id: stage.description, title: "pass the stage")
      case .lesson(let topic):
        Link(id: topic.rawValue, title: "read the lesson", missing: missing(topic))
      case .assessment(let domain):
        Link(id: domain, title: "be assessed in the domain")
      case .project(let id):
        Link(
          id: id.rawValue,
          title: "pass the project",
          missing: missingExam(id.rawValue)
        )
      case .drill(let id): Link(id: id, title: "pass the drill", missing: missingExam(id))
      }
    }
    return CatalogEntry.Part(
      title: requirement.title,
      facts: requirement.unmeasured.map { [Fact("unmeasured", "Not measured", .text($0))] }
        ?? [Fact("evidence", "", .links(evidence))]
    )
  }
}
