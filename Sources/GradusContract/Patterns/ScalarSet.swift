/// A set of Unicode scalars: what one position of a pattern matches.
struct ScalarSet: Sendable {
  enum Part: Sendable {
    case range(ClosedRange<UInt32>)
    case property(UnicodeProperty, isNegated: Bool)
    case set(ScalarSet)
  }

  private let parts: [Part]
  private let isNegated: Bool
  /// Whether the set has the scalars 0 to 63 and 64 to 127, a bit each: nearly all text is there.
  private var ascii: (low: UInt64, high: UInt64) = (0, 0)

  init(_ parts: [Part], isNegated: Bool = false) {
    self.parts = parts
    self.isNegated = isNegated
    for value in UInt32(0)..<128 {
      guard let scalar = Unicode.Scalar(value), decides(scalar) else { continue }
      if value < 64 { ascii.low |= 1 << value } else { ascii.high |= 1 << (value - 64) }
    }
  }

  init(_ scalar: Unicode.Scalar) {
    self.init([.range(scalar.value...scalar.value)])
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 64 { return ascii.low >> value & 1 == 1 }
    if value < 128 { return ascii.high >> (value - 64) & 1 == 1 }
    return decides(scalar)
  }

  private func decides(_ scalar: Unicode.Scalar) -> Bool {
    for part in parts {
      let isThere =
        switch part {
        case .range(let range): range.contains(scalar.value)
        case .property(let property, let isNegated): property.holds(for: scalar) != isNegated
        case .set(let set): set.contains(scalar)
        }
      if isThere { return !isNegated }
    }
    return isNegated
  }
}

extension ScalarSet {
  /// Every scalar but the line terminators (ECMA-262, section 12.3): what `.` matches.
  static let notLineEnd = ScalarSet(
    [.range(0x0A...0x0A), .range(0x0D...0x0D), .range(0x2028...0x2029)],
    isNegated: true
  )

  /// What `\d` matches.
  static let digits: [Part] = [.range(0x30...0x39)]

  /// What `\w` matches.
  static let word: [Part] = [
    .range(0x30...0x39), .range(0x41...0x5A), .range(0x5F...0x5F), .range(0x61...0x7A),
  ]

  /// What `\s` matches: white space and line terminators (ECMA-262, sections 12.2 and 12.3).
  static let space: [Part] = [
    .range(0x09...0x0D), .range(0x20...0x20), .range(0xA0...0xA0), .range(0x1680...0x1680),
    .range(0x2000...0x200A), .range(0x2028...0x2029), .range(0x202F...0x202F),
    .range(0x205F...0x205F), .range(0x3000...0x3000), .range(0xFEFF...0xFEFF),
  ]
}
