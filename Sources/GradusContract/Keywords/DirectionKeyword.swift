import GradusModel

/// `readOnly` and `writeOnly` (2020-12 validation, section 9.4), where the direction is known.
struct DirectionKeyword: Keyword {
  private let keyword: String

  /// The keyword that marks what does not go that way.
  private static func excluding(_ direction: MessageDirection) -> String {
    switch direction {
    case .request: "readOnly"
    case .response: "writeOnly"
    }
  }

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard let direction = compiler.options.direction,
      source.schema[excluding(direction)]?.boolean == true
    else { return nil }
    return DirectionKeyword(keyword: excluding(direction))
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    let rule =
      keyword == "writeOnly"
      ? "must not be in a response: it is write-only" : "must not be in a request: it is read-only"
    return evaluation.deviates(keyword, rule, value)
  }

  /// Whether a required member need not be there, because it only goes the other way.
  static func isExempt(
    _ name: String,
    in source: SchemaCompiler.Source,
    _ compiler: SchemaCompiler
  ) -> Bool {
    guard let direction = compiler.options.direction else { return false }
    var place = source.place.appending("properties", name)
    // A chain of references that is longer leads round in a circle, or might as well.
    for _ in 0..<16 {
      guard let schema = compiler.registry.value(at: place) else { return false }
      if schema[excluding(direction)]?.boolean == true { return true }
      guard let reference = schema["$ref"]?.text,
        let next = compiler.registry.place(of: reference, from: compiler.registry.base(of: place))
      else { return false }
      place = next
    }
    return false
  }
}
