import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// What people and programs read of simulated placements.
@Suite("Simulations as text")
struct SimulationTextTests {
  private static func accuracy(of conclusions: Int) -> PlacementOutcome.Accuracy {
    var accuracy = PlacementOutcome.Accuracy()
    accuracy.conclusions = conclusions
    accuracy.decided = 0.2516
    accuracy.accuracyOfStated = 0.885
    accuracy.accuracyOfLikeliest = 0.6804
    accuracy.twoLevelErrors = 0.0008
    accuracy.twoLevelPaths = 0.0217
    accuracy.rootMeanSquareError = 0.5655
    accuracy.overconfidence = -0.0045
    accuracy.calibration = (0..<10).map { bin in
      guard bin > 3 else { return PlacementOutcome.Bin(count: 0, confidence: 0, truth: 0) }
      let middle = Double(bin) / 10 + 0.05
      return PlacementOutcome.Bin(count: conclusions / 6, confidence: middle, truth: middle - 0.01)
    }
    return accuracy
  }

  private static func report(learners: Int) -> SimulationReport {
    var outcome = PlacementOutcome()
    outcome.learners = learners
    outcome.domains = accuracy(of: 6 * learners)
    outcome.overall = accuracy(of: learners)
    outcome.overall.overconfidence = 0.012
    outcome.overall.calibration[4].count = 0
    outcome.meanLength = 33.84
    outcome.lengths = Array(repeating: 0, count: 37)
    outcome.lengths[12] = learners / 10
    outcome.lengths[36] = learners - learners / 10
    outcome.exposures = [0, 0.004, 0.1, 0.5, 0.881]
    return SimulationReport(
      outcome,
      items: ["a.one", "a.two", "b.one", "b.two", "c.one"],
      seed: Seed(1),
      threshold: 0.8,
      mostItems: 36
    )
  }

  @Test("the tables fit into 80 columns")
  func text() throws {
    let lines = SimulationText.lines(Self.report(learners: 2000), style: TextStyle())
    let text = lines.joined(separator: "\n") + "\n"
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    try Golden.expect(text, is: "simulation.txt")
  }

  @Test("a simulation that was stopped says so, and one of nothing has no accuracy")
  func partial() throws {
    var report = Self.report(learners: 1)
    report.isPartial = true
    report.overall = PlacementOutcome.Accuracy()
    let lines = SimulationText.lines(report, style: TextStyle(width: 60))
    try Golden.expect(lines.joined(separator: "\n") + "\n", is: "simulation-partial.txt")
  }

  @Test("the largest simulation fits, too")
  func large() {
    let lines = SimulationText.lines(Self.report(learners: 100_000), style: TextStyle())
    let text = lines.joined(separator: "\n")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("programs get all of it")
  func json() throws {
    try Golden.expect(try Self.report(learners: 2000).json() + "\n", is: "simulation.json")
  }

  @Test("progress counts from one")
  func progress() {
    #expect(
      SimulationText.progress(placed: 1499, of: 2000) == "Placing learner 1,500 of 2,000 …"
    )
  }
}
