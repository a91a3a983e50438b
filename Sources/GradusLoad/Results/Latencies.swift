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

  package var mean: Duration { .nanoseconds(Int64((histogram.mean * 1000).rounded())) }
  package var longest: Duration { .microseconds(Int64(histogram.max)) }
  package var shortest: Duration { .microseconds(Int64(histogram.min)) }
}
