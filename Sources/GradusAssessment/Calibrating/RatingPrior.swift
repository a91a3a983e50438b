/// What authors' ratings of a bank say about difficulties, and how sure that is.
///
/// A rating is the difficulty, with a misjudgement that all raters of the item share, and an error of
/// each rater's own. So the mean of an item's ratings is shrunk towards the mean of the bank, by what
/// part of the spread of ratings is true (the estimate of T. L. Kelley, Statistical Method, 1923).
package struct RatingPrior: Hashable, Sendable {
  /// The standard deviation of the misjudgement that an item's raters share, in logits.
  ///
  /// With the spread of ratings that a bank is written for it makes ratings correlate with difficulties
  /// by about 0.7, which is the best that studies find (decision 18).
  package static let misjudgement = 0.7

  /// A difficulty with how sure it is.
  package struct Difficulty: Hashable, Sendable {
    /// In logits.
    package var mean: Double
    /// In squared logits.
    package var variance: Double
  }

  /// The mean of all ratings, in logits.
  package let mean: Double
  /// How much true difficulties vary, in squared logits.
  package let trueVariance: Double
  /// How much a single rater errs, in squared logits.
  package let errorVariance: Double

  /// - Parameter ratings: Of each item of the bank, in logits; an item without any says nothing.
  package init(of ratings: [[Double]]) {
    let rated = ratings.filter { !$0.isEmpty }
    let means = rated.map(Self.mean(of:))
    mean = means.isEmpty ? 0 : Self.mean(of: means)
    let deviations = zip(rated, means).flatMap { ratings, mean in ratings.map { $0 - mean } }
    let freedom = deviations.count - rated.count
    errorVariance =
      freedom > 0 ? deviations.reduce(0) { $0 + $1 * $1 } / Double(freedom) : 0.1
    let error =
      Self.misjudgement * Self.misjudgement
      + errorVariance * Self.mean(of: rated.map { 1 / Double($0.count) })
    let spread = means.map { [mean] in ($0 - mean) * ($0 - mean) }
    let observed = means.count > 1 ? spread.reduce(0, +) / Double(means.count - 1) : 0
    // Ratings that hardly differ would leave nothing true; a bank is never that uniform.
    trueVariance = max(observed - error, 0.1)
  }

  /// What the ratings of one item say, in the light of all others.
  ///
  /// - Parameter ratings: In logits.
  /// - Returns: The mean of all others with their variance where there are no ratings.
  package func difficulty(of ratings: [Double]) -> Difficulty {
    guard !ratings.isEmpty else { return Difficulty(mean: mean, variance: trueVariance) }
    let error =
      Self.misjudgement * Self.misjudgement + errorVariance / Double(ratings.count)
    let truth = trueVariance / (trueVariance + error)
    return Difficulty(
      mean: mean + truth * (Self.mean(of: ratings) - mean),
      variance: trueVariance * (1 - truth)
    )
  }

  private static func mean(of values: [Double]) -> Double {
    values.reduce(0, +) / Double(max(values.count, 1))
  }
}
