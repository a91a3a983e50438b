import Foundation

/// What `make bench` runs: `gradus-bench wire URL SECONDS` or `gradus-bench schema SECONDS`.
@main
enum GradusBench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let rate: Double
    switch (arguments.first, arguments.last.flatMap(Double.init)) {
    case ("wire", .some(let seconds)) where arguments.count == 3:
      rate = try await WireBenchmark.exchangesPerSecond(with: arguments[1], for: seconds)
    case ("schema", .some(let seconds)) where arguments.count == 2:
      rate = try SchemaBenchmark.validationsPerSecond(for: seconds)
    default:
      let usage = "usage: gradus-bench wire URL SECONDS | gradus-bench schema SECONDS\n"
      FileHandle.standardError.write(Data(usage.utf8))
      exit(2)
    }
    print(Int(rate.rounded()))
  }
}
