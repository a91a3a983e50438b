/// What the head of a response says about where it ends.
struct ResponseHead: Hashable, Sendable {
  /// How the end of the content is found (RFC 9112, section 6.3).
  enum Framing: Hashable, Sendable {
    case length(Int)
    case chunked
    case untilClose
  }

  private(set) var status = 0
  private(set) var keepsAlive = true
  private var length: Int?
  private var isChunked: Bool?

  var framing: Framing {
    switch (isChunked, length) {
    case (true?, _): .chunked
    // Another transfer coding than chunked ends with the connection, whatever the length says.
    case (false?, _): .untilClose
    case (nil, let length?): .length(length)
    case (nil, nil): .untilClose
    }
  }

  /// Reads a status line (RFC 9112, section 4).
  ///
  /// - Returns: Why it is none; nil where it is one.
  mutating func readStatus(_ line: RawSpan) -> String? {
    // HTTP/1.x 200
    guard line.byteCount >= 12, line.starts(with: "HTTP/1."), line[byte: 8] == .space,
      line.byteCount == 12 || line[byte: 12] == .space
    else { return "no HTTP/1.1 status line" }
    let minor = line[byte: 7]
    var code = 0
    for offset in 9..<12 {
      let digit = line[byte: offset] &- .zero
      guard digit <= 9 else { return "a status that is no number" }
      code = code * 10 + Int(digit)
    }
    guard minor &- .zero <= 9, code >= 100 else { return "a status line that is none" }
    status = code
    keepsAlive = minor != .zero
    return nil
  }

  /// Reads a field line (RFC 9112, section 5).
  ///
  /// - Returns: Why it cannot be one; nil where it is one, or says nothing of the framing.
  mutating func readField(_ line: RawSpan) -> String? {
    switch line[byte: 0] | 0x20 {
    case UInt8(ascii: "c") where line.isField("content-length"):
      return readLength(line, at: line.value(after: 14))
    case UInt8(ascii: "c") where line.isField("connection"):
      let value = line.value(after: 10)
      if line.hasToken("keep-alive", in: value) {
        keepsAlive = true
      } else if line.hasToken("close", in: value) {
        keepsAlive = false
      }
      return nil
    case UInt8(ascii: "t") where line.isField("transfer-encoding"):
      isChunked = line.hasLastToken("chunked", in: line.value(after: 17))
      return nil
    default: return nil
    }
  }

  private mutating func readLength(_ line: RawSpan, at value: Range<Int>) -> String? {
    var number = 0
    guard !value.isEmpty else { return "an empty Content-Length" }
    for offset in value {
      let digit = line[byte: offset] &- .zero
      guard digit <= 9, number < 1 << 56 else { return "a Content-Length that is no number" }
      number = number * 10 + Int(digit)
    }
    guard length == nil || length == number else { return "two different Content-Lengths" }
    length = number
    return nil
  }
}
