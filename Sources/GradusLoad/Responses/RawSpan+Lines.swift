#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let zero = UInt8(ascii: "0")
}

/// Reading lines of a head where they lie.
extension RawSpan {
  subscript(byte offset: Int) -> UInt8 {
    @inline(__always) get { unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self) }
  }

  /// Where the next line feed is.
  func firstLineFeed(from begin: Int) -> Int? {
    unsafe withUnsafeBytes { bytes in
      guard begin < bytes.count, let start = bytes.baseAddress else { return nil }
      // memchr(3) looks at many bytes at a time.
      let found = unsafe memchr(start + begin, CInt(UInt8.lineFeed), bytes.count - begin)
      return unsafe found.map { unsafe UnsafeRawPointer($0) - start }
    }
  }

  /// Where it ends without a carriage return at its end.
  var endWithoutReturn: Int {
    !isEmpty && self[byte: byteCount - 1] == .carriageReturn ? byteCount - 1 : byteCount
  }

  func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      guard byteCount >= text.count else { return false }
      for offset in 0..<text.count where unsafe self[byte: offset] != text[offset] { return false }
      return true
    }
  }

  /// Whether this is the field line of that name, which is given in small letters.
  func isField(_ name: StaticString) -> Bool {
    guard byteCount > name.utf8CodeUnitCount, self[byte: name.utf8CodeUnitCount] == .colon else {
      return false
    }
    return hasLetters(name, at: 0)
  }

  /// Whether these letters stand there, capital or small.
  private func hasLetters(_ text: StaticString, at begin: Int) -> Bool {
    let letters = unsafe text.utf8Start
    for offset in 0..<text.utf8CodeUnitCount {
      let byte = self[byte: begin + offset]
      let small = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      if unsafe small != letters[offset] { return false }
    }
    return true
  }

  /// What stands behind the colon after a name of that length, without the space around it.
  func value(after name: Int) -> Range<Int> {
    trimmed(name + 1, byteCount)
  }

  private func trimmed(_ begin: Int, _ end: Int) -> Range<Int> {
    var begin = begin
    var end = end
    while begin < end, self[byte: begin] == .space || self[byte: begin] == .tab { begin += 1 }
    while begin < end, self[byte: end - 1] == .space || self[byte: end - 1] == .tab { end -= 1 }
    return begin..<end
  }

  /// Whether a list has that element (RFC 9110, section 5.6.1).
  func hasToken(_ token: StaticString, in value: Range<Int>) -> Bool {
    var begin = value.lowerBound
    while begin <= value.upperBound {
      let end = firstComma(in: begin..<value.upperBound)
      if equals(token, at: trimmed(begin, end)) { return true }
      begin = end + 1
    }
    return false
  }

  /// Whether that is the last element of a list.
  func hasLastToken(_ token: StaticString, in value: Range<Int>) -> Bool {
    var begin = value.lowerBound
    while true {
      let end = firstComma(in: begin..<value.upperBound)
      if end == value.upperBound { return equals(token, at: trimmed(begin, end)) }
      begin = end + 1
    }
  }

  private func firstComma(in range: Range<Int>) -> Int {
    var offset = range.lowerBound
    while offset < range.upperBound, self[byte: offset] != .comma { offset += 1 }
    return offset
  }

  private func equals(_ token: StaticString, at range: Range<Int>) -> Bool {
    range.count == token.utf8CodeUnitCount && hasLetters(token, at: range.lowerBound)
  }

  /// The size at the beginning of a chunk, in hexadecimal digits, before any extension (RFC 9112,
  /// section 7.1); nil where there is none.
  var chunkSize: Int? {
    var size = 0
    var offset = 0
    while offset < byteCount,
      let digit = Character(Unicode.Scalar(self[byte: offset])).hexDigitValue
    {
      guard offset < 14 else { return nil }
      size = size << 4 | digit
      offset += 1
    }
    guard offset > 0 else { return nil }
    let rest = trimmed(offset, byteCount)
    return rest.isEmpty || self[byte: rest.lowerBound] == UInt8(ascii: ";") ? size : nil
  }
}
