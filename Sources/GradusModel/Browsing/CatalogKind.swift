/// The kinds of things that the catalog lists.
package enum CatalogKind: String, Sendable, CaseIterable {
  case domains
  case topics
  case lessons
  case drills
  case projects
  case paths
  case roadmaps
  case careers
  case languages
  case tools
  case standards
  case agents

  /// The name of one of them.
  package var singular: String { String(rawValue.dropLast()) }

  /// What they are, in a few words.
  package var about: String {
    switch self {
    case .domains: "the fields of backend engineering"
    case .topics: "what there is to learn"
    case .lessons: "texts that teach a topic"
    case .drills: "small projects about one capability"
    case .projects: "backends to build"
    case .paths: "ways through it all, in phases"
    case .roadmaps: "an order to learn a field in"
    case .careers: "what is expected on each level"
    case .languages: "what backends are written in"
    case .tools: "what to have installed"
    case .standards: "what the industry expects, and what measures it"
    case .agents: "who is asked for what"
    }
  }
}
