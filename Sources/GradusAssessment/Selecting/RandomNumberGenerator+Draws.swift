extension RandomNumberGenerator {
  /// A number from 0, less than a bound; the same from every version of the standard library.
  ///
  /// - Parameter bound: At least 1.
  /// - Returns: Any of them; for bounds below a billion none is noticeably likelier than another.
  package mutating func draw(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number from 0, less than 1, with 53 bits.
  package mutating func drawUnit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
