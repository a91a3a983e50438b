/// A strict reader of JSON texts (RFC 8259): what the grammar does not allow is refused.
///
/// Beyond the grammar it refuses what no text has a meaning for: bytes that are not UTF-8, a byte
/// order mark, nesting deeper than `deepest`, and more values than `most`. An escape of half a surrogate
/// pair is within the grammar (section 8.2), and read as U+FFFD, since no `String` can hold it.
package struct JSONReader {
  /// Levels of nesting that are read; a deeper text is refused, so that no stack overflows.
  package static let deepest = 512
  /// Values that are read of one text; each takes some 60 bytes of memory, whatever it takes there.
  package static let most = 100_000

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var count = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads one JSON text.
  ///
  /// - Parameter bytes: The whole text, with nothing after it but white space.
  /// - Returns: The value, with order, duplicates and the spelling of numbers as in the text.
  /// - Throws: `JSONSyntaxError` where it is not JSON.
  package static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSON {
    var reader = JSONReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw reader.error("a byte order mark before the text")
    }
    reader.skipSpace()
    if reader.position == bytes.count { throw reader.error("no value: the text is empty") }
    let value = try reader.value()
    reader.skipSpace()
    guard reader.position == bytes.count else {
      throw reader.error("\(reader.shown) after the end of the value")
    }
    return value
  }

  /// Reads one JSON text.
  ///
  /// - Throws: `JSONSyntaxError` where it is not JSON.
  package static func read(_ text: String) throws(JSONSyntaxError) -> JSON {
    try read(Array(text.utf8))
  }
}

// MARK: - Values

extension JSONReader {
  private mutating func value() throws(JSONSyntaxError) -> JSON {
    guard let first = peek else { throw error("\(shown) where a value should be") }
    count += 1
    guard count <= Self.most else { throw error("more than \(Self.most) values") }
    switch first {
    case UInt8(ascii: "{"):
      return try nested { (reader) throws(JSONSyntaxError) in try reader.object() }
    case UInt8(ascii: "["):
      return try nested { (reader) throws(JSONSyntaxError) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw error("\(shown) where a value should be")
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONSyntaxError) -> JSON
  ) throws(JSONSyntaxError) -> JSON {
    depth += 1
    guard depth <= Self.deepest else {
      throw error("nesting deeper than \(Self.deepest) levels")
    }
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(JSONSyntaxError) -> JSON {
    position += 1
    var members: [JSONObject.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(JSONObject()) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else {
        throw error("\(shown) where a member's name should be")
      }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw error("\(shown) where a colon should be") }
      skipSpace()
      members.append(JSONObject.Member(name: name, value: try value()))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(JSONObject(members)) }
      guard take(UInt8(ascii: ",")) else {
        throw error("\(shown) where a comma or the closing brace should be")
      }
    }
  }

  private mutating func array() throws(JSONSyntaxError) -> JSON {
    position += 1
    var values: [JSON] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(values) }
    while true {
      skipSpace()
      values.append(try value())
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(values) }
      guard take(UInt8(ascii: ",")) else {
        throw error("\(shown) where a comma or the closing bracket should be")
      }
    }
  }

  private mutating func literal(
    _ text: StaticString,
    _ value: JSON
  ) throws(JSONSyntaxError) -> JSON {
    let expected = Array("\(text)".utf8)
    guard bytes[position...].starts(with: expected) else {
      throw error("a word that is none of true, false and null")
    }
    position += expected.count
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> JSONNumber {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits("a number without digits") }
    if take(UInt8(ascii: ".")) { try digits("a number with no digit after its point") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits("a number with no digit in its exponent")
    }
    return JSONNumber(validated: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits(_ problem: String) throws(JSONSyntaxError) {
    let start = position
    while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
    if position == start { throw error(problem) }
  }
}

// MARK: - Strings

extension JSONReader {
  private mutating func string() throws(JSONSyntaxError) -> String {
    position += 1
    var text: [UInt8] = []
    while true {
      // Run by run: most strings have no escape, and are one.
      let start = position
      while let byte = peek, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        position += 1
      }
      let run = bytes[start..<position]
      switch peek {
      case UInt8(ascii: "\""):
        position += 1
        let string =
          text.isEmpty
          ? String(validating: run, as: UTF8.self) : String(validating: text + run, as: UTF8.self)
        guard let string else { throw error("a string that is not UTF-8") }
        return string
      case UInt8(ascii: "\\"):
        position += 1
        text += run
        text += try escape()
      case nil: throw error("a string without its closing quotation mark")
      default: throw error("a control character in a string, not escaped")
      }
    }
  }

  private mutating func escape() throws(JSONSyntaxError) -> [UInt8] {
    guard let mark = peek else { throw error("a string that ends in a backslash") }
    position += 1
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [mark]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    default:
      position -= 1
      throw error("an escape that JSON does not have")
    }
  }

  private mutating func scalar() throws(JSONSyntaxError) -> Unicode.Scalar {
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let behindUnit = position
    guard UTF16.isLeadSurrogate(UInt16(unit)), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u"))
    else {
      position = behindUnit
      return "\u{FFFD}"
    }
    let trail = try codeUnit()
    let offset = (unit - 0xD800) << 10 | (trail & 0x3FF)
    guard UTF16.isTrailSurrogate(UInt16(trail)), let scalar = Unicode.Scalar(0x1_0000 + offset)
    else {
      position = behindUnit
      return "\u{FFFD}"
    }
    return scalar
  }

  private mutating func codeUnit() throws(JSONSyntaxError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("a \\u escape without its four hexadecimal digits")
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}

// MARK: - Bytes

extension JSONReader {
  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  /// What stands here, for a sentence: a character in quotes, a byte in hexadecimal, or the end.
  private var shown: String {
    guard let byte = peek else { return "the end of the text" }
    guard 0x21...0x7E ~= byte else { return "the byte 0x" + String(byte, radix: 16) }
    return "'" + String(Character(Unicode.Scalar(byte))) + "'"
  }

  private func error(_ problem: String) -> JSONSyntaxError {
    JSONSyntaxError(problem: problem, offset: position)
  }
}
