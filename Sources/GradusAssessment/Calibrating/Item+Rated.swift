package import GradusModel

extension Item {
  /// An item that nobody has answered yet, from its authors' ratings.
  ///
  /// - Parameters:
  ///   - id: Unlike all others of the bank.
  ///   - topic: What it is about.
  ///   - domain: The position of its domain, from 0.
  ///   - format: How it is answered.
  ///   - difficulty: What its ratings say.
  ///   - discrimination: What is believed of its discrimination.
  package init(
    _ id: ItemID,
    topic: TopicID,
    domain: Int,
    format: ResponseFormat,
    difficulty: RatingPrior.Difficulty,
    discrimination: DiscriminationPrior = .standard
  ) {
    self.init(
      id,
      topic: topic,
      domain: domain,
      model: format.model(
        discrimination: discrimination.median,
        difficulty: difficulty.mean
      ),
      difficultyVariance: difficulty.variance
    )
  }
}
