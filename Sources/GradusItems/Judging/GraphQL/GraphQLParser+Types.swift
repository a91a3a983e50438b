/// Type systems (October 2021, section 3). The order of fields, arguments, members and values makes no
/// difference to what a schema allows, and so it does not count; descriptions do.
extension GraphQLParser {
  mutating func typeSystemDefinition() throws(UnreadableAnswer) -> GraphQLTree {
    var parts: [GraphQLTree] = []
    if takeWord("extend") {
      parts.append(.token("extend"))
    } else if let said = takeString() {
      parts.append(.string(said))
    }
    guard case .name(let keyword) = kind else { throw unexpected("a definition") }
    parts.append(.token(keyword))
    switch keyword {
    case "schema":
      _ = takeWord(keyword)
      parts += try directives(areConstant: true)
      if isAt("{") { parts.append(.unordered(try rootOperations())) }
      return .sequence(parts)
    case "directive":
      _ = takeWord(keyword)
      return .sequence(parts + (try directive()))
    case "scalar", "type", "interface", "union", "enum", "input":
      _ = takeWord(keyword)
      parts.append(.token(try name("the name of a type")))
      return .sequence(parts + (try typeBody(of: keyword)))
    default: throw unexpected("a definition")
    }
  }

  /// What follows the name of a type.
  private mutating func typeBody(of keyword: String) throws(UnreadableAnswer) -> [GraphQLTree] {
    var parts: [GraphQLTree] = []
    if keyword == "type" || keyword == "interface", takeWord("implements") {
      parts += [.token("implements"), .unordered(try names(between: "&"))]
    }
    parts += try directives(areConstant: true)
    switch keyword {
    case "type", "interface":
      if isAt("{") {
        let fields = try list("{", "}") { (parser) throws(UnreadableAnswer) in
          try parser.fieldDefinition()
        }
        parts.append(.unordered(fields))
      }
    case "input": if isAt("{") { parts.append(.unordered(try inputValues("{", "}"))) }
    case "enum":
      if isAt("{") {
        let values = try list("{", "}") { (parser) throws(UnreadableAnswer) in
          try parser.enumValue()
        }
        parts.append(.unordered(values))
      }
    case "union": if take("=") { parts.append(.unordered(try names(between: "|"))) }
    default: break
    }
    return parts
  }

  private mutating func rootOperations() throws(UnreadableAnswer) -> [GraphQLTree] {
    try list("{", "}") { (parser) throws(UnreadableAnswer) in
      let operation = try parser.name("the type of an operation")
      try parser.expect(":")
      return .sequence([.token(operation), .token(try parser.name("the name of a type"))])
    }
  }

  /// Section 3.6.
  private mutating func fieldDefinition() throws(UnreadableAnswer) -> GraphQLTree {
    var parts = description()
    parts.append(.token(try name("the name of a field")))
    if isAt("(") { parts.append(.unordered(try inputValues("(", ")"))) }
    try expect(":")
    parts.append(try typeReference())
    return .sequence(parts + (try directives(areConstant: true)))
  }

  /// Arguments, and the fields of inputs (sections 3.6.1 and 3.10).
  private mutating func inputValues(
    _ start: String,
    _ end: String
  ) throws(UnreadableAnswer) -> [GraphQLTree] {
    try list(start, end) { (parser) throws(UnreadableAnswer) in
      var parts = parser.description()
      parts.append(.token(try parser.name("a name")))
      try parser.expect(":")
      parts.append(try parser.typeReference())
      if parser.take("=") { parts += [.token("="), try parser.value(isConstant: true)] }
      return .sequence(parts + (try parser.directives(areConstant: true)))
    }
  }

  private mutating func enumValue() throws(UnreadableAnswer) -> GraphQLTree {
    var parts = description()
    parts.append(.token(try name("a value")))
    return .sequence(parts + (try directives(areConstant: true)))
  }

  /// Section 3.13.
  private mutating func directive() throws(UnreadableAnswer) -> [GraphQLTree] {
    try expect("@")
    var parts: [GraphQLTree] = [.token(try name("the name of a directive"))]
    if isAt("(") { parts.append(.unordered(try inputValues("(", ")"))) }
    if takeWord("repeatable") { parts.append(.token("repeatable")) }
    guard takeWord("on") else { throw unexpected("'on'") }
    return parts + [.unordered(try names(between: "|"))]
  }

  /// One name or more, with a sign between them that may stand before the first as well.
  private mutating func names(between sign: String) throws(UnreadableAnswer) -> [GraphQLTree] {
    _ = take(sign)
    var names: [GraphQLTree] = []
    repeat { names.append(.token(try name("a name"))) } while take(sign)
    return names
  }

  private mutating func description() -> [GraphQLTree] { takeString().map { [.string($0)] } ?? [] }
}
