/// An HTTP/1.1 message as people write it (RFC 9112): with LF or CRLF, and blanks where none harm.
struct WrittenMessage {
  /// A field line.
  struct Field {
    /// In lower case.
    let name: String
    let value: String
  }

  /// The request line or the status line.
  let startLine: String
  /// On which line it stands, from 1.
  let startNumber: Int
  let fields: [Field]
  let content: String

  /// - Throws: `UnreadableAnswer` where a line is not what it has to be, with its number.
  init(_ answer: WrittenAnswer) throws(UnreadableAnswer) {
    let lines = answer.lines
    // Empty lines before a message are skipped (RFC 9112, section 2.2).
    let start = lines.firstIndex { !Self.isEmpty($0) } ?? 0
    startNumber = start + 1
    startLine = Self.trimmed(lines[start])
    var fields: [Field] = []
    var end = start + 1
    while end < lines.count, !Self.isEmpty(lines[end]) {
      fields.append(try Self.field(lines[end], number: end + 1))
      end += 1
    }
    self.fields = fields
    content = lines.dropFirst(end + 1).joined(separator: "\n")
  }

  /// The value of a field; several of one name are one list (RFC 9110, section 5.2).
  func value(of name: String) -> String? {
    let values = fields.filter { $0.name == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  /// Whether nothing but blanks stands behind the fields.
  var isWithoutContent: Bool { content.allSatisfy(\.isWhitespace) }

  private static func isEmpty(_ line: String) -> Bool { line.utf8.allSatisfy(isBlank) }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    let bytes = text.utf8.drop(while: isBlank)
    return String(decoding: bytes.reversed().drop(while: isBlank).reversed(), as: UTF8.self)
  }
}

// MARK: - Field lines

extension WrittenMessage {
  private static func field(_ line: String, number: Int) throws(UnreadableAnswer) -> Field {
    guard let first = line.utf8.first, !isBlank(first) else {
      throw UnreadableAnswer("Line \(number) begins with a blank, and no header field does")
    }
    guard !line.utf8.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\t") || $0 == 0x7F }) else {
      throw UnreadableAnswer("Line \(number) has a control character")
    }
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      throw UnreadableAnswer(
        "Line \(number) is no header field, which has a colon behind its name;"
          + " an empty line stands before the content"
      )
    }
    let name = line[..<colon]
    guard name.utf8.last.map(isBlank) != true else {
      throw UnreadableAnswer("Line \(number) has a blank before its colon, where none may be")
    }
    guard isToken(name) else {
      throw UnreadableAnswer(
        "Line \(number) is no header field: what stands before its colon is no name;"
          + " an empty line stands before the content"
      )
    }
    return Field(name: name.lowercased(), value: trimmed(line[line.utf8.index(after: colon)...]))
  }

  /// Whether a text is a token, as methods and the names of fields are (RFC 9110, section 5.6.2).
  static func isToken(_ text: some StringProtocol) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}
