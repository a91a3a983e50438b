/// The highest rate at which a server still meets its limits, and the trials that found it.
package struct KneeReport: Hashable, Sendable, Codable {
  /// How a trial ended.
  package enum Outcome: String, Hashable, Sendable, Codable {
    /// Every limit was met.
    case met
    /// A limit was missed.
    case missed
    /// The figures say nothing about the server, because the generator was late.
    case void
  }

  /// What stands in the way of a higher rate.
  package enum Limit: String, Hashable, Sendable, Codable {
    /// The server misses a limit at it.
    case server
    /// The generator can't send it.
    case generator
    /// It is the highest rate that is tried.
    case range
  }

  /// A load at one rate.
  package struct Trial: Hashable, Sendable, Codable {
    /// Requests a second that were planned.
    package var rate: Double
    /// Nil where it was stopped before its end.
    package var outcome: Outcome?
    package var requestsPerSecond: Double
    /// The response time at the 95th percentile in microseconds; nil where nothing was answered.
    package var p95: Int64?
    /// Which part of all requests has no good response, from 0 to 1.
    package var errorRate: Double
    /// How late the generator was at the 95th percentile, in microseconds.
    package var lag: Int64

    /// What a load at a rate came to.
    package init(_ report: LoadReport, rate: Double) {
      self.rate = rate
      requestsPerSecond = report.requestsPerSecond
      p95 = report.responseTime?.p95
      errorRate = report.errorRate
      lag = report.lag.p95
      if report.isPartial {
        outcome = nil
      } else if report.voidReason != nil {
        outcome = .void
      } else {
        outcome = report.exitCode == .passed ? .met : .missed
      }
    }
  }

  /// The form of this report; programs that read it should look at it first.
  package var format = 1
  package var url: String
  package var connections = 0
  /// How long each trial sends.
  package var duration: Elapsed
  /// The longest response time at the 95th percentile that is allowed, in microseconds.
  package var p95Limit: Double
  /// The largest part of requests without a good response that is allowed, from 0 to 1.
  package var errorsLimit: Double
  /// Responses a second where each connection sent as soon as it had one; the trials begin at half of it.
  package var closedRate = 0.0
  /// The highest rate that met the limits, in requests a second; nil where none did.
  package var knee: Double?
  /// Why it is not higher; nil where the search did not come to its end.
  package var limit: Limit?
  /// Whether it was stopped before its end; the knee is then the best of the trials until then.
  package var isPartial = false
  /// Why it could not go on; nil where it did.
  package var obstacle: String?
  /// In the order in which they were made.
  package var trials: [Trial] = []

  /// - Parameters:
  ///   - url: Where load was sent.
  ///   - duration: How long each trial sends.
  ///   - p95Limit: In microseconds.
  ///   - errorsLimit: From 0 to 1.
  package init(url: String, duration: Elapsed, p95Limit: Double, errorsLimit: Double) {
    self.url = url
    self.duration = duration
    self.p95Limit = p95Limit
    self.errorsLimit = errorsLimit
  }

  /// The lowest rate above the knee whose trial was no success, in requests a second.
  package var lowestFailed: Double? {
    trials.filter { $0.outcome != nil && $0.outcome != .met && $0.rate > knee ?? 0 }
      .map(\.rate).min()
  }

  /// The exit code that says what this report says: a search that was not ended has no answer.
  package var exitCode: ExitCode {
    knee != nil && limit != nil ? .passed : .failed
  }
}
