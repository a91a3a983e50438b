import GradusModel

/// `$ref` (2020-12 core, section 8.2.3.1).
struct ReferenceKeyword: Keyword {
  private let target: Int

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard let reference = source.schema["$ref"]?.text else { return nil }
    return compiler.target(of: reference, from: source, "$ref").map { ReferenceKeyword(target: $0) }
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    try evaluation.applyInPlace(target, to: value)
  }
}

/// `$dynamicRef` (2020-12 core, section 8.2.3.2).
struct DynamicReferenceKeyword: Keyword {
  private let target: Int
  /// The name to look for in the resources that were entered; nil where it is as good as `$ref`.
  private let name: String?

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.dialect != .openAPI30, let reference = source.schema["$dynamicRef"]?.text,
      let target = compiler.target(of: reference, from: source, "$dynamicRef")
    else { return nil }
    let uri = URIReference(reference).resolved(against: URIReference(source.base))
    let name = uri.fragment.flatMap { PercentEncoding.decode($0) } ?? ""
    let anchor = compiler.registry.anchors[uri.withoutFragment.description]?[name]
    return DynamicReferenceKeyword(target: target, name: anchor?.isDynamic == true ? name : nil)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    var target = target
    if let name {
      for resource in evaluation.scope {
        if let outermost = evaluation.program.dynamicAnchors[resource][name] {
          target = outermost
          break
        }
      }
    }
    return try evaluation.applyInPlace(target, to: value)
  }
}

extension SchemaCompiler {
  /// The number of what a reference leads to; where it leads nowhere, that is noted.
  fileprivate mutating func target(
    of reference: String,
    from source: Source,
    _ keyword: String
  ) -> Int? {
    guard let place = registry.place(of: reference, from: source.base) else {
      let isLocal = reference.hasPrefix("#")
      diagnose(
        source.place.appending(keyword),
        isLocal
          ? "the reference \(reference) leads nowhere"
          : "the reference \(reference) does not begin with #, and only the document itself is read",
        advice: isLocal
          ? "Look for a spelling mistake" : "Put what it leads to below components"
      )
      return nil
    }
    return number(of: place)
  }
}
