package import GradusModel
package import Histogram

/// Latencies of many requests, to the microsecond up to an hour, with three significant digits.
package struct Latencies: Sendable {
  /// An hour in microseconds; what takes longer is counted as that.
  private static let longest: UInt64 = 3_600_000_000

  package private(set) var histogram = Histogram<UInt64>(
    highestTrackableValue: longest,
    numberOfSignificantValueDigits: .three
  )

  package init() {}

  /// Counts a latency.
  ///
  /// - Parameter nanoseconds: How long it took; less than nothing counts as nothing.
  package mutating func record(nanoseconds: Int64) {
    histogram.record(min(UInt64(max(0, nanoseconds) + 500) / 1000, Self.longest))
  }

  /// Adds those of another event loop.
  package mutating func add(_ other: Latencies) {
    histogram.add(other.histogram)
  }

  /// Forgets all of them.
  package mutating func reset() {
    histogram.reset()
  }

  package var count: Int { Int(histogram.totalCount) }

  /// The latency that so many percent of the requests did not exceed.
  ///
  /// - Parameter percent: From 0 to 100.
  /// - Returns: Nothing where there were none.
  package func percentile(_ percent: Double) -> Duration {
    count == 0 ? .zero : .microseconds(Int64(histogram.valueAtPercentile(percent)))
  }

  /// How many latencies lie in each of the ranges of preferred numbers (ISO 3, R10: ten to a decade) from
  /// the shortest to the longest, in microseconds.
  package var buckets: [LoadReport.Bucket] {
    guard count > 0 else { return [] }
    let bounds: [Int64] = Self.powers.flatMap { power in
      Self.preferred.map { Int64(($0 * power).rounded()) }
    }
    var buckets: [LoadReport.Bucket] = []
    for (from, to) in zip([0] + bounds, bounds) where from < to {
      buckets.append(LoadReport.Bucket(from: from, to: to, count: 0))
    }
    for value in histogram.recordedValues() {
      let place = buckets.firstIndex { Int64(value.value) < $0.to } ?? buckets.count - 1
      buckets[place].count += Int(value.count)
    }
    guard let first = buckets.firstIndex(where: { $0.count > 0 }),
      let last = buckets.lastIndex(where: { $0.count > 0 })
    else { return [] }
    return Array(buckets[first...last])
  }

  private static let preferred: [Double] = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8]
  private static let powers: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

  package var mean: Duration { .nanoseconds(Int64((histogram.mean * 1000).rounded())) }
  package var longest: Duration { .microseconds(Int64(histogram.max)) }
  package var shortest: Duration { .microseconds(Int64(histogram.min)) }
}
