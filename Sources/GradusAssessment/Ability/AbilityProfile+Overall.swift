#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension AbilityProfile {
  /// The general ability, which all domains share.
  package var general: Estimate {
    var (mean, square) = (0.0, 0.0)
    for (weight, ability) in zip(generalWeights, model.general.abilities) {
      mean += weight * ability
      square += weight * ability * ability
    }
    return Estimate(ability: mean, deviation: (square - mean * mean).squareRoot())
  }

  /// The mean of the abilities in all domains.
  package var overall: Estimate {
    let parts = overallGivenGeneral
    var (mean, square) = (0.0, 0.0)
    for (weight, part) in zip(generalWeights, parts) {
      mean += weight * part.ability
      square += weight * (part.ability * part.ability + part.deviation * part.deviation)
    }
    return Estimate(ability: mean, deviation: (square - mean * mean).squareRoot())
  }

  /// How likely the mean of the abilities in all domains is below a cut.
  ///
  /// Given the general ability, it is a mean of independent abilities, and taken as normal.
  package func probability(overallBelow cut: Double) -> Double {
    var sum = 0.0
    for (weight, part) in zip(generalWeights, overallGivenGeneral) {
      sum += weight * erfc((part.ability - cut) / (part.deviation * 2.0.squareRoot())) / 2
    }
    return sum
  }

  /// For each general ability the mean of the domains' abilities, and how much it varies.
  private var overallGivenGeneral: [Estimate] {
    let (generals, specifics) = (model.general.abilities.count, model.specific.abilities.count)
    return (0..<generals).map { general in
      var (mean, variance) = (0.0, 0.0)
      for domain in 0..<model.domainCount {
        var (first, second) = (0.0, 0.0)
        for specific in 0..<specifics {
          let ability = model.specific.abilities[specific]
          let weight =
            model.transitions[general * specifics + specific]
            * likelihoods[domain * specifics + specific]
          first += weight * ability
          second += weight * ability * ability
        }
        let total = marginals[domain * generals + general]
        mean += first / total
        variance += second / total - (first / total) * (first / total)
      }
      let count = Double(model.domainCount)
      return Estimate(ability: mean / count, deviation: variance.squareRoot() / count)
    }
  }
}
