/// A JSON value as it stood in a text: order, duplicates and the spelling of numbers are kept.
///
/// Two values are equal when they mean the same (RFC 8259): member order and number spelling do not
/// count. Strings are equal when their Unicode scalars are: canonical equivalence, which `String`
/// uses, would hide that a backend normalised what it stored.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSON])
  case object(JSONObject)
}

extension JSON: Hashable {
  package static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .string(let value): for byte in value.utf8 { hasher.combine(byte) }
    case .array(let values): hasher.combine(values)
    case .object(let object): hasher.combine(object)
    }
  }
}

extension JSON {
  /// What kind of value this is, in the words of RFC 8259.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// The member of that name, nil for other values; of duplicates the last, as most readers do.
  package subscript(name: String) -> JSON? {
    guard case .object(let object) = self else { return nil }
    return object[name]
  }

  /// The elements of an array, nil for other values.
  package var elements: [JSON]? {
    guard case .array(let values) = self else { return nil }
    return values
  }

  /// The text of a string, nil for other values.
  package var text: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The value of an integer that fits, nil for other values.
  package var integer: Int? {
    guard case .number(let number) = self else { return nil }
    return number.integer
  }

  /// Whether this is a number without a fraction, of whatever size.
  package var isInteger: Bool {
    guard case .number(let number) = self else { return false }
    return number.isInteger
  }

  /// The value of a boolean, nil for other values.
  package var boolean: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }
}

/// Without `nil`: where an optional is meant as well, it would quietly become `null`.
extension JSON: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(JSONObject(members.map { JSONObject.Member(name: $0, value: $1) }))
  }
}
