import Foundation

/// A JSON value whose shape is only known when it is read, as in a merge patch.
public enum JSONValue: Decodable, Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Reads a value of any kind; a number is an integer where it can be an `Int`.
  ///
  /// - Throws: `DecodingError` where there is no JSON value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // The strings first, of which there are most: each vain try is an error that is made and thrown away.
    if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = container.decodeNumber() {
      self = .double(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// Reads JSON text.
  static func read(_ data: Data) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: data)
  }

  /// The value as JSON text (RFC 8259), members in the order of their names.
  ///
  /// Written here: `JSONEncoder` takes four times as long for values whose shape it does not know.
  ///
  /// - Throws: `Unspeakable` for a double that JSON cannot spell, which is infinite or no number.
  var data: Data {
    get throws {
      var text: [UInt8] = []
      try write(to: &text)
      return Data(text)
    }
  }

  private func write(to text: inout [UInt8]) throws {
    switch self {
    case .null: text += "null".utf8
    case .bool(let value): text += (value ? "true" : "false").utf8
    case .integer(let value): text += String(value).utf8
    case .double(let value):
      guard value.isFinite else { throw Unspeakable() }
      text += String(value).utf8
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      text += "[".utf8
      for (position, value) in values.enumerated() {
        if position > 0 { text += ",".utf8 }
        try value.write(to: &text)
      }
      text += "]".utf8
    case .object(let members):
      text += "{".utf8
      for (position, name) in members.keys.sorted().enumerated() {
        if position > 0 { text += ",".utf8 }
        Self.write(name, to: &text)
        text += ":".utf8
        try members[name]?.write(to: &text)
      }
      text += "}".utf8
    }
  }

  /// Writes a string in quotation marks; what must not be in one as it is (section 7), is escaped.
  private static func write(_ string: String, to text: inout [UInt8]) {
    text += "\"".utf8
    for byte in string.utf8 {
      switch Unicode.Scalar(byte) {
      case "\"", "\\": text += [UInt8(ascii: "\\"), byte]
      case "\n": text += "\\n".utf8
      case "\r": text += "\\r".utf8
      case "\t": text += "\\t".utf8
      case "\0"..."\u{1F}": text += String(format: "\\u%04x", byte).utf8
      default: text.append(byte)
      }
    }
    text += "\"".utf8
  }

  /// A number that JSON has no text for.
  struct Unspeakable: Error {}

  /// The member of that name; nil for other values.
  ///
  /// Setting nil removes it; setting a member of another value does nothing.
  subscript(name: String) -> JSONValue? {
    get {
      guard case .object(let members) = self else { return nil }
      return members[name]
    }
    set {
      guard case .object(var members) = self else { return }
      members[name] = newValue
      self = .object(members)
    }
  }

  /// The text of a string, nil for other values.
  var text: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }
}

extension SingleValueDecodingContainer {
  /// The number that is here, nil where there is another value.
  ///
  /// JSON has no largest number. One beyond those of `Double` is JSON all the same; it is infinite
  /// here, for whoever reads on to refuse.
  fileprivate func decodeNumber() -> Double? {
    do {
      return try decode(Double.self)
    } catch DecodingError.typeMismatch {
      return nil
    } catch {
      return .infinity
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// A string: `"Buy milk"`.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A boolean: `true`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An integer: `20`.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// An array: `["low", 1, nil]`.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object: `["status": "ok"]`; of members with the same name the last counts.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(Dictionary(members) { _, last in last })
  }
  /// The JSON value null, not the absence of one: `nil`.
  public init(nilLiteral: ()) { self = .null }
}
