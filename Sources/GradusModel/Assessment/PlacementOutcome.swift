/// How true the levels were that simulated assessments stated.
package struct PlacementOutcome: Hashable, Sendable, Codable {
  /// What was stated of one kind of ability: of single domains, or of the mean of all.
  package struct Accuracy: Hashable, Sendable, Codable {
    /// How often anything was concluded.
    package var conclusions = 0
    /// Which part of the conclusions stated a level, from 0 to 1.
    package var decided = 0.0
    /// Which part of the stated levels was the true one.
    package var accuracyOfStated = 0.0
    /// Which part of the likeliest levels was the true one.
    package var accuracyOfLikeliest = 0.0
    /// Which part of the conclusions stated a level that is two off.
    package var twoLevelErrors = 0.0
    /// Which part of the conclusions proposed a path that is two levels off, doubtful ones
    /// included.
    package var twoLevelPaths = 0.0
    /// The root of the mean squared error of the abilities, in logits.
    package var rootMeanSquareError = 0.0
    /// The mean confidence in the likeliest level less how often it was true: more than 0 is
    /// boasting.
    package var overconfidence = 0.0
    /// The confidence in the likeliest level against its truth, in ten bins from 0 to 1.
    package var calibration: [Bin] = []

    /// Of nothing.
    package init() {}
  }

  /// Conclusions that were about equally confident.
  package struct Bin: Hashable, Sendable, Codable {
    package var count: Int
    /// The mean confidence; 0 in an empty bin.
    package var confidence: Double
    /// Which part was true; 0 in an empty bin.
    package var truth: Double

    package init(count: Int, confidence: Double, truth: Double) {
      self.count = count
      self.confidence = confidence
      self.truth = truth
    }
  }

  package var learners = 0
  package var domains = Accuracy()
  package var overall = Accuracy()
  /// The mean number of items in a session.
  package var meanLength = 0.0
  /// How many sessions had so many items, by the number of items.
  package var lengths: [Int] = []
  /// For each item of the bank, by its position, in which part of the sessions it was asked.
  package var exposures: [Double] = []

  /// Of nobody.
  package init() {}
}
