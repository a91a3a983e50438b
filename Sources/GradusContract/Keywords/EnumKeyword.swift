import GradusModel

/// `enum` (2020-12 validation, section 6.1.2).
struct EnumKeyword: Keyword {
  private let values: [JSON]

  static func read(_ source: SchemaCompiler.Source, _: inout SchemaCompiler) -> (any Keyword)? {
    guard source.has(.validation), let values = source.schema["enum"]?.elements else { return nil }
    return EnumKeyword(values: values)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    if values.contains(value) { return true }
    return evaluation.deviates("enum", sentence, value)
  }

  private var sentence: String {
    let shown = values.prefix(12).map { $0.shortened(to: 60) }.joined(separator: ", ")
    return "must be one of \(shown)" + (values.count > 12 ? ", …" : "")
  }
}

/// `const` (2020-12 validation, section 6.1.3).
struct ConstKeyword: Keyword {
  private let constant: JSON

  static func read(_ source: SchemaCompiler.Source, _: inout SchemaCompiler) -> (any Keyword)? {
    guard source.has(.validation), source.dialect != .openAPI30,
      let constant = source.schema["const"]
    else { return nil }
    return ConstKeyword(constant: constant)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    if value == constant { return true }
    return evaluation.deviates("const", "must be \(constant.shortened(to: 120))", value)
  }
}
