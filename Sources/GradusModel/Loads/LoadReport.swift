/// What a load came to, as people and programs read it.
package struct LoadReport: Hashable, Sendable, Codable {
  /// Who decided when the next request was sent.
  package enum Mode: String, Hashable, Sendable, Codable {
    /// The clock: requests were planned.
    case open
    /// The server: each connection sent again as soon as it had its response.
    case closed
  }

  /// Latencies in microseconds.
  package struct Latency: Hashable, Sendable, Codable {
    package var mean: Double
    package var min: Int64
    package var p50: Int64
    package var p75: Int64
    package var p90: Int64
    package var p95: Int64
    package var p99: Int64
    package var p999: Int64
    package var max: Int64

    package init(
      mean: Double,
      min: Int64,
      max: Int64,
      percentile: (Double) -> Int64
    ) {
      self.mean = mean
      self.min = min
      p50 = percentile(50)
      p75 = percentile(75)
      p90 = percentile(90)
      p95 = percentile(95)
      p99 = percentile(99)
      p999 = percentile(99.9)
      self.max = max
    }

    /// Where nothing was late.
    package static let zero = Latency(mean: 0, min: 0, max: 0) { _ in 0 }
  }

  /// A second of the load; latencies in microseconds.
  package struct Second: Hashable, Sendable, Codable {
    package var second: Int
    package var completed: Int
    package var failed: Int
    package var p50: Int64
    package var p95: Int64
    package var p99: Int64
    package var max: Int64

    package init(
      second: Int,
      completed: Int,
      failed: Int,
      p50: Int64,
      p95: Int64,
      p99: Int64,
      max: Int64
    ) {
      self.second = second
      self.completed = completed
      self.failed = failed
      self.p50 = p50
      self.p95 = p95
      self.p99 = p99
      self.max = max
    }
  }

  /// A limit that was set, and what was measured.
  package struct Threshold: Hashable, Sendable, Codable {
    /// What is limited: `p95` in microseconds or `errors` as a share.
    package var name: String
    package var limit: Double
    /// Nil where nothing was answered, so that there is no time to measure.
    package var measured: Double?

    package init(name: String, limit: Double, measured: Double?) {
      self.name = name
      self.limit = limit
      self.measured = measured
    }

    package var isMet: Bool { measured.map { $0 <= limit } ?? false }
  }

  /// What the generator itself took.
  package struct Generator: Hashable, Sendable, Codable {
    package var threads: Int
    /// How much of its threads' time it was on a processor, from 0 to 1.
    package var processorShare: Double
    /// Microseconds on a processor for each complete response.
    package var processorPerRequest: Double

    package init(threads: Int, processorShare: Double, processorPerRequest: Double) {
      self.threads = threads
      self.processorShare = processorShare
      self.processorPerRequest = processorPerRequest
    }
  }

  /// The form of this report; programs that read it should look at it first.
  package var format = 1
  package var url: String
  package var mode: Mode
  /// Requests a second that were planned, on average; nil where the server decided.
  package var plannedRate: Double?
  package var connections = 0
  /// How long requests were sent.
  package var duration = Elapsed.zero
  /// Whether it was stopped before its end.
  package var isPartial = false
  /// Why its figures say nothing about the server; nil where they do.
  package var voidReason: String?
  /// Requests with a complete response, whatever its status.
  package var completed = 0
  package var requestsPerSecond = 0.0
  package var bytesPerSecond = 0.0
  /// Kinds of errors with how many there were.
  package var errors: [String: Int] = [:]
  /// Which part of all requests, those that were not sent included, has no good response.
  package var errorRate = 0.0
  /// Planned requests that were not sent before the end, because no connection was free.
  package var unsent = 0
  /// Requests that were sent and not answered when the load was over.
  package var unanswered = 0
  package var reconnects = 0
  /// Statuses with how many responses had them.
  package var statuses: [String: Int] = [:]
  /// From sending a request to the end of its response; nil where nothing was answered.
  package var serviceTime: Latency?
  /// From the planned instant of a request to the end of its response; nil where nothing was answered.
  package var responseTime: Latency?
  /// How late the generator itself was; zero throughout where the server decided.
  package var lag = Latency.zero
  package var generator = Generator(threads: 1, processorShare: 0, processorPerRequest: 0)
  /// Pairs of a percentile, from 0 to 100, and the response time there in microseconds.
  package var distribution: [[Double]] = []
  /// How many responses took how long; empty where there were none.
  package var histogram: [Bucket] = []
  package var timeline: [Second] = []
  /// The steps of a load that has them, as far as they were begun.
  package var steps: [Step] = []
  package var thresholds: [Threshold] = []

  package init(url: String, mode: Mode) {
    self.url = url
    self.mode = mode
  }

  /// The exit code that says what this report says: a void one misses every threshold.
  package var exitCode: ExitCode {
    if completed == 0 { return .failed }
    if thresholds.isEmpty { return .passed }
    return voidReason == nil && thresholds.allSatisfy(\.isMet) ? .passed : .failed
  }
}
