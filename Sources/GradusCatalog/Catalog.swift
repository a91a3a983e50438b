package import GradusModel

/// Everything that Gradus teaches and names.
package struct Catalog: Sendable {
  package let domains: [Domain]
  /// In the order of the curriculum; those of the paths stand last.
  package let topics: [Topic]
  /// In the order of the topics; not every topic has one.
  package let lessons: [Lesson]
  package let drills: [Drill]
  package let projects: [Project]
  package let paths: [LearningPath]
  package let roadmaps: [Roadmap]
  package let careers: [CareerLevel]
  package let languages: [Language]
  package let tools: [CatalogTool]
  package let standards: [Standard]
  package let agents: [Agent]

  /// What is wrong with the entries by themselves; `lint` finds the rest.
  package let diagnostics: [Diagnostic]

  let readers: [EntryReader]

  /// Reads content.
  ///
  /// - Parameter folders: Later ones add to earlier ones. An entry with the id of an earlier one takes
  ///   its place; a domain keeps the topics and drills that it had.
  /// - Throws: `ContentFolder.Unreadable` where a folder or a file of it can't be read.
  package init(_ folders: [ContentFolder]) throws(ContentFolder.Unreadable) {
    var draft = CatalogDraft()
    for folder in folders { try draft.add(folder) }
    domains = draft.domains
    topics = draft.topics
    let order = Dictionary(
      zip(draft.topics.map(\.id), 0...),
      uniquingKeysWith: { first, _ in first }
    )
    lessons = draft.lessons.sorted {
      (order[$0.id] ?? .max, $0.id) < (order[$1.id] ?? .max, $1.id)
    }
    drills = draft.drills
    projects = draft.projects
    paths = draft.paths
    roadmaps = draft.roadmaps
    careers = draft.careers
    languages = draft.languages
    tools = draft.tools.map { $0.with(draft.languages) }
    standards = draft.standards
    agents = draft.agents
    diagnostics = draft.readers.flatMap(\.diagnostics)
    readers = draft.readers
  }

  /// The topic of that id; nil where there is none.
  package func topic(_ id: TopicID) -> Topic? { topics.first { $0.id == id } }

  /// The lesson on a topic; nil where there is none yet.
  package func lesson(_ id: TopicID) -> Lesson? { lessons.first { $0.id == id } }

  /// The domain of that id; nil where there is none.
  package func domain(_ id: String) -> Domain? { domains.first { $0.id == id } }

  /// The path of that id; nil where there is none.
  package func path(_ id: String) -> LearningPath? { paths.first { $0.id == id } }

  /// The level of that id; nil where there is none.
  package func career(_ id: String) -> CareerLevel? { careers.first { $0.id == id } }

  /// The tool of that id; nil where there is none.
  package func tool(_ id: String) -> CatalogTool? { tools.first { $0.id == id } }

  /// The language of that id; nil where there is none.
  package func language(_ id: String) -> Language? { languages.first { $0.id == id } }

  /// The title of a topic, drill or project; nil where there is none of that id.
  package func title(of reference: String) -> String? {
    topic(TopicID(reference))?.title
      ?? drills.first { $0.id == reference }?.title
      ?? projects.first { $0.id.rawValue == reference }?.title
  }
}

extension CatalogTool {
  /// The tool with the languages that name it.
  fileprivate func with(_ languages: [Language]) -> CatalogTool {
    var tool = self
    tool.languages = languages.filter { ($0.tools + $0.also).contains(id) }.map(\.id)
    tool.needed = languages.filter { $0.tools.contains(id) }.map(\.id)
    return tool
  }
}
