/// What is known of a learner's ability in every domain: the posterior of the higher-order model.
///
/// Given the general ability, domains are independent. So each keeps the likelihood of its responses, and
/// its integral for each general ability; a response changes those of one domain, and the quadrature over
/// the general ability then passes on to the others what it says.
package struct AbilityProfile: Sendable {
  package let model: HigherOrderModel
  /// The mean and the standard deviation in each domain, in logits.
  package private(set) var estimates: [Estimate]
  /// For each domain in turn, at each of its abilities, relative to the greatest.
  private(set) var likelihoods: [Double]
  /// For each domain in turn, at each general ability: how likely its responses are.
  private(set) var marginals: [Double]
  /// The posterior at each general ability; adds up to 1.
  private(set) var generalWeights: [Double]
  /// The posterior of each domain in turn, at each of its abilities; each adds up to 1.
  private(set) var densities: [Double]

  /// What is known of somebody who has answered nothing.
  package init(_ model: HigherOrderModel) {
    self.model = model
    let domains = model.domainCount
    estimates = Array(repeating: Estimate(ability: 0, deviation: 1), count: domains)
    likelihoods = Array(repeating: 1, count: domains * model.specific.abilities.count)
    marginals = Array(repeating: 1, count: domains * model.general.abilities.count)
    generalWeights = model.generalWeights
    densities = Array(repeating: 0, count: likelihoods.count)
    spread()
  }

  /// Takes a response in a domain into account.
  package mutating func record(_ response: ItemResponse, in domain: Int) {
    weigh(response, in: domain)
    integrate(domain)
    spread()
  }

  /// Takes many responses into account at once.
  ///
  /// - Parameter responses: Each with its domain.
  package mutating func record(_ responses: [(response: ItemResponse, domain: Int)]) {
    for (response, domain) in responses { weigh(response, in: domain) }
    for domain in Set(responses.map(\.domain)) { integrate(domain) }
    spread()
  }

  /// What would be known of a domain if its responses were others, and those in all other domains the same.
  package func estimate(of domain: Int, with responses: [ItemResponse]) -> Estimate {
    var other = self
    let specifics = model.specific.abilities.count
    for specific in 0..<specifics { other.likelihoods[domain * specifics + specific] = 1 }
    for response in responses { other.weigh(response, in: domain) }
    other.integrate(domain)
    other.weighGeneral()
    other.condense(domain)
    return other.estimates[domain]
  }

  /// The sum of a domain's posterior, each ability times what it counts.
  ///
  /// - Parameters:
  ///   - domain: By its position.
  ///   - shares: For each ability of the domains' grid.
  /// - Returns: From about 0 to about 1 where the shares are.
  func sum(of domain: Int, shares: [Double]) -> Double {
    let start = domain * shares.count
    var sum = 0.0
    for index in shares.indices { sum += densities[start + index] * shares[index] }
    return sum
  }

  /// Multiplies a domain's likelihood by that of a response.
  private mutating func weigh(_ response: ItemResponse, in domain: Int) {
    let abilities = model.specific.abilities
    let start = domain * abilities.count
    var greatest = 0.0
    for index in abilities.indices {
      likelihoods[start + index] *=
        response.model.curve(of: response.category, at: abilities[index]).probability
      greatest = max(greatest, likelihoods[start + index])
    }
    // Long products of small numbers would come to nothing.
    for index in abilities.indices { likelihoods[start + index] /= greatest }
  }

  /// Integrates a domain's likelihood over its abilities, for each general ability.
  private mutating func integrate(_ domain: Int) {
    let (transitions, start) = (model.transitions, domain * model.specific.abilities.count)
    let (generals, specifics) = (model.general.abilities.count, model.specific.abilities.count)
    var transition = 0
    for general in 0..<generals {
      var sum = 0.0
      for position in start..<(start + specifics) {
        sum += transitions[transition] * likelihoods[position]
        transition += 1
      }
      marginals[domain * generals + general] = sum
    }
  }

  /// Brings the posteriors of the general ability and of every domain up to date.
  private mutating func spread() {
    weighGeneral()
    for domain in 0..<model.domainCount { condense(domain) }
  }

  /// The posterior of the general ability.
  private mutating func weighGeneral() {
    let generals = model.general.abilities.count
    var total = 0.0
    for general in 0..<generals {
      var weight = model.generalWeights[general]
      for domain in 0..<model.domainCount { weight *= marginals[domain * generals + general] }
      generalWeights[general] = weight
      total += weight
    }
    for general in 0..<generals { generalWeights[general] /= total }
  }

  /// The posterior of a domain, with its mean and standard deviation.
  private mutating func condense(_ domain: Int) {
    let (abilities, generals) = (model.specific.abilities, model.general.abilities.count)
    let start = domain * abilities.count
    let positions = start..<(start + abilities.count)
    for position in positions { densities[position] = 0 }
    for general in 0..<generals {
      Self.add(
        model.transitions,
        from: general * abilities.count,
        times: generalWeights[general] / marginals[domain * generals + general],
        to: &densities,
        in: positions
      )
    }
    var mean = 0.0
    for (position, ability) in zip(positions, abilities) {
      densities[position] *= likelihoods[position]
      mean += densities[position] * ability
    }
    var variance = 0.0
    for (position, ability) in zip(positions, abilities) {
      variance += densities[position] * (ability - mean) * (ability - mean)
    }
    estimates[domain] = Estimate(ability: mean, deviation: variance.squareRoot())
  }

  /// Adds a multiple of one row to another: nearly all the time of a response is spent here.
  private static func add(
    _ row: [Double],
    from first: Int,
    times factor: Double,
    to sums: inout [Double],
    in positions: Range<Int>
  ) {
    let offset = first - positions.lowerBound
    for position in positions { sums[position] += factor * row[position + offset] }
  }
}
