#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// How abilities in several domains hang together: θ = λG + √(1−λ²)·s.
///
/// G is general and s is a domain's own, all of them standard normal, so that each domain's θ is standard
/// normal as well, and two domains correlate by λ² (a higher-order model; J. de la Torre, H. Song,
/// Applied Psychological Measurement 33, 2009).
package struct HigherOrderModel: Sendable {
  /// How much of a domain's ability is general: λ, from 0, less than 1.
  package let loading: Double
  package let domainCount: Int
  /// Where the general ability's distribution is kept.
  package let general: AbilityGrid
  /// Where the domains' distributions are kept.
  package let specific: AbilityGrid
  /// At each general ability; they add up to 1.
  let generalWeights: [Double]
  /// For each general ability in turn the weights of a domain's abilities, which add up to 1.
  let transitions: [Double]

  /// - Parameters:
  ///   - domainCount: At least 1.
  ///   - loading: λ, from 0, less than 0.95: beyond it the grid is too coarse for what is a domain's own.
  ///   - generalCount: Abilities on the grid of the general ability.
  ///   - specificCount: Abilities on the grid of the domains.
  ///   - bound: The greatest ability on both grids, in logits.
  package init(
    domainCount: Int,
    loading: Double = 0.8,
    generalCount: Int = 41,
    specificCount: Int = 61,
    bound: Double = 6
  ) {
    precondition(domainCount > 0 && (0..<0.95).contains(loading))
    self.domainCount = domainCount
    self.loading = loading
    general = AbilityGrid(count: generalCount, bound: bound)
    specific = AbilityGrid(count: specificCount, bound: bound)
    generalWeights = Self.normal(on: general, mean: 0, deviation: 1)
    let own = (1 - loading * loading).squareRoot()
    transitions = general.abilities.flatMap { [specific] ability in
      Self.normal(on: specific, mean: loading * ability, deviation: own)
    }
  }

  /// The weights of a normal distribution, which add up to 1.
  private static func normal(on grid: AbilityGrid, mean: Double, deviation: Double) -> [Double] {
    let heights = grid.abilities.map { ability in
      let distance = (ability - mean) / deviation
      return exp(-distance * distance / 2)
    }
    let total = heights.reduce(0, +)
    return heights.map { $0 / total }
  }
}
