import GradusModel

/// `properties`, `patternProperties` and `additionalProperties` (2020-12 core, section 10.3.2).
///
/// Of a name that stands twice every member is examined.
struct MembersKeyword: Keyword {
  private let named: [MemberName: Int]
  private let patterns: [(pattern: Pattern, schema: Int)]
  private let others: Int?
  /// Whether `additionalProperties` is `false`, which deserves a sentence of its own.
  private let refusesOthers: Bool

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.applicator) else { return nil }
    var named: [MemberName: Int] = [:]
    if case .object(let properties) = source.schema["properties"] {
      for name in properties.names {
        named[MemberName(name)] = compiler.part(of: source, "properties", name)
      }
    }
    let patterns = readPatterns(source, &compiler)
    let additional = source.schema["additionalProperties"]
    let others = additional.map { _ in compiler.part(of: source, "additionalProperties") }
    if named.isEmpty, patterns.isEmpty, others == nil { return nil }
    return MembersKeyword(
      named: named,
      patterns: patterns,
      others: others,
      refusesOthers: additional?.boolean == false
    )
  }

  private static func readPatterns(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> [(pattern: Pattern, schema: Int)] {
    guard source.dialect != .openAPI30,
      case .object(let object) = source.schema["patternProperties"]
    else { return [] }
    var patterns: [(pattern: Pattern, schema: Int)] = []
    for name in object.names {
      let place = source.place.appending("patternProperties", name)
      guard let pattern = compiler.pattern(name, at: place) else { continue }
      patterns.append((pattern, compiler.part(of: source, "patternProperties", name)))
    }
    return patterns
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .object(let object) = value else { return true }
    var isMet = true
    for (index, member) in object.members.enumerated() {
      var isSeen = false
      if let schema = named[MemberName(member.name)] {
        isSeen = true
        if try !evaluation.apply(schema, to: member.value, at: .member(member.name)) {
          isMet = false
        }
      }
      for (pattern, schema) in patterns where try evaluation.matches(pattern, member.name) {
        isSeen = true
        if try !evaluation.apply(schema, to: member.value, at: .member(member.name)) {
          isMet = false
        }
      }
      if !isSeen, others != nil {
        isSeen = true
        if try !holds(forOther: member, in: &evaluation) { isMet = false }
      }
      if isSeen { evaluation.evaluated.insert(index, of: object.members.count) }
      if !isMet, evaluation.endsAtFirst { return false }
    }
    return isMet
  }

  private func holds(
    forOther member: JSONObject.Member,
    in evaluation: inout Evaluation
  ) throws(EvaluationLimit) -> Bool {
    guard let others else { return true }
    if refusesOthers {
      return evaluation.deviates(
        "additionalProperties",
        "must not be there: no member of that name is described",
        member.value,
        at: .member(member.name)
      )
    }
    return try evaluation.apply(others, to: member.value, at: .member(member.name))
  }
}

/// `propertyNames` (2020-12 core, section 10.3.2.4).
struct NamesKeyword: Keyword {
  private let schema: Int

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.applicator), source.dialect != .openAPI30,
      source.schema["propertyNames"] != nil
    else { return nil }
    return NamesKeyword(schema: compiler.part(of: source, "propertyNames"))
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .object(let object) = value else { return true }
    var isMet = true
    for name in object.names {
      let isAllowed = try evaluation.silently { (evaluation) throws(EvaluationLimit) in
        try evaluation.apply(schema, to: .string(name), at: .member(name))
      }
      if isAllowed { continue }
      isMet = evaluation.deviates(
        "propertyNames",
        "must have no member with the name \(JSON.string(name).shortened(to: 80))",
        value
      )
      if evaluation.endsAtFirst { return false }
    }
    return isMet
  }
}

/// `dependentSchemas` (2020-12 core, section 10.2.2.4).
struct DependentSchemasKeyword: Keyword {
  private let schemas: [(name: String, schema: Int)]

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.applicator), source.dialect != .openAPI30,
      case .object(let object) = source.schema["dependentSchemas"]
    else { return nil }
    var schemas: [(name: String, schema: Int)] = []
    for name in object.names {
      schemas.append((name, compiler.part(of: source, "dependentSchemas", name)))
    }
    return DependentSchemasKeyword(schemas: schemas)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .object(let object) = value else { return true }
    var isMet = true
    for (name, schema) in schemas where object.has(name) {
      if try !evaluation.applyInPlace(schema, to: value) { isMet = false }
    }
    return isMet
  }
}
