import GradusModel
import GradusWire

/// Measures how many recorded exchanges a second the wire client makes.
enum WireBenchmark {
  private static let sessions = 8

  /// Asks a backend for its health, again and again over several connections.
  ///
  /// - Throws: Where an answer is not 200.
  static func exchangesPerSecond(with url: String, for seconds: Double) async throws -> Double {
    let endpoint = try Endpoint(url: url)
    let begun = ContinuousClock.now
    let end = begun + .seconds(seconds)
    let count = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<sessions { group.addTask { try await exchanges(with: endpoint, until: end) } }
      var count = 0
      for try await part in group { count += part }
      return count
    }
    return Double(count) / (begun.duration(to: .now) / .seconds(1))
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
