internal import GradusModel

/// Takes a GraphQL document apart into its tokens (October 2021, section 2.1).
struct GraphQLLexer {
  private let bytes: [UInt8]
  private let text: String
  private var position = 0

  private init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  /// The tokens of a document, the last of them its end; without white space, commas and comments.
  ///
  /// - Throws: `UnreadableAnswer` with the line and the column of what is no token.
  static func tokens(of text: String) throws(UnreadableAnswer) -> [GraphQLToken] {
    var lexer = GraphQLLexer(text)
    var tokens: [GraphQLToken] = []
    repeat {
      lexer.skipIgnored()
      let offset = lexer.position
      tokens.append(GraphQLToken(kind: try lexer.next(), offset: offset))
    } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func skipIgnored() {
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
        UInt8(ascii: ","):
        position += 1
      case UInt8(ascii: "#"):
        while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
      case 0xEF where isNext([0xEF, 0xBB, 0xBF]): position += 3
      default: return
      }
    }
  }

  private mutating func next() throws(UnreadableAnswer) -> GraphQLToken.Kind {
    guard let byte = peek() else { return .end }
    if Self.isNameStart(byte) { return .name(take { Self.isNameStart($0) || Self.isDigit($0) }) }
    if Self.isDigit(byte) || byte == UInt8(ascii: "-") { return .number(try number()) }
    if byte == UInt8(ascii: "\"") {
      return .string(isNext([byte, byte, byte]) ? try blockString() : try string())
    }
    if isNext(Array("...".utf8)) {
      position += 3
      return .sign("...")
    }
    guard "!$&():=@[]{|}".utf8.contains(byte) else {
      throw error("a character that has no place in GraphQL")
    }
    position += 1
    return .sign(String(Unicode.Scalar(byte)))
  }

  /// Section 2.9.1 and 2.9.2.
  private mutating func number() throws(UnreadableAnswer) -> String {
    let start = position
    _ = takeByte("-")
    if takeByte("0") {
      if peek().map(Self.isDigit) == true { throw error("a number that begins with 0") }
    } else {
      try digits()
    }
    if takeByte(".") { try digits() }
    if takeByte("e") || takeByte("E") {
      if !takeByte("+") { _ = takeByte("-") }
      try digits()
    }
    if let byte = peek(), Self.isNameStart(byte) || byte == UInt8(ascii: ".") {
      throw error("a number that goes on as a name")
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(UnreadableAnswer) {
    guard !take(while: Self.isDigit).isEmpty else { throw error("a number without digits") }
  }
}

// MARK: - Strings

extension GraphQLLexer {
  /// Section 2.9.4, with the escape `\u{…}` of later drafts.
  private mutating func string() throws(UnreadableAnswer) -> String {
    let start = position
    position += 1
    while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\n") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard takeByte("\"") else {
      position = start
      throw error("a string without its closing quotation mark")
    }
    // The other escapes are those of JSON.
    let spelled = Self.withoutBraces(String(decoding: bytes[start..<position], as: UTF8.self))
    guard case .string(let said)? = try? JSONReader.read(spelled.replacing("\t", with: "\\t")),
      !Self.hasHalfPair(said, spelled: spelled)
    else {
      position = start
      throw error("a string with an escape that GraphQL does not have")
    }
    return said
  }

  /// Whether a string has half a surrogate pair, which JSON allows, and reads as U+FFFD, and GraphQL forbids.
  private static func hasHalfPair(_ said: String, spelled: String) -> Bool {
    said.unicodeScalars.contains("\u{FFFD}") && !spelled.unicodeScalars.contains("\u{FFFD}")
      && !spelled.lowercased().contains("\\ufffd")
  }

  private static func withoutBraces(_ spelled: String) -> String {
    spelled.replacing(/\\u\{([0-9A-Fa-f]{1,6})\}/) { match in
      let scalar = UInt32(match.1, radix: 16).flatMap { Unicode.Scalar($0) }
      let units = scalar.map { Array(String($0).utf16) } ?? []
      let escapes = units.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      return scalar == nil ? String(match.0) : escapes.joined()
    }
  }

  /// Section 2.9.4, "Block Strings".
  private mutating func blockString() throws(UnreadableAnswer) -> String {
    let start = position
    position += 3
    var said: [UInt8] = []
    while position < bytes.count {
      if isNext(Array("\"\"\"".utf8)) {
        position += 3
        return Self.withoutIndentation(String(decoding: said, as: UTF8.self))
      }
      let isEscaped = isNext(Array("\\\"\"\"".utf8))
      said += isEscaped ? Array("\"\"\"".utf8) : [bytes[position]]
      position += isEscaped ? 4 : 1
    }
    position = start
    throw error("a string without its three closing quotation marks")
  }

  /// The value of a block string: without the blanks that all lines but the first begin with, and without
  /// the empty lines around it.
  private static func withoutIndentation(_ raw: String) -> String {
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    let text = String(raw.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    let indented = lines.dropFirst().filter { !$0.allSatisfy(isBlank) }
    let common = indented.map { $0.prefix(while: isBlank).count }.min() ?? 0
    for index in lines.indices.dropFirst() { lines[index] = lines[index].dropFirst(common) }
    lines = Array(lines.drop { $0.allSatisfy(isBlank) })
    while lines.last?.allSatisfy(isBlank) == true { lines.removeLast() }
    return lines.map { String($0) }.joined(separator: "\n")
  }
}

// MARK: - Bytes

extension GraphQLLexer {
  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private func isNext(_ expected: [UInt8]) -> Bool { bytes[position...].starts(with: expected) }

  private mutating func takeByte(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private mutating func take(while isTaken: (UInt8) -> Bool) -> String {
    let taken = bytes[position...].prefix(while: isTaken)
    position += taken.count
    return String(decoding: taken, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func error(_ problem: String) -> UnreadableAnswer {
    let place = TextPlace(of: min(position, bytes.count), in: text)
    return UnreadableAnswer("The document can't be read: \(problem), in \(place)")
  }
}
