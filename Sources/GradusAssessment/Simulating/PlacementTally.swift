internal import GradusModel

/// Counts what placements stated against what was true.
struct PlacementTally {
  private var domains = Conclusions()
  private var overall = Conclusions()
  private var learners = 0
  private var lengths: [Int] = []
  private var uses: [Int]
  private var asked = 0

  init(itemCount: Int) {
    uses = Array(repeating: 0, count: itemCount)
  }

  /// Notes that the item at a position was asked.
  mutating func note(use position: Int) {
    uses[position] += 1
    asked += 1
  }

  /// Notes how a session ended, whose items were noted before.
  mutating func note(
    _ result: AssessmentResult,
    of learner: SimulatedLearner,
    cuts: CutScores
  ) {
    learners += 1
    while lengths.count <= asked { lengths.append(0) }
    lengths[asked] += 1
    asked = 0
    for (finding, ability) in zip(result.domains, learner.abilities) {
      domains.note(finding, ability: ability, level: cuts.level(of: ability))
    }
    overall.note(
      result.overall,
      ability: learner.overall,
      level: cuts.level(of: learner.overall)
    )
  }

  var outcome: PlacementOutcome {
    let all = Double(max(learners, 1))
    var outcome = PlacementOutcome()
    outcome.learners = learners
    outcome.domains = domains.accuracy
    outcome.overall = overall.accuracy
    outcome.meanLength = Double(uses.reduce(0, +)) / all
    outcome.lengths = lengths
    outcome.exposures = uses.map { Double($0) / all }
    return outcome
  }

  /// Conclusions about one kind of ability.
  private struct Conclusions {
    private var count = 0
    private var decided = 0
    private var decidedTrue = 0
    private var twoLevelErrors = 0
    private var twoLevelPaths = 0
    private var square = 0.0
    private var bins = Array(
      repeating: (count: 0, confidence: 0.0, truth: 0),
      count: 10
    )

    mutating func note(_ finding: AssessmentResult.Finding, ability: Double, level: Level) {
      count += 1
      let miss = finding.estimate.ability - ability
      square += miss * miss
      let path = finding.standing.path
      let isTwoOff = path != level && path != .intermediate && level != .intermediate
      if isTwoOff { twoLevelPaths += 1 }
      if finding.standing.isDecided {
        decided += 1
        if path == level { decidedTrue += 1 }
        if isTwoOff { twoLevelErrors += 1 }
      }
      let likeliest = finding.chances.likeliest
      let confidence = finding.chances[likeliest]
      let bin = min(Int(confidence * 10), 9)
      bins[bin].count += 1
      bins[bin].confidence += confidence
      if likeliest == level { bins[bin].truth += 1 }
    }

    var accuracy: PlacementOutcome.Accuracy {
      let all = Double(max(count, 1))
      let likeliestTrue = bins.reduce(0) { $0 + $1.truth }
      let confidence = bins.reduce(0) { $0 + $1.confidence }
      var accuracy = PlacementOutcome.Accuracy()
      accuracy.conclusions = count
      accuracy.decided = Double(decided) / all
      accuracy.accuracyOfStated = Double(decidedTrue) / Double(max(decided, 1))
      accuracy.accuracyOfLikeliest = Double(likeliestTrue) / all
      accuracy.twoLevelErrors = Double(twoLevelErrors) / all
      accuracy.twoLevelPaths = Double(twoLevelPaths) / all
      accuracy.rootMeanSquareError = (square / all).squareRoot()
      accuracy.overconfidence = (confidence - Double(likeliestTrue)) / all
      accuracy.calibration = bins.map { bin in
        let count = Double(max(bin.count, 1))
        return PlacementOutcome.Bin(
          count: bin.count,
          confidence: bin.confidence / count,
          truth: Double(bin.truth) / count
        )
      }
      return accuracy
    }
  }
}
