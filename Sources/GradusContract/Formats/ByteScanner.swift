/// Reads a short text from its start; every format is ASCII where its grammar looks.
struct ByteScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) {
    rest = Array(text.utf8)[...]
  }

  var isAtEnd: Bool { rest.isEmpty }
  var peek: UInt8? { rest.first }
  var remaining: ArraySlice<UInt8> { rest }

  /// Steps over a character where it is next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first.map(UInt32.init) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  /// Steps over a letter where it is next, in either case.
  mutating func take(letter: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte | 0x20) == letter.value else { return false }
    rest.removeFirst()
    return true
  }

  /// The value of exactly so many digits, nil where fewer are next.
  mutating func digits(_ count: Int) -> Int? {
    guard rest.count >= count else { return nil }
    var value = 0
    for byte in rest.prefix(count) {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    rest.removeFirst(count)
    return value
  }

  /// Steps over bytes as long as they satisfy a condition, and says how many they were.
  mutating func skip(while condition: (UInt8) -> Bool) -> Int {
    let count = rest.prefix(while: condition).count
    rest.removeFirst(count)
    return count
  }

  /// Steps over digits, and says how many they were.
  mutating func skipDigits() -> Int {
    skip { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }
}
