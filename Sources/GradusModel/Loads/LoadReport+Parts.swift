extension LoadReport {
  /// Responses whose response time lies in a range.
  package struct Bucket: Hashable, Sendable, Codable {
    /// From this on, in microseconds.
    package var from: Int64
    /// Up to this and without it, in microseconds.
    package var to: Int64
    /// How many there were; from 0.
    package var count: Int

    package init(from: Int64, to: Int64, count: Int) {
      self.from = from
      self.to = to
      self.count = count
    }
  }

  /// A part of the load in which the rate was the same.
  ///
  /// Its figures are those of the requests that were planned in it, whenever they were answered.
  package struct Step: Hashable, Sendable, Codable {
    /// Requests a second that were planned.
    package var plannedRate: Double
    /// When it began, from the beginning of the load.
    package var begun: Elapsed
    package var duration: Elapsed
    /// Requests with a complete response, whatever its status.
    package var completed = 0
    /// Complete responses for each second of the step.
    package var requestsPerSecond = 0.0
    /// Which part of its requests, those that were not sent included, has no good response.
    package var errorRate = 0.0
    /// Requests that were not sent before the end of the load, because no connection was free.
    package var unsent = 0
    /// Nil where nothing was answered.
    package var responseTime: Latency?
    /// How late the generator itself was.
    package var lag = Latency.zero
    /// Why its figures say nothing about the server; nil where they do.
    package var voidReason: String?

    /// - Parameters:
    ///   - plannedRate: Requests a second.
    ///   - begun: From the beginning of the load.
    ///   - duration: How long it took.
    package init(plannedRate: Double, begun: Elapsed, duration: Elapsed) {
      self.plannedRate = plannedRate
      self.begun = begun
      self.duration = duration
    }
  }
}
