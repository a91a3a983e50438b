import GradusModel

/// JSON values of every kind from a seed, the odd ones more often than life has them.
struct RandomJSON {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = Seed(seed).generator(for: "random JSON")
  }

  /// A value, nested at most as deep as given.
  mutating func value(depth: Int) throws -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2, 3: return try JSONReader.read(numberText())
    case 4, 5: return .string(text())
    case 6, 7:
      var members: [JSONObject.Member] = []
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        members.append(JSONObject.Member(name: name(), value: try value(depth: depth - 1)))
      }
      return .object(JSONObject(members))
    default:
      var values: [JSON] = []
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        values.append(try value(depth: depth - 1))
      }
      return .array(values)
    }
  }

  /// A number in the grammar of RFC 8259, section 6.
  mutating func numberText() -> String {
    var text = Bool.random(using: &generator) ? "-" : ""
    text += Bool.random(using: &generator) ? "0" : nonZero(digits: 1...25)
    if Bool.random(using: &generator) { text += "." + digits(1...20) }
    guard Bool.random(using: &generator) else { return text }
    text += ["e", "E", "e+", "E-", "e-"][Int.random(in: 0..<5, using: &generator)]
    return text + digits(1...4)
  }

  /// Text of scalars from all over Unicode, those that need an escape among them.
  mutating func text() -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &generator) { text.append(scalar()) }
    return String(text)
  }

  /// A name out of few, so that duplicates come.
  private mutating func name() -> String {
    Bool.random(using: &generator)
      ? text()
      : ["a", "b", "\u{E9}", "e\u{301}"][
        Int.random(in: 0..<4, using: &generator)
      ]
  }

  private mutating func scalar() -> Unicode.Scalar {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7E, 0x20...0x7E, 0x7F...0xFF, 0x300...0x36F, 0x200B...0x2069,
      0xE000...0xFFFF, 0x1F300...0x1F6FF, 0x10_FF00...0x10_FFFF,
    ]
    let range = ranges[Int.random(in: ranges.indices, using: &generator)]
    return Unicode.Scalar(UInt32.random(in: range, using: &generator)) ?? "?"
  }

  private mutating func nonZero(digits count: ClosedRange<Int>) -> String {
    String(Int.random(in: 1...9, using: &generator)) + digits(count).dropFirst()
  }

  private mutating func digits(_ count: ClosedRange<Int>) -> String {
    let count = Int.random(in: count, using: &generator)
    return (0..<count).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
  }
}
