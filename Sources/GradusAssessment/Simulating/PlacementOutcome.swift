/// How true the levels were that placements stated.
package struct PlacementOutcome: Hashable, Sendable, Codable {
  /// What was stated of one kind of ability: of single domains, or of the mean of all.
  package struct Accuracy: Hashable, Sendable, Codable {
    /// How often anything was concluded.
    package var conclusions: Int
    /// Which part of the conclusions stated a level, from 0 to 1.
    package var decided: Double
    /// Which part of the stated levels was the true one.
    package var accuracyOfStated: Double
    /// Which part of the likeliest levels was the true one.
    package var accuracyOfLikeliest: Double
    /// Which part of the conclusions stated a level that is two off.
    package var twoLevelErrors: Double
    /// Which part of the conclusions proposed a path that is two levels off, doubtful ones included.
    package var twoLevelPaths: Double
    /// The root of the mean squared error of the abilities, in logits.
    package var rootMeanSquareError: Double
    /// The mean confidence in the likeliest level less how often it was true: more than 0 is boasting.
    package var overconfidence: Double
    /// The confidence in the likeliest level against its truth, in ten bins from 0 to 1.
    package var calibration: [Bin]
  }

  /// Conclusions that were about equally confident.
  package struct Bin: Hashable, Sendable, Codable {
    package var count: Int
    /// The mean confidence; 0 in an empty bin.
    package var confidence: Double
    /// Which part was true; 0 in an empty bin.
    package var truth: Double
  }

  package var learners: Int
  package var domains: Accuracy
  package var overall: Accuracy
  package var meanLength: Double
  /// The lengths of sessions, and how many had them, by length.
  package var lengths: [Int]
  /// For each item of the bank, by its position, in which part of the sessions it was asked.
  package var exposures: [Double]
}
