import GradusModel

/// `format` (2020-12 validation, section 7), where it is asserted.
struct FormatKeyword: Keyword {
  private let format: Format

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard compiler.options.assertsFormats || source.has(.formatAssertion),
      let name = source.schema["format"]?.text, let format = Format.named[name]
    else { return nil }
    return FormatKeyword(format: format)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .string(let text) = value else { return true }
    if format.holds(text) { return true }
    return evaluation.deviates("format", "must be \(format.sentence)", value)
  }
}
