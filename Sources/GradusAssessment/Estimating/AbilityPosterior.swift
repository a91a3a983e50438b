#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What is known of one ability: a normal prior, and the responses since then, on a grid.
///
/// Its mean is the estimate called EAP (R. D. Bock, R. J. Mislevy, Applied Psychological Measurement 6,
/// 1982).
package struct AbilityPosterior: Sendable {
  package let grid: AbilityGrid
  /// At each ability of the grid; they add up to 1.
  package private(set) var weights: [Double]
  /// The mean with the standard deviation.
  package private(set) var estimate: Estimate

  /// - Parameters:
  ///   - grid: It should reach beyond every ability that is likely.
  ///   - mean: Of the prior, in logits.
  ///   - deviation: Of the prior, in logits; more than 0.
  package init(on grid: AbilityGrid, mean: Double = 0, deviation: Double = 1) {
    self.grid = grid
    weights = grid.abilities.map {
      exp(-($0 - mean) * ($0 - mean) / (2 * deviation * deviation))
    }
    estimate = Estimate(ability: mean, deviation: deviation)
    normalise()
  }

  /// Takes a response into account.
  package mutating func record(_ response: ItemResponse) {
    for index in weights.indices {
      let ability = grid.abilities[index]
      weights[index] *=
        response.model.curve(of: response.category, at: ability).probability
    }
    normalise()
  }

  /// How likely the ability is below a cut, from 0 to 1.
  package func probability(below cut: Double) -> Double {
    let sum = zip(weights, grid.shares(below: cut)).reduce(0) { $0 + $1.0 * $1.1 }
    return min(max(sum, 0), 1)
  }

  private mutating func normalise() {
    var total = 0.0
    var moment = 0.0
    for index in weights.indices {
      total += weights[index]
      moment += weights[index] * grid.abilities[index]
    }
    let mean = moment / total
    var variance = 0.0
    for index in weights.indices {
      weights[index] /= total
      let distance = grid.abilities[index] - mean
      variance += weights[index] * distance * distance
    }
    estimate = Estimate(ability: mean, deviation: variance.squareRoot())
  }
}
