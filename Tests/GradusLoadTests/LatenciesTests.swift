import GradusLoad
import GradusModel
import Testing

/// Latencies as they are counted.
@Suite("Latencies")
struct LatenciesTests {
  @Test(
    "every latency is in one bucket, and buckets leave nothing out between them",
    arguments: 1...40
  )
  func buckets(seed: UInt64) throws {
    var generator = Seed(seed).generator(for: "buckets")
    var latencies = Latencies()
    let microseconds = (0..<Int.random(in: 1...200, using: &generator)).map { _ in
      Int64.random(in: 0...(1 << Int64.random(in: 0...30, using: &generator)), using: &generator)
    }
    for one in microseconds { latencies.record(nanoseconds: one * 1000) }
    let buckets = latencies.buckets
    #expect(buckets.map(\.count).reduce(0, +) == microseconds.count)
    #expect(buckets.first?.count ?? 0 > 0 && buckets.last?.count ?? 0 > 0)
    for (one, next) in zip(buckets, buckets.dropFirst()) { #expect(one.to == next.from) }
    #expect(buckets.allSatisfy { $0.from < $0.to })
    // Three digits may put a latency a thousandth away from where it was.
    let lowest = Double(try #require(microseconds.min()))
    let highest = Double(try #require(microseconds.max()))
    #expect(Double(try #require(buckets.first).from) <= lowest * 1.001)
    #expect(Double(try #require(buckets.last).to) >= highest * 0.999)
  }

  @Test("nothing has no buckets")
  func nothing() {
    #expect(Latencies().buckets == [])
  }
}
