extension Item {
  /// The item after one more response to it, with its difficulty nearer to the truth and surer.
  ///
  /// One step of Newton's method on the posterior of the difficulty, where the ability is known with an
  /// error: the model is softened by it, and what the response says of the ability says the opposite of
  /// the difficulty. For items that are solved or not this is v⁺ = 1/(1/v + g²q²(1−P)/P) and
  /// b⁺ = b − v⁺g(x−P)q/P, with q = σ(g(m−b)), P = c + (1−c)q and g = a/√(1 + πa²s²/8).
  ///
  /// - Parameters:
  ///   - category: Of the response.
  ///   - ability: What everything but this response says of the learner.
  /// - Returns: Itself where the difficulty is exact.
  package func refined(by category: Int, from ability: Estimate) -> Item {
    guard difficultyVariance > 0 else { return self }
    let softened = model.softened(by: ability.deviation * ability.deviation)
    let precision = 1 / difficultyVariance + softened.information(at: ability.ability)
    let score = softened.curve(of: category, at: ability.ability).score
    var refined = self
    refined.difficultyVariance = 1 / precision
    refined.model = model.shifted(by: -score / precision)
    return refined
  }
}
