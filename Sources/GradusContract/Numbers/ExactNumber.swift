import GradusModel

/// The exact value of a JSON number, for comparing and dividing without rounding.
struct ExactNumber: Hashable, Sendable {
  let isNegative: Bool
  /// Decimal digits, each 0 to 9, without leading or trailing zeros; empty for zero.
  let digits: [UInt8]
  /// The power of ten that the digits, read as an integer, are taken times.
  let exponent: Int

  /// The exponent of a number beyond it is cut to it: far out, only its sign can matter.
  private static let furthest = Int.max / 4

  init(_ number: JSONNumber) {
    var digits: [UInt8] = []
    var exponent = 0
    var isFraction = false
    var rest = Substring(number.text).utf8
    isNegative = rest.first == UInt8(ascii: "-")
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isFraction { exponent -= 1 }
        if byte > UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte - UInt8(ascii: "0")) }
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent += Self.power(Substring(rest))
        rest = rest[rest.endIndex...]
      default: break
      }
    }
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    self.digits = digits
    self.exponent = digits.isEmpty ? 0 : exponent
  }

  private static func power(_ spelled: Substring) -> Int {
    let power = Int(spelled) ?? (spelled.hasPrefix("-") ? -furthest : furthest)
    return min(max(power, -furthest), furthest)
  }

  /// Whether the value has no fraction: `1.0` and `10e-1` have none.
  var isInteger: Bool { exponent >= 0 }

  /// -1, 0 or 1.
  private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }
}

extension ExactNumber: Comparable {
  static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    if left.sign != right.sign { return left.sign < right.sign }
    return left.isNegative
      ? right.hasLesserMagnitude(than: left) : left.hasLesserMagnitude(than: right)
  }

  private func hasLesserMagnitude(than other: ExactNumber) -> Bool {
    let places = digits.count + exponent
    let otherPlaces = other.digits.count + other.exponent
    if places != otherPlaces { return places < otherPlaces }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}
