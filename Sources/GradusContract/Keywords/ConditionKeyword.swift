import GradusModel

/// `if`, `then` and `else` (2020-12 core, section 10.2.2).
struct ConditionKeyword: Keyword {
  private let condition: Int
  private let consequence: Int?
  private let alternative: Int?

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.applicator), source.dialect != .openAPI30, source.schema["if"] != nil else {
      return nil
    }
    return ConditionKeyword(
      condition: compiler.part(of: source, "if"),
      consequence: source.schema["then"].map { _ in compiler.part(of: source, "then") },
      alternative: source.schema["else"].map { _ in compiler.part(of: source, "else") }
    )
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    let isMet = try evaluation.silently { (evaluation) throws(EvaluationLimit) in
      try evaluation.applyInPlace(condition, to: value)
    }
    guard let schema = isMet ? consequence : alternative else { return true }
    return try evaluation.applyInPlace(schema, to: value)
  }
}
