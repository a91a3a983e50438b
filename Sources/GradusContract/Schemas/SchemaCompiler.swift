import GradusModel

/// Compiles schemas of a registry, and those that they refer to.
struct SchemaCompiler {
  /// One schema with its surroundings.
  struct Source {
    let schema: JSONObject
    let place: SchemaRegistry.Place
    /// The URI that references in it are relative to.
    let base: String
    let vocabularies: Set<Vocabulary>
    let dialect: SchemaDialect

    func has(_ vocabulary: Vocabulary) -> Bool { vocabularies.contains(vocabulary) }
  }

  /// Schemas that are compiled at most.
  private static let mostNodes = 200_000

  let registry: SchemaRegistry
  let options: SchemaOptions
  var program = SchemaProgram()
  private(set) var diagnostics: [ContractDiagnostic] = []
  private var numbers: [SchemaRegistry.Place: Int] = [:]
  private var open: [SchemaRegistry.Place] = []
  private var resourceNumbers: [String: Int] = [:]
  private var vocabularies: [String: Set<Vocabulary>] = [:]

  init(registry: SchemaRegistry, options: SchemaOptions) {
    self.registry = registry
    self.options = options
  }

  /// The number of a schema, which is compiled when its turn comes.
  mutating func number(of place: SchemaRegistry.Place) -> Int {
    if let known = numbers[place] { return known }
    let number = numbers.count
    numbers[place] = number
    open.append(place)
    return number
  }

  /// Compiles what has been asked for, and everything that this asks for in turn.
  mutating func run() {
    var next = 0
    while next < open.count {
      guard next < Self.mostNodes else {
        diagnose(open[next], "there are more than \(Self.mostNodes) schemas to compile")
        fillUp()
        break
      }
      program.nodes.append(node(at: open[next]))
      next += 1
    }
  }

  private mutating func fillUp() {
    while program.nodes.count < open.count {
      program.nodes.append(SchemaNode(location: "", resource: 0, boolean: true, keywords: []))
    }
  }

  mutating func diagnose(_ place: SchemaRegistry.Place, _ problem: String, advice: String? = nil) {
    diagnostics.append(ContractDiagnostic(place.pointer, problem, advice: advice))
  }

  private mutating func node(at place: SchemaRegistry.Place) -> SchemaNode {
    let base = registry.base(of: place)
    let resource = number(ofResource: base)
    let location = "\(place.document)#\(place.pointer)"
    var boolean: Bool?
    var keywords: [any Keyword] = []
    switch registry.value(at: place) {
    case .bool(let value): boolean = value
    case .object(let schema):
      let dialect = registry.documents[place.document]?.dialect ?? .draft2020
      let source = Source(
        schema: schema,
        place: place,
        base: base,
        vocabularies: vocabularies(of: base, place: place),
        dialect: dialect
      )
      keywords = KeywordReaders.read(source, with: &self)
    default:
      diagnose(place, "a schema has to be an object or a boolean")
    }
    return SchemaNode(location: location, resource: resource, boolean: boolean, keywords: keywords)
  }

  private mutating func number(ofResource uri: String) -> Int {
    if let known = resourceNumbers[uri] { return known }
    let number = resourceNumbers.count
    resourceNumbers[uri] = number
    program.dynamicAnchors.append([:])
    for (name, anchor) in registry.anchors[uri] ?? [:] where anchor.isDynamic {
      program.dynamicAnchors[number][name] = self.number(of: anchor.place)
    }
    return number
  }
}

extension SchemaCompiler {
  /// The number of a schema that another holds.
  mutating func part(of source: Source, _ tokens: String...) -> Int {
    number(
      of: SchemaRegistry.Place(
        document: source.place.document,
        pointer: JSONPointer(source.place.pointer.tokens + tokens)
      )
    )
  }

  /// The numbers of the schemas in a list that another holds; empty where there is none.
  mutating func parts(of source: Source, _ keyword: String) -> [Int] {
    let count = source.schema[keyword]?.elements?.count ?? 0
    return (0..<count).map { part(of: source, keyword, String($0)) }
  }

  /// The vocabularies that the metaschema of a resource switches on.
  private mutating func vocabularies(
    of base: String,
    place: SchemaRegistry.Place
  ) -> Set<Vocabulary> {
    if let known = vocabularies[base] { return known }
    let read = readVocabularies(of: base, place: place)
    vocabularies[base] = read
    return read
  }

  private mutating func readVocabularies(
    of base: String,
    place: SchemaRegistry.Place
  ) -> Set<Vocabulary> {
    let root = registry.resources[base] ?? place
    guard let named = registry.value(at: root)?["$schema"]?.text else {
      // A resource within another has the dialect of that (2020-12 core, section 8.1.1).
      guard !root.pointer.tokens.isEmpty else { return Vocabulary.standard }
      var outer = root
      outer.pointer.tokens.removeLast()
      return vocabularies(of: registry.base(of: outer), place: outer)
    }
    let uri = URIReference(named).withoutFragment.description
    guard let metaschema = registry.resources[uri] else {
      diagnose(root, "its dialect \(named) is not known", advice: "Use \(MetaSchema.uri)")
      return Vocabulary.standard
    }
    guard case .object(let switches) = registry.value(at: metaschema)?["$vocabulary"] else {
      return Vocabulary.standard
    }
    var vocabularies: Set<Vocabulary> = [.core]
    for member in switches.members {
      if member.name.hasPrefix(Vocabulary.prefix),
        let known = Vocabulary(rawValue: String(member.name.dropFirst(Vocabulary.prefix.count)))
      {
        vocabularies.insert(known)
      } else if member.value.boolean == true, member.name != MetaSchema.openAPIVocabulary {
        diagnose(root, "its dialect needs the vocabulary \(member.name), which is not supported")
      }
    }
    return vocabularies
  }
}
