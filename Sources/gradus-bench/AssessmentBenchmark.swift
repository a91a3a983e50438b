import Foundation
import GradusAssessment
import GradusCatalog
import GradusItems
import GradusModel

/// What `make bench-assess` measures of the assessment.
enum AssessmentBenchmark {
  /// A row of numbers or words is not what it should be.
  private struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  /// How an adaptive test of one ability finds the abilities of a file, once for each seed.
  ///
  /// - Parameters:
  ///   - bankFile: `item,a,b` in each row below the first.
  ///   - abilityFile: `examinee,theta` in each row below the first.
  ///   - seeds: How many; the first is 1.
  /// - Returns: The outcomes as JSON.
  /// - Throws: Where a file can't be read, or is no bank.
  static func recovery(bankFile: String, abilityFile: String, seeds: Int) throws -> String {
    let simulation = RecoverySimulation(try bank(of: bankFile))
    let abilities = try rows(of: abilityFile).dropFirst().map { try number($0, 1) }
    let outcomes = (1...max(seeds, 1)).map { seed in
      simulation.outcome(of: abilities, seed: Seed(UInt64(seed)))
    }
    return try encoded(outcomes)
  }

  /// How long selecting the most informative item takes, in nanoseconds.
  ///
  /// - Parameters:
  ///   - bankFile: `item,a,b` in each row below the first.
  ///   - seconds: How long it is measured.
  /// - Returns: The mean of all selections.
  /// - Throws: Where the file can't be read, or is no bank.
  static func selection(bankFile: String, seconds: Double) throws -> Double {
    let bank = try bank(of: bankFile)
    let candidates = Array(bank.items.indices)
    let isUsed = Array(repeating: false, count: candidates.count)
    var (count, checksum) = (0, 0)
    let begun = ContinuousClock.now
    while begun.duration(to: .now) < .seconds(seconds) {
      for step in 0..<1000 {
        let ability = Double(step % 61) / 10 - 3
        let best = bank.mostInformative(at: ability, among: candidates, isUsed: isUsed)
        checksum &+= best.first?.position ?? 0
      }
      count += 1000
    }
    // Whoever looks at the result keeps the compiler from leaving the work out.
    precondition(checksum > 0)
    return begun.duration(to: .now) / .nanoseconds(count)
  }

  /// What simulated assessments of a bank came to.
  private struct Report: Encodable {
    var items: Int
    var placement: PlacementOutcome
    var comprehensive: PlacementOutcome
    var quick: PlacementOutcome
    /// A placement where difficulties are twice as wrong as is believed.
    var doubted: PlacementOutcome
    var calibration: [CalibrationSimulation.Outcome]
    /// Taking an answer, estimating again and selecting the next item.
    var stepMicroseconds: Double
  }

  /// How true assessments are with the items of content, whose parameters are drawn from what their
  /// ratings say.
  ///
  /// - Parameters:
  ///   - folder: Of the content.
  ///   - learners: How many are simulated in each mode; at least 1.
  /// - Returns: The figures as JSON.
  /// - Throws: Where the content can't be read, something is wrong with its items, or there are too
  ///   few for a mode.
  static func items(of folder: String, learners: Int) throws -> String {
    let folders = [ContentFolder(path: folder)]
    let pool = try ItemPool(folders)
    if let first = pool.diagnostics.first { throw first }
    let bank = try pool.bank(in: Catalog(folders))
    let results = try ResultScale(folders)
    let scale = LevelScale(
      HigherOrderModel(domainCount: bank.domainCount),
      cuts: results.cuts,
      threshold: results.statedFrom
    )
    func outcome(_ mode: AssessmentMode, errorFactor: Double = 1) throws -> PlacementOutcome {
      try PlacementSimulation(bank, scale: scale, mode: mode, errorFactor: errorFactor)
        .outcome(learners: learners, seed: Seed(1))
    }
    let calibration = try (1...5).map { seed in
      try CalibrationSimulation(bank, scale: scale)
        .outcome(responses: 60, mostSessions: 1500, seed: Seed(UInt64(seed)))
    }
    return try encoded(
      Report(
        items: bank.items.count,
        placement: outcome(.placement),
        comprehensive: outcome(.comprehensive),
        quick: outcome(.quick),
        doubted: outcome(.placement, errorFactor: 2),
        calibration: calibration,
        stepMicroseconds: step(of: bank, scale: scale)
      )
    )
  }

  /// How long it takes from an answer to the next item, in microseconds.
  private static func step(of bank: ItemBank, scale: LevelScale) throws -> Double {
    var (answers, elapsed) = (0, Duration.zero)
    for seed in 1...100 {
      var session = try AssessmentSession(
        .comprehensive,
        bank: bank,
        scale: scale,
        seed: Seed(UInt64(seed))
      )
      let begun = ContinuousClock.now
      while let slot = session.next {
        try session.answer(slot.number % 2)
        answers += 1
      }
      elapsed += begun.duration(to: .now)
    }
    return elapsed / .microseconds(answers)
  }

  private static func bank(of file: String) throws -> ItemBank {
    let items = try rows(of: file).dropFirst().map { row in
      Item(
        ItemID("item.\(row[0])"),
        topic: "reference",
        domain: 0,
        model: .twoParameter(try number(row, 1), try number(row, 2))
      )
    }
    return try ItemBank(items, domainCount: 1)
  }

  private static func rows(of file: String) throws -> [[String]] {
    try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",").map(String.init) }
  }

  private static func number(_ row: [String], _ column: Int) throws -> Double {
    guard row.indices.contains(column), let number = Double(row[column]) else {
      throw Unreadable(
        description: "no number in column \(column + 1): \(row.joined(separator: ","))"
      )
    }
    return number
  }

  private static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
