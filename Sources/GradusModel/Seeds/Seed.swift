/// The number from which all data of a run is drawn; the same seed repeats the same run.
package struct Seed: Hashable, Sendable, Codable, CustomStringConvertible {
  package let value: UInt64

  package init(_ value: UInt64) {
    self.value = value
  }

  /// A seed short enough to be typed again, 1 to 999,999.
  package static func drawn() -> Seed {
    Seed(UInt64.random(in: 1...999_999))
  }

  package init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(UInt64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }

  package var description: String { String(value) }

  /// A generator of its own for one purpose, so that adding a check changes no other check's data.
  ///
  /// - Parameter purpose: Any name, for example a check's id.
  /// - Returns: A generator that draws the same for the same seed and purpose.
  package func generator(for purpose: String) -> SeededGenerator {
    SeededGenerator(state: StableHash.of(purpose) ^ (value &* 0x9e37_79b9_7f4a_7c15))
  }
}

/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(state: UInt64) {
    self.state = state
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
