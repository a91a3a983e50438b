extension ExactNumber {
  /// Why a division was not carried out.
  struct DivisionTooLarge: Error {}

  /// Digits of a dividend that a long divisor is taken from at most.
  private static let mostDigits = 20_000
  /// Digits of such a divisor at most.
  private static let mostDivisorDigits = 400

  /// Whether this number is an integer times a divisor.
  ///
  /// - Throws: `DivisionTooLarge` for a divisor of more than 18 digits where one of both is far too long.
  func isMultiple(of divisor: ExactNumber) throws(DivisionTooLarge) -> Bool {
    if digits.isEmpty { return true }
    if divisor.digits.isEmpty { return false }
    let shift = exponent - divisor.exponent
    // The digits end in no zero, so that they are no multiple of a power of ten.
    if shift < 0 { return false }
    if divisor.digits.count <= 18 { return isMultiple(ofSmall: divisor.digits, shift: shift) }
    guard shift <= Self.mostDigits, digits.count <= Self.mostDigits,
      divisor.digits.count <= Self.mostDivisorDigits
    else { throw DivisionTooLarge() }
    return isMultiple(ofLong: divisor.digits, shift: shift)
  }

  private func isMultiple(ofSmall divisor: [UInt8], shift: Int) -> Bool {
    let modulus = divisor.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
    func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
      modulus.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
    }
    var remainder = digits.reduce(UInt64(0)) { (product($0, 10 % modulus) + UInt64($1)) % modulus }
    var power = shift
    var factor = 10 % modulus
    while power > 0 {
      if power & 1 == 1 { remainder = product(remainder, factor) }
      factor = product(factor, factor)
      power >>= 1
    }
    return remainder == 0
  }

  /// Long division by hand: brings down a digit, and takes the divisor away as often as it goes.
  private func isMultiple(ofLong divisor: [UInt8], shift: Int) -> Bool {
    let width = divisor.count + 1
    let divisor = [0] + divisor
    var remainder = [UInt8](repeating: 0, count: width)
    for digit in digits + [UInt8](repeating: 0, count: shift) {
      remainder.removeFirst()
      remainder.append(digit)
      while !remainder.lexicographicallyPrecedes(divisor) {
        var borrow: UInt8 = 0
        for place in stride(from: width - 1, through: 0, by: -1) {
          let taken = divisor[place] + borrow
          borrow = remainder[place] < taken ? 1 : 0
          remainder[place] = remainder[place] + borrow * 10 - taken
        }
      }
    }
    return remainder.allSatisfy { $0 == 0 }
  }
}
