import Foundation

/// What `make bench`, `make bench-load` and `make bench-assess` run.
@main
enum GradusBench {
  private static let usage = """
    usage: gradus-bench wire URL SECONDS
           gradus-bench schema SECONDS
           gradus-bench catalog FOLDER TIMES
           gradus-bench record FILE COUNT
           gradus-bench fill FILE COUNT
           gradus-bench journal FILE
           gradus-bench stall SERVICE-MS [PERIOD-MS STALL-FROM-MS STALL-TO-MS]
           gradus-bench recovery BANK-FILE ABILITY-FILE SEEDS
           gradus-bench selection BANK-FILE SECONDS
           gradus-bench items CONTENT-FOLDER LEARNERS

    """

  static func main() async {
    do {
      try await run()
    } catch {
      FileHandle.standardError.write(Data("gradus-bench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let numbers = arguments.dropFirst().compactMap(Double.init)
    switch (arguments.first, arguments.count, numbers.count) {
    case ("wire", 3, 1):
      show(try await WireBenchmark.exchangesPerSecond(with: arguments[1], for: numbers[0]))
    case ("schema", 2, 1):
      show(try SchemaBenchmark.validationsPerSecond(for: numbers[0]))
    case ("catalog", 3, 1):
      let time = try CatalogBenchmark.loading(arguments[1], times: Int(numbers[0]))
      print((time / .milliseconds(1)).formatted(.number.precision(.fractionLength(1))))
    case ("record", 3, 1): try await JournalBenchmark.record(Int(numbers[0]), in: arguments[1])
    case ("fill", 3, 1): try await JournalBenchmark.fill(Int(numbers[0]), in: arguments[1])
    case ("journal", 2, 0):
      print((try await JournalBenchmark.milliseconds(of: arguments[1]) * 10).rounded() / 10)
    case ("stall", 2, 1), ("stall", 5, 4):
      try await StallingServer.serve(rule(numbers))
    case ("recovery", 4, 1):
      let (bank, abilities) = (arguments[1], arguments[2])
      print(
        try AssessmentBenchmark.recovery(
          bankFile: bank,
          abilityFile: abilities,
          seeds: Int(numbers[0])
        )
      )
    case ("selection", 3, 1):
      show(try AssessmentBenchmark.selection(bankFile: arguments[1], seconds: numbers[0]))
    case ("items", 3, 1):
      print(try AssessmentBenchmark.items(of: arguments[1], learners: Int(numbers[0])))
    default:
      FileHandle.standardError.write(Data(usage.utf8))
      exit(2)
    }
  }

  private static func show(_ rate: Double) {
    print(Int(rate.rounded()))
  }

  /// Reads milliseconds: of the service, and where there is a stall, of the period and the stall's ends.
  private static func rule(_ milliseconds: [Double]) -> StallingServer.Rule {
    let times = milliseconds.map { Duration.nanoseconds(Int64($0 * 1e6)) }
    guard times.count == 4, times[2] < times[3], times[3] <= times[1] else {
      return StallingServer.Rule(service: times[0], period: .zero, stall: .zero..<(.zero))
    }
    return StallingServer.Rule(service: times[0], period: times[1], stall: times[2]..<times[3])
  }
}
