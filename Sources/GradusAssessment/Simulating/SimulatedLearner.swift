#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Somebody whose abilities are known, and what items are really like for them.
package struct SimulatedLearner: Sendable {
  /// In each domain, in logits.
  package let abilities: [Double]

  /// Somebody drawn from the population that the model describes.
  package init(from model: HigherOrderModel, with generator: inout some RandomNumberGenerator) {
    let general = generator.drawNormal()
    let own = (1 - model.loading * model.loading).squareRoot()
    var abilities: [Double] = []
    for _ in 0..<model.domainCount {
      abilities.append(model.loading * general + own * generator.drawNormal())
    }
    self.abilities = abilities
  }

  /// The mean over all domains, in logits.
  package var overall: Double { abilities.reduce(0, +) / Double(abilities.count) }
}

extension Item {
  /// What the item may really be like: its difficulty and discrimination drawn from what is believed.
  ///
  /// - Parameters:
  ///   - discrimination: What is believed of it.
  ///   - errorFactor: How many times as wrong difficulties are as is believed.
  ///   - generator: What is drawn with.
  /// - Returns: A model with the item's format.
  package func drawnTruth(
    discrimination: DiscriminationPrior = .standard,
    errorFactor: Double = 1,
    with generator: inout some RandomNumberGenerator
  ) -> ResponseModel {
    let shift = errorFactor * difficultyVariance.squareRoot() * generator.drawNormal()
    let factor = exp(discrimination.spread * generator.drawNormal())
    return model.shifted(by: shift).replacing(discrimination: model.discrimination * factor)
  }
}
