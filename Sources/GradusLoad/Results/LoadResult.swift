package import GradusModel

/// What a load came to.
package struct LoadResult: Sendable {
  package var tally: LoadTally
  package var seconds: [LoadReport.Second]
  /// From the beginning to the end of sending.
  package var elapsed: Duration
  /// What the generator itself spent on processors meanwhile.
  package var processorTime: Duration
  package var threads: Int
  /// Whether requests were planned by the clock, and not by the server.
  package var isOpen: Bool
  /// Whether it was stopped before its end.
  package var isPartial: Bool
  /// How many connections there were at the beginning.
  package var connections: Int

  /// Complete responses a second.
  package var requestsPerSecond: Double {
    elapsed > .zero ? Double(tally.completed) / (elapsed / .seconds(1)) : 0
  }

  /// Which part of all requests has no good response; those that were not sent count, because a user
  /// would have waited for them.
  package var errorRate: Double {
    let bad = tally.failed + tally.unanswered + tally.unsent
    let all = tally.completed + transportErrors + tally.unanswered + tally.unsent
    return all == 0 ? 0 : Double(bad) / Double(all)
  }

  /// Errors of requests that have no complete response.
  private var transportErrors: Int {
    tally.errors.filter { $0.key != .status && $0.key != .content }.values.reduce(0, +)
  }

  /// How much of its threads' time the generator was busy, from 0 to 1.
  package var processorShare: Double {
    elapsed > .zero ? processorTime / (elapsed * Double(threads)) : 0
  }

  /// Why its figures say nothing about the server; nil where they can be used.
  ///
  /// The generator was late at its own instants so often and so long that what it measured is itself.
  package var voidReason: String? {
    guard isOpen else { return nil }
    let lag = tally.lag.percentile(95)
    let measured = tally.responseTime.percentile(95)
    guard lag > .milliseconds(2), lag * 10 > measured else { return nil }
    return """
      the generator itself was late: by \(Elapsed(lag).shown) at the 95th percentile, where \
      \(Elapsed(measured).shown) were measured. This machine is too busy, or the rate too high \
      for one thread
      """
  }
}
