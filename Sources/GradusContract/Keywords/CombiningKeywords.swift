import GradusModel

/// `allOf` (2020-12 core, section 10.2.1.1).
struct AllOfKeyword: Keyword {
  private let schemas: [Int]

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.applicator) else { return nil }
    let schemas = compiler.parts(of: source, "allOf")
    return schemas.isEmpty ? nil : AllOfKeyword(schemas: schemas)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    var isMet = true
    for schema in schemas where try !evaluation.applyInPlace(schema, to: value) {
      isMet = false
      if evaluation.endsAtFirst { return false }
    }
    return isMet
  }
}

/// `anyOf` (2020-12 core, section 10.2.1.2).
struct AnyOfKeyword: Keyword {
  private let schemas: [Int]

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.applicator) else { return nil }
    let schemas = compiler.parts(of: source, "anyOf")
    return schemas.isEmpty ? nil : AnyOfKeyword(schemas: schemas)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    let mark = evaluation.mark
    var isMet = false
    var failures: [[SchemaDeviation]] = []
    for schema in schemas {
      if try evaluation.applyInPlace(schema, to: value) {
        isMet = true
        // The others may still see to members that `unevaluatedProperties` asks for.
        if !evaluation.program.tracksEvaluation { break }
      }
      failures.append(evaluation.takeBack(to: mark))
    }
    if isMet {
      _ = evaluation.takeBack(to: mark)
      return true
    }
    return evaluation.deviates(
      "anyOf",
      "must be what at least one of \(schemas.count) alternatives says, and is none of them",
      value,
      causes: Alternatives.causes(of: failures)
    )
  }
}

/// `oneOf` (2020-12 core, section 10.2.1.3).
struct OneOfKeyword: Keyword {
  private let schemas: [Int]

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.applicator) else { return nil }
    let schemas = compiler.parts(of: source, "oneOf")
    return schemas.isEmpty ? nil : OneOfKeyword(schemas: schemas)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    let mark = evaluation.mark
    var matches: [Int] = []
    var failures: [[SchemaDeviation]] = []
    for (index, schema) in schemas.enumerated() {
      if try evaluation.applyInPlace(schema, to: value) { matches.append(index) }
      failures.append(evaluation.takeBack(to: mark))
      if matches.count > 1, evaluation.endsAtFirst { return false }
    }
    switch matches.count {
    case 1: return true
    case 0:
      return evaluation.deviates(
        "oneOf",
        "must be what exactly one of \(schemas.count) alternatives says, and is none of them",
        value,
        causes: Alternatives.causes(of: failures)
      )
    default:
      let numbers = matches.map { String($0 + 1) }.joined(separator: ", ")
      return evaluation.deviates(
        "oneOf",
        "must be what exactly one of \(schemas.count) alternatives says, and is what several say: "
          + "numbers \(numbers)",
        value
      )
    }
  }
}

/// `not` (2020-12 core, section 10.2.1.4).
struct NotKeyword: Keyword {
  private let schema: Int

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.applicator), source.schema["not"] != nil else { return nil }
    return NotKeyword(schema: compiler.part(of: source, "not"))
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    let outer = evaluation.evaluated
    evaluation.evaluated = EvaluatedParts()
    let isMatch = try evaluation.silently { (evaluation) throws(EvaluationLimit) in
      try evaluation.apply(schema, to: value)
    }
    evaluation.evaluated = outer
    if !isMatch { return true }
    return evaluation.deviates("not", "must not be what the schema there says, and is", value)
  }
}

/// Which of several alternatives a value was probably meant to be.
enum Alternatives {
  private static let kinds: Set<Substring> = ["type", "const", "enum"]

  /// Why a value is none of several alternatives.
  ///
  /// Where one is of the right kind, its deviations; where none is, what each of them asks for.
  static func causes(of failures: [[SchemaDeviation]]) -> [SchemaDeviation] {
    let near = ofRightKind(failures)
    return near.isEmpty ? failures.compactMap(\.first) : fewest(of: near)
  }

  /// The deviations from the alternative that came nearest: one of the right kind where there is
  /// one, and of those the one with the fewest deviations.
  static func nearest(of failures: [[SchemaDeviation]]) -> [SchemaDeviation] {
    let near = ofRightKind(failures)
    return fewest(of: near.isEmpty ? failures : near)
  }

  private static func fewest(of failures: [[SchemaDeviation]]) -> [SchemaDeviation] {
    failures.min { $0.count < $1.count } ?? []
  }

  /// Those that do not already fail in the kind of the value itself.
  private static func ofRightKind(_ failures: [[SchemaDeviation]]) -> [[SchemaDeviation]] {
    guard let place = failures.joined().map(\.instance.tokens.count).min() else { return [] }
    return failures.filter { failure in
      !failure.isEmpty
        && !failure.contains {
          $0.instance.tokens.count == place
            && kinds.contains($0.keyword.split(separator: "/").last ?? "")
        }
    }
  }
}
