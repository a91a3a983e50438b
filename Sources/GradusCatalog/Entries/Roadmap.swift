internal import GradusModel

/// An order in which to learn a field: topics, drills and projects, with what comes before each.
package struct Roadmap: Hashable, Sendable {
  package let id: String
  package let title: String
  /// What it leads to, in a sentence.
  package let about: String
  /// Each stands behind everything that it builds on.
  package let nodes: [Node]

  /// A topic, drill or project on a roadmap.
  package struct Node: Hashable, Sendable {
    /// Its id.
    package let reference: String
    /// The ids of those nodes of the roadmap that come before it.
    package let after: [String]
  }
}

extension Roadmap {
  init(_ entry: YAMLValue, reading reader: inout EntryReader) {
    reader.expect(["id", "title", "about", "nodes"], in: entry)
    id = reader.define(.roadmap, entry)
    title = reader.text("title", in: entry)
    about = reader.text("about", in: entry)
    let entries = reader.entries("nodes", in: entry)
    let all = entries.compactMap { $0["id"]?.text }
    var before: Set<String> = []
    nodes = entries.map { node in
      reader.expect(["id", "after"], in: node)
      let id = reader.references("id", in: node, to: .topic, .drill, .project).first ?? ""
      let after = node["after"]?.list ?? []
      for earlier in after { reader.expectEarlier(earlier, than: id, before, all: all) }
      if !id.isEmpty, !before.insert(id).inserted {
        reader.note(
          node,
          "'\(id)' is on the roadmap twice",
          advice: "Keep the first, with everything that comes before it"
        )
      }
      return Node(reference: id, after: after.compactMap(\.text))
    }
  }
}

extension EntryReader {
  /// Notes where a node names one that doesn't come before it.
  fileprivate mutating func expectEarlier(
    _ earlier: YAMLValue,
    than id: String,
    _ before: Set<String>,
    all: [String]
  ) {
    guard let name = earlier.text else {
      return note(earlier, "this is no id", advice: "Write the id of a node of this roadmap")
    }
    if before.contains(name) { return }
    if all.contains(name) {
      note(
        earlier,
        "'\(id)' comes after '\(name)', which stands behind it",
        advice: "Put '\(name)' first; if that is not possible, they need one another in a cycle"
      )
    } else {
      let nearest = Suggestion.nearest(to: name, in: all).map { "Did you mean '\($0)'?" }
      note(
        earlier,
        "there is no '\(name)' on this roadmap",
        advice: nearest ?? "Add it before '\(id)', or remove it here"
      )
    }
  }
}
