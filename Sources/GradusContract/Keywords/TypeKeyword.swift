import GradusModel

/// `type` (2020-12 validation, section 6.1.1), with `nullable` of OpenAPI 3.0.
struct TypeKeyword: Keyword {
  private let types: [String]

  static func read(_ source: SchemaCompiler.Source, _: inout SchemaCompiler) -> (any Keyword)? {
    guard source.has(.validation), let type = source.schema["type"] else { return nil }
    var types = type.elements?.compactMap(\.text) ?? [type.text].compactMap(\.self)
    if source.dialect == .openAPI30, source.schema["nullable"]?.boolean == true {
      types.append("null")
    }
    return TypeKeyword(types: types)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    for type in types where Self.is(value, of: type) { return true }
    return evaluation.deviates("type", sentence(for: value), value)
  }

  private static func `is`(_ value: JSON, of type: String) -> Bool {
    switch value {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    case .number(let number):
      type == "number"
        || type == "integer" && (ExactNumber.isPlain(number) || ExactNumber(number).isInteger)
    }
  }

  private func sentence(for value: JSON) -> String {
    let wanted = types.map { Self.article($0) }
    let list =
      wanted.count < 2
      ? wanted.joined() : wanted.dropLast().joined(separator: ", ") + " or " + (wanted.last ?? "")
    // A number that is no integer has to be told from one that is none at all.
    let isFraction = value.kind == "number" && types.contains("integer")
    return "must be \(list), and is \(isFraction ? "a fraction" : Self.article(value.kind))"
  }

  /// A type with its article.
  private static func article(_ type: String) -> String {
    switch type {
    case "null": "null"
    case "integer", "array", "object": "an \(type)"
    default: "a \(type)"
    }
  }
}

extension ExactNumber {
  /// Whether a number is spelled as an integer, which nearly all integers are.
  static func isPlain(_ number: JSONNumber) -> Bool {
    number.text.utf8.allSatisfy {
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "-")
    }
  }
}
