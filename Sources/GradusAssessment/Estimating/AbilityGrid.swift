#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Abilities at equal distances, at which a distribution is kept.
///
/// Sums over equal distances are as good as integrals for smooth densities that vanish at both ends: the
/// error falls exponentially (L. N. Trefethen, J. A. C. Weideman, SIAM Review 56, 2014).
package struct AbilityGrid: Hashable, Sendable {
  /// Ascending, in logits.
  package let abilities: [Double]
  /// Between two neighbours, in logits.
  package let distance: Double

  /// - Parameters:
  ///   - count: At least 2.
  ///   - bound: The greatest ability, in logits; the least is its negative.
  package init(count: Int, bound: Double) {
    precondition(count > 1 && bound > 0)
    distance = 2 * bound / Double(count - 1)
    // From the middle outwards, so that the grid is symmetric to the last bit.
    abilities = (0..<count).map { Double(2 * $0 - (count - 1)) * bound / Double(count - 1) }
  }

  /// What each ability counts for the part of a density that lies below a cut.
  ///
  /// The density is taken as the smooth curve through its values on the grid, Whittaker's cardinal
  /// series, which is integrated exactly: a cut need not lie on the grid.
  ///
  /// - Parameter cut: In logits.
  /// - Returns: About 1 far below the cut, about 0 far above it, and between them near it.
  package func shares(below cut: Double) -> [Double] {
    abilities.map { 0.5 + Self.sineIntegral(halfWaves: (cut - $0) / distance) / .pi }
  }

  /// The sine integral Si(πn), by Gauss and Legendre's rule of eight points for each half wave.
  static func sineIntegral(halfWaves: Double) -> Double {
    let whole = abs(halfWaves)
    var sum = 0.0
    var start = 0.0
    while start < whole {
      let end = min(start + 1, whole)
      for (point, weight) in legendre {
        for angle in [start + end - point * (end - start), start + end + point * (end - start)] {
          let argument = angle * .pi / 2
          sum += weight * (end - start) / 2 * sin(argument) / argument * .pi
        }
      }
      start = end
    }
    return halfWaves < 0 ? -sum : sum
  }

  /// The positive points of the rule on −1 to 1, with their weights (Abramowitz and Stegun, 25.4.30).
  private static let legendre = [
    (0.183434642495649805, 0.362683783378361983), (0.525532409916328986, 0.313706645877887287),
    (0.796666477413626740, 0.222381034453374471), (0.960289856497536232, 0.101228536290376259),
  ]
}
