import GradusModel

/// `minProperties` and `maxProperties` (2020-12 validation, section 6.5); a name counts once.
struct MemberCountKeyword: Keyword {
  private let least: Int?
  private let most: Int?

  static func read(_ source: SchemaCompiler.Source, _: inout SchemaCompiler) -> (any Keyword)? {
    let keyword = MemberCountKeyword(
      least: source.count("minProperties"),
      most: source.count("maxProperties")
    )
    return keyword.least == nil && keyword.most == nil ? nil : keyword
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .object(let object) = value else { return true }
    let count = Set(object.members.map { MemberName($0.name) }).count
    if let least, count < least {
      return evaluation.deviates(
        "minProperties",
        "must have at least \(Amount(least, "member")), and has \(count)",
        value
      )
    }
    if let most, count > most {
      return evaluation.deviates(
        "maxProperties",
        "must have at most \(Amount(most, "member")), and has \(count)",
        value
      )
    }
    return true
  }
}

/// `required` (2020-12 validation, section 6.5.3), but for members that only go the other way.
struct RequiredKeyword: Keyword {
  private let names: [String]

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.validation), let names = source.schema["required"]?.elements else {
      return nil
    }
    let needed = names.compactMap(\.text).filter {
      !DirectionKeyword.isExempt($0, in: source, compiler)
    }
    return needed.isEmpty ? nil : RequiredKeyword(names: needed)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .object(let object) = value else { return true }
    var isMet = true
    for name in names where !object.has(name) {
      isMet = evaluation.deviates("required", "must have the member \(name)", value)
    }
    return isMet
  }
}

/// `dependentRequired` (2020-12 validation, section 6.5.4).
struct DependentRequiredKeyword: Keyword {
  private let needs: [(name: String, others: [String])]

  static func read(_ source: SchemaCompiler.Source, _: inout SchemaCompiler) -> (any Keyword)? {
    guard source.has(.validation), source.dialect != .openAPI30,
      case .object(let object) = source.schema["dependentRequired"]
    else { return nil }
    return DependentRequiredKeyword(
      needs: object.members.map { ($0.name, $0.value.elements?.compactMap(\.text) ?? []) }
    )
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .object(let object) = value else { return true }
    var isMet = true
    for (name, others) in needs where object.has(name) {
      for other in others where !object.has(other) {
        isMet = evaluation.deviates(
          "dependentRequired",
          "must have the member \(other), because it has \(name)",
          value
        )
      }
    }
    return isMet
  }
}

extension JSONObject {
  /// Whether a member of that name is there.
  func has(_ name: String) -> Bool {
    let wanted = MemberName(name)
    return members.contains { MemberName($0.name) == wanted }
  }
}
