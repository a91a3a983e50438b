import GradusModel

/// What one keyword of a schema, or a few that belong together, say of a value.
protocol Keyword: Sendable {
  /// Holds the keyword against a value, and notes deviations.
  ///
  /// - Returns: Whether the value is what the keyword says.
  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool
}

/// The readers of all keywords.
enum KeywordReaders {
  typealias Reader =
    (SchemaCompiler.Source, inout SchemaCompiler) -> (any Keyword)?

  /// What a schema says, in the order in which it is examined: `unevaluated…` comes last, because
  /// it asks what the others have seen to.
  static func read(
    _ source: SchemaCompiler.Source,
    with compiler: inout SchemaCompiler
  ) -> [any Keyword] {
    // Beside $ref nothing counts in 3.0 (OpenAPI 3.0.3, reference object).
    if source.dialect == .openAPI30, source.schema["$ref"] != nil {
      return [ReferenceKeyword.read(source, &compiler)].compactMap(\.self)
    }
    return readers.compactMap { $0(source, &compiler) }
  }

  private static var readers: [Reader] {
    [
      ReferenceKeyword.read, DynamicReferenceKeyword.read,
      TypeKeyword.read, EnumKeyword.read, ConstKeyword.read,
      BoundsKeyword.read, MultipleKeyword.read,
      LengthKeyword.read, PatternKeyword.read, FormatKeyword.read,
      ItemCountKeyword.read, UniqueKeyword.read, ItemsKeyword.read, ContainsKeyword.read,
      MemberCountKeyword.read, RequiredKeyword.read, DependentRequiredKeyword.read,
      MembersKeyword.read, NamesKeyword.read, DependentSchemasKeyword.read,
      DirectionKeyword.read,
      AllOfKeyword.read, AnyOfKeyword.read, OneOfKeyword.read, NotKeyword.read,
      ConditionKeyword.read,
      UnevaluatedItemsKeyword.read, UnevaluatedMembersKeyword.read,
    ]
  }
}

extension SchemaCompiler.Source {
  /// The value of a keyword that counts something; nil where it is no integer from 0.
  func count(_ keyword: String) -> Int? {
    guard has(.validation), case .number(let number) = schema[keyword] else { return nil }
    let exact = ExactNumber(number)
    guard exact.isInteger, !exact.isNegative || exact.digits.isEmpty else { return nil }
    // No string, array or object can be longer than that.
    return number.integer ?? Int.max
  }
}
