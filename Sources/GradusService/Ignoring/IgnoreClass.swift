/// A class of bytes in brackets, such as `[a-z]`, `[!0-9]` or `[[:digit:]_]` (glob(7)).
enum IgnoreClass {
  /// Reads a class.
  ///
  /// - Parameters:
  ///   - pattern: The whole pattern.
  ///   - start: Where its opening bracket is.
  /// - Returns: The bytes that are in it, and the place after its closing bracket; nil where it is
  ///   not closed, or names a class that there is none of.
  static func read(_ pattern: [UInt8], after start: Int) -> (bytes: Set<UInt8>, end: Int)? {
    var place = start + 1
    guard place < pattern.count else { return nil }
    let isNegated = pattern[place] == UInt8(ascii: "!") || pattern[place] == UInt8(ascii: "^")
    if isNegated { place += 1 }
    var bytes: Set<UInt8> = []
    // A bracket that closes is one of the class where it is the first.
    let first = place
    while place < pattern.count {
      if pattern[place] == UInt8(ascii: "]"), place > first {
        return (isNegated ? Set(UInt8.min...UInt8.max).subtracting(bytes) : bytes, place + 1)
      }
      if pattern[place...].starts(with: Array("[:".utf8)) {
        let rest = pattern[(place + 2)...]
        guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        if end > place + 2, pattern[end - 1] == UInt8(ascii: ":") {
          guard let named = named[String(decoding: pattern[(place + 2)..<(end - 1)], as: UTF8.self)]
          else { return nil }
          bytes.formUnion(named)
          place = end + 1
          continue
        }
      }
      guard let (low, next) = byte(pattern, at: place) else { return nil }
      place = next
      bytes.insert(low)
      // A hyphen before the closing bracket is itself.
      if place + 1 < pattern.count, pattern[place] == UInt8(ascii: "-"),
        pattern[place + 1] != UInt8(ascii: "]")
      {
        guard let (high, end) = byte(pattern, at: place + 1) else { return nil }
        if low <= high { bytes.formUnion(low...high) }
        place = end
      }
    }
    return nil
  }

  /// A byte that stands for itself, or after a backslash.
  private static func byte(_ pattern: [UInt8], at place: Int) -> (byte: UInt8, next: Int)? {
    guard pattern[place] == UInt8(ascii: "\\") else { return (pattern[place], place + 1) }
    return place + 1 < pattern.count ? (pattern[place + 1], place + 2) : nil
  }

  private static let named: [String: Set<UInt8>] = {
    let digits = Set(UInt8(ascii: "0")...UInt8(ascii: "9"))
    let lower = Set(UInt8(ascii: "a")...UInt8(ascii: "z"))
    let upper = Set(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    let letters = lower.union(upper)
    let visible = Set(UInt8(0x21)...UInt8(0x7E))
    return [
      "alnum": letters.union(digits), "alpha": letters, "blank": Set(" \t".utf8),
      "cntrl": Set(UInt8(0)...UInt8(0x1F)).union([0x7F]), "digit": digits, "graph": visible,
      "lower": lower, "print": visible.union(" ".utf8),
      "punct": visible.subtracting(letters).subtracting(digits),
      "space": Set(" \t\n\u{B}\u{C}\r".utf8), "upper": upper,
      "xdigit": digits.union("abcdefABCDEF".utf8),
    ]
  }()
}
