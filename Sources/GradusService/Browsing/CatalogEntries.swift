internal import GradusCatalog
internal import GradusModel

/// The catalog as entries to show.
struct CatalogEntries {
  typealias Fact = CatalogEntry.Fact
  typealias Link = CatalogEntry.Link

  let catalog: Catalog
  /// What is examined of the projects and drills that have an exam.
  private let outlines: [ProjectID: [StageOutline]]
  /// The languages that a project can be started in.
  let starters: Set<String>
  private let lessons: Set<TopicID>

  init(_ catalog: Catalog, outlines: [ProjectID: [StageOutline]], starters: Set<String>) {
    self.catalog = catalog
    self.starters = starters
    self.outlines = outlines
    lessons = Set(catalog.lessons.map(\.id))
  }

  /// The entries of a kind, in the order of the catalog.
  func all(_ kind: CatalogKind) -> [CatalogEntry] {
    switch kind {
    case .domains: catalog.domains.map(entry)
    case .topics: catalog.topics.map(entry)
    case .lessons: catalog.lessons.map(entry)
    case .drills: catalog.drills.map(entry)
    case .projects: catalog.projects.map(entry)
    case .paths: catalog.paths.map(entry)
    case .roadmaps: catalog.roadmaps.map(entry)
    case .careers: catalog.careers.map(entry)
    case .languages: catalog.languages.map(entry)
    case .tools: catalog.tools.map(entry)
    case .standards: catalog.standards.map(entry)
    case .agents: catalog.agents.map(entry)
    }
  }

  /// What a topic lacks; nil where it has its lesson.
  func missing(_ topic: TopicID) -> String? {
    lessons.contains(topic) ? nil : "no lesson yet"
  }

  /// What a project or drill lacks; nil where it has its exam.
  func missingExam(_ id: String) -> String? {
    outlines[ProjectID(id)] == nil ? "no exam yet" : nil
  }

  /// What a check claims; nil where there is no such check.
  func claim(_ check: CheckID, of project: ProjectID?) -> String? {
    project.flatMap { outlines[$0] }?.flatMap(\.checks).first { $0.id == check }?.claim
  }

  /// A link to a topic, drill or project.
  func link(_ id: String) -> Link {
    let isTopic = catalog.topic(TopicID(id)) != nil
    return Link(
      id: id,
      title: catalog.title(of: id) ?? id,
      missing: isTopic ? missing(TopicID(id)) : missingExam(id)
    )
  }

  func entry(_ domain: Domain) -> CatalogEntry {
    let written = domain.topics.count { lessons.contains($0) }
    return CatalogEntry(
      kind: .domains,
      id: domain.id,
      title: domain.title,
      missing: written < domain.topics.count
        ? "\(written) of \(domain.topics.count) lessons are there" : nil,
      summary: "weeks \(domain.weeks)",
      facts: [
        Fact("weeks", "Weeks", .text(domain.weeks)),
        Fact("topics", "Topics", .links(domain.topics.map { link($0.rawValue) })),
        Fact("drills", "Drills", .links(domain.drills.map { link($0) })),
      ]
    )
  }

  func entry(_ topic: Topic) -> CatalogEntry {
    let lesson = catalog.lesson(topic.id)
    return CatalogEntry(
      kind: .topics,
      id: topic.id.rawValue,
      title: topic.title,
      missing: missing(topic.id),
      facts: [Fact("domain", "Domain", .text(topic.domain))] + (lesson.map(facts) ?? [])
        + [
          Fact(
            "roadmaps",
            "Roadmaps",
            .texts(
              catalog.roadmaps.filter { roadmap in
                roadmap.nodes.contains { $0.reference == topic.id.rawValue }
              }.map(\.id)
            )
          )
        ]
    )
  }

  func entry(_ lesson: Lesson) -> CatalogEntry {
    CatalogEntry(
      kind: .lessons,
      id: lesson.id.rawValue,
      title: lesson.title,
      summary: "\(lesson.minutes) minutes",
      facts: [Fact("domain", "Domain", .text(lesson.domain))] + facts(lesson)
    )
  }

  private func facts(_ lesson: Lesson) -> [Fact] {
    let sources = lesson.sources.map { source in
      CatalogEntry.Part(title: source.title, facts: [Fact("url", "", .text(source.url))])
    }
    return [
      Fact("minutes", "Minutes", .number(lesson.minutes)),
      Fact("objectives", "After it, you can", .texts(lesson.objectives)),
      Fact(
        "prerequisites",
        "Builds on",
        .links(lesson.prerequisites.map { link($0.rawValue) })
      ),
      Fact("stages", "Practised by the stages", .texts(lesson.stages.map(\.description))),
      Fact("drills", "Practised by the drills", .links(lesson.drills.map { link($0) })),
      Fact("sources", "Sources", .parts(sources)),
      Fact("questions", "Questions for review", .number(lesson.recall.count)),
    ]
  }

  func entry(_ drill: Drill) -> CatalogEntry {
    let teaching = catalog.lessons.filter { $0.drills.contains(drill.id) }
    return CatalogEntry(
      kind: .drills,
      id: drill.id,
      title: drill.title,
      missing: missingExam(drill.id),
      facts: [
        Fact("domain", "Domain", .text(drill.domain)),
        Fact("lessons", "Lessons", .links(teaching.map { link($0.id.rawValue) })),
      ]
    )
  }

  func entry(_ project: Project) -> CatalogEntry {
    let teaching = catalog.lessons.filter { lesson in
      lesson.stages.contains { $0.project == project.id }
    }
    return CatalogEntry(
      kind: .projects,
      id: project.id.rawValue,
      title: project.title,
      missing: missingExam(project.id.rawValue),
      summary: project.about,
      facts: [
        Fact("level", "Level", .text(project.level)),
        Fact("about", "About", .text(project.about)),
        Fact("lessons", "Lessons", .links(teaching.map { link($0.id.rawValue) })),
      ]
    )
  }
}
