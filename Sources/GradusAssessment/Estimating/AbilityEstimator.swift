#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What makes an ability the best estimate.
package enum EstimationCriterion: Hashable, Sendable {
  /// The greatest likelihood (MLE). There is none where every response is the best, or the worst.
  case likelihood
  /// The greatest likelihood, weighted against its bias (WLE; T. A. Warm, Psychometrika 54, 1989).
  case weightedLikelihood
  /// The greatest posterior density under a normal prior (MAP), with its mean and standard deviation.
  case posteriorDensity(mean: Double, deviation: Double)
}

/// Finds the ability that fits responses best, by a criterion.
package struct AbilityEstimator: Sendable {
  package let criterion: EstimationCriterion
  /// The abilities among which one is looked for, in logits.
  package let range: ClosedRange<Double>

  package init(_ criterion: EstimationCriterion, range: ClosedRange<Double> = -8...8) {
    self.criterion = criterion
    self.range = range
  }

  /// Where the range is divided first: a likelihood with guessing may have several maxima.
  private static let sections = 160

  /// The ability that fits best, with its standard error.
  ///
  /// - Returns: Nil where the criterion has no maximum within the range.
  package func estimate(from responses: [ItemResponse]) -> Estimate? {
    let width = (range.upperBound - range.lowerBound) / Double(Self.sections)
    let ends = (0...Self.sections).map { range.lowerBound + Double($0) * width }
    let best = zip(ends, ends.dropFirst())
      .filter { gradient(at: $0, of: responses) > 0 && gradient(at: $1, of: responses) <= 0 }
      .map { root(between: $0, and: $1, of: responses) }
      .max { height(at: $0, of: responses) < height(at: $1, of: responses) }
    return best.map { ability in
      Estimate(
        ability: ability,
        deviation: 1 / (information(at: ability, of: responses)).squareRoot()
      )
    }
  }

  /// Bisection down to neighbouring numbers: the gradient is positive at one end and not at the other.
  private func root(between first: Double, and last: Double, of responses: [ItemResponse]) -> Double
  {
    var (lower, upper) = (first, last)
    while true {
      let middle = (lower + upper) / 2
      guard middle > lower, middle < upper else { return middle }
      if gradient(at: middle, of: responses) > 0 { lower = middle } else { upper = middle }
    }
  }

  /// The derivative by the ability of what is to be greatest.
  private func gradient(at ability: Double, of responses: [ItemResponse]) -> Double {
    var score = 0.0
    for response in responses {
      score += response.model.curve(of: response.category, at: ability).score
    }
    switch criterion {
    case .likelihood: return score
    case .weightedLikelihood: return score + correction(at: ability, of: responses)
    case .posteriorDensity(let mean, let deviation):
      return score - (ability - mean) / (deviation * deviation)
    }
  }

  /// Warm's correction J/2I, with J the sum of P′P″/P over all categories.
  private func correction(at ability: Double, of responses: [ItemResponse]) -> Double {
    var (information, asymmetry) = (0.0, 0.0)
    for response in responses {
      for category in response.model.categories {
        let curve = response.model.curve(of: category, at: ability)
        information += curve.slope * curve.score
        asymmetry += curve.score * curve.curvature
      }
    }
    return asymmetry / (2 * information)
  }

  /// What decides between several maxima: the logarithm of the likelihood, with its weight or prior.
  private func height(at ability: Double, of responses: [ItemResponse]) -> Double {
    var sum = 0.0
    for response in responses {
      sum += log(response.model.curve(of: response.category, at: ability).probability)
    }
    switch criterion {
    case .likelihood: return sum
    // Exact with two parameters; with three it is close enough to tell maxima apart.
    case .weightedLikelihood:
      return sum + log(responses.reduce(0) { $0 + $1.model.information(at: ability) }) / 2
    case .posteriorDensity(let mean, let deviation):
      return sum - (ability - mean) * (ability - mean) / (2 * deviation * deviation)
    }
  }

  /// Fisher's information of the responses' items, and of the prior where there is one.
  private func information(at ability: Double, of responses: [ItemResponse]) -> Double {
    let ofItems = responses.reduce(0) { $0 + $1.model.information(at: ability) }
    guard case .posteriorDensity(_, let deviation) = criterion else { return ofItems }
    return ofItems + 1 / (deviation * deviation)
  }
}
