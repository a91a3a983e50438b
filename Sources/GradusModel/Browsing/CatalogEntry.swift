/// One thing of the catalog as it is shown: the same facts for people and for programs.
package struct CatalogEntry: Hashable, Sendable {
  package var kind: CatalogKind
  package var id: String
  package var title: String
  /// What Gradus does not have for it yet, as a sentence without its full stop; nil where nothing
  /// is missing.
  package var missing: String?
  /// What is told of it in a list, in a few words.
  package var summary: String?
  package var facts: [Fact]

  package init(
    kind: CatalogKind,
    id: String,
    title: String,
    missing: String? = nil,
    summary: String? = nil,
    facts: [Fact] = []
  ) {
    self.kind = kind
    self.id = id
    self.title = title
    self.missing = missing
    self.summary = summary
    self.facts = facts
  }

  /// Something that is known of an entry.
  package struct Fact: Hashable, Sendable {
    /// Its name in JSON.
    package var key: String
    /// Its name for people.
    package var label: String
    package var value: Value

    package init(_ key: String, _ label: String, _ value: Value) {
      self.key = key
      self.label = label
      self.value = value
    }
  }

  /// What a fact says.
  package enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case texts([String])
    /// Other things of the catalog.
    case links([Link])
    /// Parts with a title and facts of their own.
    case parts([Part])
    /// Links in an order, with what comes before each.
    case graph([Node])
  }

  /// The mention of something else in the catalog.
  package struct Link: Hashable, Sendable {
    package var id: String
    package var title: String
    /// As that of an entry.
    package var missing: String?

    package init(id: String, title: String, missing: String? = nil) {
      self.id = id
      self.title = title
      self.missing = missing
    }
  }

  /// A part of an entry: a phase of a path, a requirement of a level.
  package struct Part: Hashable, Sendable {
    package var title: String
    package var facts: [Fact]

    package init(title: String, facts: [Fact]) {
      self.title = title
      self.facts = facts
    }
  }

  /// A link of a graph.
  package struct Node: Hashable, Sendable {
    package var link: Link
    /// The ids of what comes before it, each of an earlier node.
    package var after: [String]
    /// Whether the learner has read that lesson, or passed that project.
    package var isDone = false

    package init(link: Link, after: [String]) {
      self.link = link
      self.after = after
    }
  }
}

extension CatalogEntry {
  /// The same with what a learner has done.
  ///
  /// - Parameter done: The ids of lessons that were read, and of projects that were passed.
  /// - Returns: It, with a mark at what is done in its graphs.
  package func marking(done: Set<String>) -> CatalogEntry {
    var marked = self
    for (index, fact) in facts.enumerated() {
      guard case .graph(var nodes) = fact.value else { continue }
      for number in nodes.indices { nodes[number].isDone = done.contains(nodes[number].link.id) }
      marked.facts[index].value = .graph(nodes)
    }
    return marked
  }
}

extension CatalogEntry {
  /// All that is told of it in words, for a search.
  package var words: String {
    let facts = facts.flatMap { fact -> [String] in
      switch fact.value {
      case .text(let text): [text]
      case .texts(let texts): texts
      case .parts(let parts): parts.map(\.title)
      case .number, .links, .graph: []
      }
    }
    return ([id, title, summary ?? ""] + facts).joined(separator: " ").lowercased()
  }
}
