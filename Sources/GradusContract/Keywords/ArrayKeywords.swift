import GradusModel

/// `minItems` and `maxItems` (2020-12 validation, section 6.4).
struct ItemCountKeyword: Keyword {
  private let least: Int?
  private let most: Int?

  static func read(_ source: SchemaCompiler.Source, _: inout SchemaCompiler) -> (any Keyword)? {
    let keyword = ItemCountKeyword(least: source.count("minItems"), most: source.count("maxItems"))
    return keyword.least == nil && keyword.most == nil ? nil : keyword
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .array(let elements) = value else { return true }
    if let least, elements.count < least {
      return evaluation.deviates(
        "minItems",
        "must have at least \(Amount(least, "element")), and has \(elements.count)",
        value
      )
    }
    if let most, elements.count > most {
      return evaluation.deviates(
        "maxItems",
        "must have at most \(Amount(most, "element")), and has \(elements.count)",
        value
      )
    }
    return true
  }
}

/// `uniqueItems` (2020-12 validation, section 6.4.3).
struct UniqueKeyword: Keyword {
  static func read(_ source: SchemaCompiler.Source, _: inout SchemaCompiler) -> (any Keyword)? {
    guard source.has(.validation), source.schema["uniqueItems"]?.boolean == true else { return nil }
    return UniqueKeyword()
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .array(let elements) = value, elements.count > 1 else { return true }
    var first: [[UInt8]: Int] = [:]
    for (index, element) in elements.enumerated() {
      let form = CanonicalForm.bytes(of: element)
      try evaluation.spend(1 + form.count / 64)
      if let earlier = first.updateValue(index, forKey: form) {
        return evaluation.deviates(
          "uniqueItems",
          "must have no element twice, and the elements \(earlier) and \(index) are equal",
          value
        )
      }
    }
    return true
  }
}

/// `prefixItems` and `items` (2020-12 core, section 10.3.1).
struct ItemsKeyword: Keyword {
  private let prefix: [Int]
  private let rest: Int?

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.applicator) else { return nil }
    let prefix = source.dialect == .openAPI30 ? [] : compiler.parts(of: source, "prefixItems")
    let rest = source.schema["items"].map { _ in compiler.part(of: source, "items") }
    return prefix.isEmpty && rest == nil ? nil : ItemsKeyword(prefix: prefix, rest: rest)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .array(let elements) = value else { return true }
    var isMet = true
    for (index, element) in elements.enumerated() {
      guard let schema = index < prefix.count ? prefix[index] : rest else { break }
      evaluation.evaluated.insert(index, of: elements.count)
      if try !evaluation.apply(schema, to: element, at: .element(index)) {
        isMet = false
        if evaluation.endsAtFirst { return false }
      }
    }
    return isMet
  }
}

/// `contains` with `minContains` and `maxContains` (2020-12 core, section 10.3.1.3).
struct ContainsKeyword: Keyword {
  private let schema: Int
  private let least: Int
  private let most: Int?

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.applicator), source.dialect != .openAPI30, source.schema["contains"] != nil
    else { return nil }
    return ContainsKeyword(
      schema: compiler.part(of: source, "contains"),
      least: source.count("minContains") ?? 1,
      most: source.count("maxContains")
    )
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .array(let elements) = value else { return true }
    var count = 0
    for (index, element) in elements.enumerated() {
      let isMatch = try evaluation.silently { (evaluation) throws(EvaluationLimit) in
        try evaluation.apply(schema, to: element, at: .element(index))
      }
      guard isMatch else { continue }
      count += 1
      evaluation.evaluated.insert(index, of: elements.count)
    }
    if count < least {
      let rule = "must have at least \(Amount(least, "element")) of a kind, and has \(count)"
      return evaluation.deviates(least == 1 ? "contains" : "minContains", rule, value)
    }
    if let most, count > most {
      let rule = "must have at most \(Amount(most, "element")) of a kind, and has \(count)"
      return evaluation.deviates("maxContains", rule, value)
    }
    return true
  }
}
