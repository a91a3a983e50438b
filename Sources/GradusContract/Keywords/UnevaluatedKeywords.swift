import GradusModel

/// `unevaluatedItems` (2020-12 core, section 11.2).
struct UnevaluatedItemsKeyword: Keyword {
  private let schema: Int

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.unevaluated), source.dialect != .openAPI30,
      source.schema["unevaluatedItems"] != nil
    else { return nil }
    compiler.program.tracksEvaluation = true
    return UnevaluatedItemsKeyword(schema: compiler.part(of: source, "unevaluatedItems"))
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .array(let elements) = value else { return true }
    var isMet = true
    for (index, element) in elements.enumerated() where !evaluation.evaluated.contains(index) {
      if try !evaluation.apply(schema, to: element, at: .element(index)) { isMet = false }
      evaluation.evaluated.insert(index, of: elements.count)
      if !isMet, evaluation.endsAtFirst { return false }
    }
    return isMet
  }
}

/// `unevaluatedProperties` (2020-12 core, section 11.3).
struct UnevaluatedMembersKeyword: Keyword {
  private let schema: Int
  private let refusesAll: Bool

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.unevaluated), source.dialect != .openAPI30,
      let value = source.schema["unevaluatedProperties"]
    else { return nil }
    compiler.program.tracksEvaluation = true
    return UnevaluatedMembersKeyword(
      schema: compiler.part(of: source, "unevaluatedProperties"),
      refusesAll: value.boolean == false
    )
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .object(let object) = value else { return true }
    var isMet = true
    for (index, member) in object.members.enumerated()
    where !evaluation.evaluated.contains(index) {
      if refusesAll {
        isMet = evaluation.deviates(
          "unevaluatedProperties",
          "must not be there: no member of that name is described",
          member.value,
          at: .member(member.name)
        )
      } else if try !evaluation.apply(schema, to: member.value, at: .member(member.name)) {
        isMet = false
      }
      evaluation.evaluated.insert(index, of: object.members.count)
      if !isMet, evaluation.endsAtFirst { return false }
    }
    return isMet
  }
}
