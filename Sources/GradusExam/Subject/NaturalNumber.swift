/// A natural number of any size, as its decimal digits.
struct NaturalNumber: Hashable {
  /// Each 0 to 9, without leading zeros; a single 0 for zero.
  private let digits: [UInt8]

  /// - Parameter text: Decimal digits, at least one; there is no number where it has anything else.
  init?(_ text: String) {
    guard !text.isEmpty, text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    self.init(digits: text.utf8.map { $0 - UInt8(ascii: "0") })
  }

  private init(digits: [UInt8]) {
    let significant = digits.drop { $0 == 0 }
    self.digits = significant.isEmpty ? [0] : Array(significant)
  }

  /// The digits.
  var text: String { String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self) }

  /// The digits, with zeros before them where they are fewer.
  func padded(to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + text
  }
}

extension NaturalNumber {
  /// How far from a number `far` is.
  static let distance = 900_000

  /// The numbers at which one of 31, 32, 53, 63, 64, 96, 127 and 128 bits ends.
  private static let widths = [
    "2147483648", "4294967296", "9007199254740992", "9223372036854775808", "18446744073709551616",
    "79228162514264337593543950336", "170141183460469231731687303715884105728",
    "340282366920938463463374607431768211456",
  ].compactMap { NaturalNumber($0) }

  /// A number far from this one: above it, or below where above it needs more bits than this one
  /// or, from ten digits on, more digits.
  var far: NaturalNumber {
    let above = moved(by: Self.distance)
    let isWider = Self.widths.contains { self < $0 && $0 <= above }
    let isLonger = digits.count >= 10 && above.digits.count > digits.count
    return isWider || isLonger ? moved(by: -Self.distance) : above
  }

  /// This number plus a distance, which is no further below zero than this number is above.
  private func moved(by distance: Int) -> NaturalNumber {
    var moved: [UInt8] = []
    var carry = distance
    for digit in digits.reversed() {
      let sum = Int(digit) + carry
      let last = ((sum % 10) + 10) % 10
      moved.append(UInt8(last))
      carry = (sum - last) / 10
    }
    while carry > 0 {
      moved.append(UInt8(carry % 10))
      carry /= 10
    }
    return NaturalNumber(digits: moved.reversed())
  }
}

extension NaturalNumber: Comparable {
  static func < (left: NaturalNumber, right: NaturalNumber) -> Bool {
    left.digits.count == right.digits.count
      ? left.digits.lexicographicallyPrecedes(right.digits)
      : left.digits.count < right.digits.count
  }
}
