package import GradusModel

/// Documents that hold schemas, with everything in them that has a name.
///
/// A reference is only ever resolved here: nothing is fetched.
package struct SchemaRegistry: Sendable {
  /// A place in a document of the registry.
  struct Place: Hashable, Sendable {
    var document: String
    var pointer: JSONPointer

    func appending(_ tokens: String...) -> Place {
      Place(document: document, pointer: JSONPointer(pointer.tokens + tokens))
    }
  }

  struct Document: Sendable {
    let value: JSON
    let dialect: SchemaDialect
    /// The URI of each resource in the document, by the place of its root.
    var resources: [JSONPointer: String] = [:]
  }

  struct Anchor: Sendable {
    let place: Place
    let isDynamic: Bool
  }

  private(set) var documents: [String: Document] = [:]
  private(set) var resources: [String: Place] = [:]
  /// Every schema, so that it need not be looked for again and again from its document's root.
  private var schemas: [Place: JSON] = [:]
  /// By the URI of the resource, then by name.
  private(set) var anchors: [String: [String: Anchor]] = [:]

  /// A registry with the metaschemas of 2020-12, and nothing else.
  package init() {
    self = Self.standard
  }

  private init(empty: Void) {}

  private static let standard: SchemaRegistry = {
    var registry = SchemaRegistry(empty: ())
    for metaschema in MetaSchema.all {
      registry.add(metaschema, at: metaschema["$id"]?.text ?? "")
    }
    return registry
  }()

  /// Adds a document.
  ///
  /// - Parameters:
  ///   - document: A schema, or a document with schemas in it.
  ///   - uri: Its address, to which relative references in it are relative.
  ///   - schemas: Where the schemas are.
  ///   - dialect: What keywords mean where the document does not say so itself.
  package mutating func add(
    _ document: JSON,
    at uri: String,
    schemas: [JSONPointer] = [JSONPointer()],
    dialect: SchemaDialect = .draft2020
  ) {
    let roots = schemas.compactMap { pointer in pointer.value(in: document).map { (pointer, $0) } }
    add(document, at: uri, roots: roots, dialect: dialect)
  }

  /// Adds a document, the schemas of which have been found already.
  mutating func add(
    _ document: JSON,
    at uri: String,
    roots: [(pointer: JSONPointer, value: JSON)],
    dialect: SchemaDialect
  ) {
    let uri = URIReference(uri).withoutFragment.description
    documents[uri] = Document(value: document, dialect: dialect)
    let root = Place(document: uri, pointer: JSONPointer())
    register(resource: uri, at: root)
    for root in roots {
      index(root.value, at: Place(document: uri, pointer: root.pointer), dialect)
    }
  }

  private mutating func register(resource uri: String, at place: Place) {
    documents[place.document]?.resources[place.pointer] = uri
    resources[uri] = place
  }

  /// Notes what has a name in a schema and below it.
  private mutating func index(_ value: JSON, at root: Place, _ dialect: SchemaDialect) {
    var open = [(place: root, value: value, base: base(of: root))]
    while let (place, value, outer) = open.popLast() {
      schemas[place] = value
      guard case .object(let schema) = value else { continue }
      var base = outer
      if dialect != .openAPI30 {
        if let id = schema["$id"]?.text {
          base = URIReference(id).resolved(against: URIReference(outer)).withoutFragment.description
          register(resource: base, at: place)
        }
        for (keyword, isDynamic) in [("$anchor", false), ("$dynamicAnchor", true)] {
          guard let name = schema[keyword]?.text else { continue }
          anchors[base, default: [:]][name] = Anchor(place: place, isDynamic: isDynamic)
        }
      }
      for (tokens, value) in SchemaParts.below(schema) {
        let pointer = JSONPointer(place.pointer.tokens + tokens)
        open.append((Place(document: place.document, pointer: pointer), value, base))
      }
    }
  }

  func value(at place: Place) -> JSON? {
    if let schema = schemas[place] { return schema }
    return documents[place.document].flatMap { place.pointer.value(in: $0.value) }
  }

  /// The URI of the resource that a place belongs to.
  func base(of place: Place) -> String {
    guard let document = documents[place.document] else { return place.document }
    var tokens = place.pointer.tokens
    while true {
      if let uri = document.resources[JSONPointer(tokens)] { return uri }
      if tokens.popLast() == nil { return place.document }
    }
  }

  /// What a reference in a resource leads to, nil where the registry does not have it.
  func place(of reference: String, from base: String) -> Place? {
    let target = URIReference(reference).resolved(against: URIReference(base))
    guard let resource = resources[target.withoutFragment.description] else { return nil }
    guard let fragment = PercentEncoding.decode(target.fragment ?? "") else { return nil }
    if fragment.isEmpty { return resource }
    guard let pointer = JSONPointer(text: fragment) else {
      return anchors[target.withoutFragment.description]?[fragment]?.place
    }
    let place = Place(
      document: resource.document,
      pointer: JSONPointer(resource.pointer.tokens + pointer.tokens)
    )
    return value(at: place) == nil ? nil : place
  }
}
