package import GradusModel

/// How well difficulties are recovered online, session by session.
package struct CalibrationSimulation: Sendable {
  /// What came of it.
  package struct Outcome: Hashable, Sendable, Codable {
    /// How many sessions were held.
    package var sessions: Int
    /// How many items had the responses that were asked for.
    package var items: Int
    /// The error before anybody answered: the root of its mean square, in logits.
    package var errorBefore: Double
    /// The error of each of these items right after as many responses; likewise.
    package var errorAfter: Double
    /// The standard deviation that the items then stated: the root of its mean square.
    package var statedDeviation: Double
  }

  package let bank: ItemBank
  package let scale: LevelScale
  package let mode: AssessmentMode

  package init(
    _ bank: ItemBank,
    scale: LevelScale,
    mode: AssessmentMode = .comprehensive
  ) {
    self.bank = bank
    self.scale = scale
    self.mode = mode
  }

  /// Holds sessions on a bank with one hidden truth, and refines the items after each.
  ///
  /// - Parameters:
  ///   - responses: For each item, after which its error is taken.
  ///   - mostSessions: Items that are asked more seldom are not counted.
  ///   - seed: Decides all draws.
  /// - Returns: The errors of the items that had as many responses.
  /// - Throws: Where the bank is too small for the mode.
  package func outcome(
    responses: Int,
    mostSessions: Int,
    seed: Seed
  ) throws -> Outcome {
    var generator = seed.generator(for: "truth")
    let truths = bank.items.map {
      $0.drawnTruth(with: &generator)
    }
    var progress = CalibrationProgress(items: bank.items, truths: truths, responses: responses)
    var sessions = 0
    while sessions < mostSessions, !progress.isComplete {
      let bank = try ItemBank(progress.items, domainCount: bank.domainCount)
      let learner = SimulatedLearner(from: scale.model, with: &generator)
      let draws = Seed(generator.next())
      var session = try AssessmentSession(mode, bank: bank, scale: scale, seed: draws)
      while let slot = session.next {
        let ability = learner.abilities[slot.item.domain]
        try session.answer(truths[slot.position].drawn(at: ability, with: &generator))
      }
      for item in session.refinedItems {
        if let position = bank.position(of: item.id) { progress.replace(position, by: item) }
      }
      sessions += 1
    }
    return progress.outcome(after: sessions)
  }
}

/// The items on their way to what they really are.
private struct CalibrationProgress {
  private(set) var items: [Item]
  private let truths: [ResponseModel]
  private let responses: Int
  private var counts: [Int]
  private let squaresBefore: [Double]
  /// For each item that had its responses, its squared error then, and what it stated.
  private var reached: [(square: Double, squareBefore: Double, variance: Double)] = []

  init(items: [Item], truths: [ResponseModel], responses: Int) {
    self.items = items
    self.truths = truths
    self.responses = responses
    counts = Array(repeating: 0, count: items.count)
    squaresBefore = zip(items, truths).map { item, truth in
      let error = item.model.difficulty - truth.difficulty
      return error * error
    }
  }

  var isComplete: Bool { reached.count == items.count }

  mutating func replace(_ position: Int, by item: Item) {
    items[position] = item
    counts[position] += 1
    guard counts[position] == responses else { return }
    let error = item.model.difficulty - truths[position].difficulty
    reached.append((error * error, squaresBefore[position], item.difficultyVariance))
  }

  func outcome(after sessions: Int) -> CalibrationSimulation.Outcome {
    let count = Double(max(reached.count, 1))
    func root(_ sum: Double) -> Double { (sum / count).squareRoot() }
    return CalibrationSimulation.Outcome(
      sessions: sessions,
      items: reached.count,
      errorBefore: root(reached.reduce(0) { $0 + $1.squareBefore }),
      errorAfter: root(reached.reduce(0) { $0 + $1.square }),
      statedDeviation: root(reached.reduce(0) { $0 + $1.variance })
    )
  }
}
