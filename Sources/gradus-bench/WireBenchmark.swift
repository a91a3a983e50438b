import Foundation
import GradusModel
import GradusWire

/// Measures how many recorded exchanges a second the wire client makes: `gradus-bench URL SECONDS`.
@main
enum WireBenchmark {
  private static let sessions = 8

  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let url = arguments.first,
      let seconds = arguments.last.flatMap(Double.init)
    else {
      FileHandle.standardError.write(Data("usage: gradus-bench URL SECONDS\n".utf8))
      exit(2)
    }
    let endpoint = try Endpoint(url: url)
    let begun = ContinuousClock.now
    let end = begun + .seconds(seconds)
    let count = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<sessions { group.addTask { try await exchanges(with: endpoint, until: end) } }
      var count = 0
      for try await part in group { count += part }
      return count
    }
    let rate = Double(count) / (begun.duration(to: .now) / .seconds(1))
    print(Int(rate.rounded()))
  }

  /// Makes one exchange after the other; the first that is not 200 ends the measurement.
  private static func exchanges(
    with endpoint: Endpoint,
    until end: ContinuousClock.Instant
  ) async throws -> Int {
    try await WireSession.with(endpoint) { session in
      var count = 0
      while ContinuousClock.now < end {
        let exchange = await session.exchange(Request("GET", "/health"), within: .seconds(5))
        guard exchange.response?.status == 200 else { throw Unexpected(exchange: exchange) }
        count += 1
      }
      return count
    }
  }

  private struct Unexpected: Error {
    let exchange: Exchange
  }
}
