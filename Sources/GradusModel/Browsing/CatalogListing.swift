/// What `gradus browse` shows.
package struct CatalogListing: Hashable, Sendable {
  /// What was asked for; nil where it was all kinds.
  package var kind: CatalogKind?
  /// How many of each kind there are, where no kind was asked for and nothing searched.
  package var overview: [Count]
  package var entries: [CatalogEntry]

  /// How many there are of a kind.
  package struct Count: Hashable, Sendable {
    package var kind: CatalogKind
    package var count: Int
    /// For how many of them something is missing.
    package var missing: Int

    package init(kind: CatalogKind, count: Int, missing: Int) {
      self.kind = kind
      self.count = count
      self.missing = missing
    }
  }

  package init(kind: CatalogKind?, overview: [Count] = [], entries: [CatalogEntry] = []) {
    self.kind = kind
    self.overview = overview
    self.entries = entries
  }

  /// The version of `json`; it grows where something is taken away or changes its meaning.
  package static let schema = 1

  /// The listing for programs; Docs/content.md tells its members.
  package var json: JSON {
    var object = JSONObject([JSONObject.Member(name: "schema", value: .integer(Self.schema))])
    if let kind { object["kind"] = .string(kind.rawValue) }
    if !overview.isEmpty {
      object["kinds"] = .array(
        overview.map { count in
          [
            "kind": .string(count.kind.rawValue), "about": .string(count.kind.about),
            "count": .integer(count.count), "missing": .integer(count.missing),
          ]
        }
      )
    } else {
      object["entries"] = .array(entries.map(\.json))
    }
    return .object(object)
  }
}

extension JSON {
  fileprivate static func integer(_ value: Int) -> JSON { .number(JSONNumber(value)) }
}

extension CatalogEntry {
  fileprivate var json: JSON {
    var object: JSONObject = [
      "kind": .string(kind.rawValue), "id": .string(id), "title": .string(title),
    ]
    object["missing"] = missing.map { .string($0) }
    for fact in facts { object[fact.key] = fact.value.json }
    return .object(object)
  }
}

extension CatalogEntry.Value {
  fileprivate var json: JSON {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .integer(number)
    case .texts(let texts): .array(texts.map { .string($0) })
    case .links(let links): .array(links.map { .object($0.json) })
    case .parts(let parts):
      .array(
        parts.map { part in
          var object: JSONObject = ["title": .string(part.title)]
          for fact in part.facts { object[fact.key] = fact.value.json }
          return .object(object)
        }
      )
    case .graph(let nodes):
      .array(
        nodes.map { node in
          var object = node.link.json
          object["after"] = .array(node.after.map { .string($0) })
          object["done"] = .bool(node.isDone)
          return .object(object)
        }
      )
    }
  }
}

extension CatalogEntry.Link {
  fileprivate var json: JSONObject {
    var object: JSONObject = ["id": .string(id), "title": .string(title)]
    object["missing"] = missing.map { .string($0) }
    return object
  }
}
