/// Reads GraphQL documents (October 2021, appendix B): operations, fragments and type systems.
struct GraphQLParser {
  /// Levels of nesting that are read.
  private static let deepest = 40

  private let text: String
  private let tokens: [GraphQLToken]
  private var position = 0
  private var depth = 0

  private init(_ text: String) throws(UnreadableAnswer) {
    self.text = text
    tokens = try GraphQLLexer.tokens(of: text)
  }

  /// Reads a document.
  ///
  /// - Returns: Its definitions, in no order, without the names of operations.
  /// - Throws: `UnreadableAnswer` with the line and the column of what can't be read.
  static func document(_ text: String) throws(UnreadableAnswer) -> GraphQLTree {
    var parser = try GraphQLParser(text)
    var definitions: [GraphQLTree] = []
    repeat { definitions.append(try parser.definition()) } while parser.kind != .end
    return .unordered(definitions)
  }

  private mutating func definition() throws(UnreadableAnswer) -> GraphQLTree {
    switch kind {
    case .sign("{"), .name("query"), .name("mutation"), .name("subscription"):
      try operation()
    case .name("fragment"): try fragment()
    default: try typeSystemDefinition()
    }
  }
}

// MARK: - Operations

extension GraphQLParser {
  /// Section 2.3; the name is left out.
  private mutating func operation() throws(UnreadableAnswer) -> GraphQLTree {
    guard kind != .sign("{") else { return .sequence([.token("query"), try selectionSet()]) }
    let type = try name("the type of an operation")
    if case .name = kind { _ = try name("a name") }
    var parts: [GraphQLTree] = [.token(type)]
    if isAt("(") {
      parts.append(
        .unordered(
          try list("(", ")") { (parser) throws(UnreadableAnswer) in try parser.variableDefinition()
          }
        )
      )
    }
    parts += try directives(areConstant: false)
    // The fields of a mutation are executed one after another (section 6.2.2).
    parts.append(try selectionSet(isOrdered: type == "mutation"))
    return .sequence(parts)
  }

  private mutating func variableDefinition() throws(UnreadableAnswer) -> GraphQLTree {
    var parts: [GraphQLTree] = [try variable()]
    try expect(":")
    parts.append(try typeReference())
    if take("=") { parts += [.token("="), try value(isConstant: true)] }
    return .sequence(parts + (try directives(areConstant: true)))
  }

  /// Section 2.8; names of fragments count.
  private mutating func fragment() throws(UnreadableAnswer) -> GraphQLTree {
    position += 1
    guard kind != .name("on") else { throw unexpected("the name of a fragment") }
    let name = try name("the name of a fragment")
    guard takeWord("on") else { throw unexpected("'on'") }
    let type = try self.name("the name of a type")
    return .sequence(
      [.token("fragment"), .token(name), .token(type)] + (try directives(areConstant: false))
        + [try selectionSet()]
    )
  }

  /// Section 2.4.
  private mutating func selectionSet(
    isOrdered: Bool = false
  ) throws(UnreadableAnswer) -> GraphQLTree {
    try enter()
    let selections = try list("{", "}") { (parser) throws(UnreadableAnswer) in
      try parser.selection()
    }
    depth -= 1
    return isOrdered ? .sequence(selections) : .unordered(selections)
  }

  private mutating func selection() throws(UnreadableAnswer) -> GraphQLTree {
    if take("...") { return try spread() }
    var parts: [GraphQLTree] = [.token(try name("the name of a field"))]
    // An alias counts: it names the member of the response.
    if take(":") { parts += [.token(":"), .token(try name("the name of a field"))] }
    parts += try arguments(areConstant: false)
    parts += try directives(areConstant: false)
    if isAt("{") { parts.append(try selectionSet()) }
    return .sequence(parts)
  }

  /// Section 2.8 and 2.8.2.
  private mutating func spread() throws(UnreadableAnswer) -> GraphQLTree {
    var parts: [GraphQLTree] = [.token("...")]
    if case .name(let name) = kind, name != "on" {
      position += 1
      return .sequence(parts + [.token(name)] + (try directives(areConstant: false)))
    }
    if takeWord("on") { parts += [.token("on"), .token(try name("the name of a type"))] }
    parts += try directives(areConstant: false)
    return .sequence(parts + [try selectionSet()])
  }
}

// MARK: - Values

extension GraphQLParser {
  /// Section 2.6; nothing for no arguments.
  private mutating func arguments(areConstant: Bool) throws(UnreadableAnswer) -> [GraphQLTree] {
    guard isAt("(") else { return [] }
    let arguments = try list("(", ")") { (parser) throws(UnreadableAnswer) in
      try parser.member(isConstant: areConstant)
    }
    return [.token("("), .unordered(arguments)]
  }

  private mutating func member(isConstant: Bool) throws(UnreadableAnswer) -> GraphQLTree {
    let name = try name("a name")
    try expect(":")
    return .sequence([.token(name), .token(":"), try value(isConstant: isConstant)])
  }

  /// Section 2.9.
  mutating func value(isConstant: Bool) throws(UnreadableAnswer) -> GraphQLTree {
    try enter()
    defer { depth -= 1 }
    switch kind {
    case .name(let text), .number(let text):
      position += 1
      return .token(text)
    case .string(let said):
      position += 1
      return .string(said)
    case .sign("$") where !isConstant: return try variable()
    case .sign("["):
      let elements = try list("[", "]", mayBeEmpty: true) { (parser) throws(UnreadableAnswer) in
        try parser.value(isConstant: isConstant)
      }
      return .sequence([.token("["), .sequence(elements)])
    case .sign("{"):
      let members = try list("{", "}", mayBeEmpty: true) { (parser) throws(UnreadableAnswer) in
        try parser.member(isConstant: isConstant)
      }
      return .sequence([.token("{"), .unordered(members)])
    default: throw unexpected("a value")
    }
  }

  private mutating func variable() throws(UnreadableAnswer) -> GraphQLTree {
    try expect("$")
    return .variable(try name("the name of a variable"))
  }

  /// Section 2.11.
  mutating func typeReference() throws(UnreadableAnswer) -> GraphQLTree {
    try enter()
    defer { depth -= 1 }
    var parts: [GraphQLTree]
    if take("[") {
      parts = [.token("["), try typeReference()]
      try expect("]")
    } else {
      parts = [.token(try name("the name of a type"))]
    }
    if take("!") { parts.append(.token("!")) }
    return .sequence(parts)
  }

  /// Section 2.12; their order counts.
  mutating func directives(areConstant: Bool) throws(UnreadableAnswer) -> [GraphQLTree] {
    var directives: [GraphQLTree] = []
    while take("@") {
      let name = try name("the name of a directive")
      directives.append(
        .sequence([.token("@"), .token(name)] + (try arguments(areConstant: areConstant)))
      )
    }
    return directives
  }
}

// MARK: - Tokens

extension GraphQLParser {
  /// What stands here.
  var kind: GraphQLToken.Kind { tokens[position].kind }

  func isAt(_ sign: String) -> Bool { kind == .sign(sign) }

  mutating func take(_ sign: String) -> Bool {
    guard isAt(sign) else { return false }
    position += 1
    return true
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard kind == .name(word) else { return false }
    position += 1
    return true
  }

  mutating func takeString() -> String? {
    guard case .string(let said) = kind else { return nil }
    position += 1
    return said
  }

  mutating func expect(_ sign: String) throws(UnreadableAnswer) {
    guard take(sign) else { throw unexpected("'\(sign)'") }
  }

  mutating func name(_ wanted: String) throws(UnreadableAnswer) -> String {
    guard case .name(let name) = kind else { throw unexpected(wanted) }
    position += 1
    return name
  }

  /// Elements between signs, one or more unless it may be empty.
  mutating func list(
    _ start: String,
    _ end: String,
    mayBeEmpty: Bool = false,
    _ element: (inout GraphQLParser) throws(UnreadableAnswer) -> GraphQLTree
  ) throws(UnreadableAnswer) -> [GraphQLTree] {
    try expect(start)
    var elements: [GraphQLTree] = []
    if mayBeEmpty, take(end) { return elements }
    repeat { elements.append(try element(&self)) } while !take(end)
    return elements
  }

  func unexpected(_ wanted: String) -> UnreadableAnswer {
    let token = tokens[position]
    let place = TextPlace(of: token.offset, in: text)
    return UnreadableAnswer(
      "The document can't be read: \(token.shown) where \(wanted) should be, in \(place)"
    )
  }

  private mutating func enter() throws(UnreadableAnswer) {
    depth += 1
    guard depth <= Self.deepest else {
      let place = TextPlace(of: tokens[position].offset, in: text)
      throw UnreadableAnswer(
        "The document is nested deeper than \(Self.deepest) levels, in \(place)"
      )
    }
  }
}
