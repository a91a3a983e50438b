/// A request of a load that had no good response in time, byte by byte.
package struct LoadExample: Sendable {
  /// What makes two of them alike, of which the first is kept.
  package struct Kind: Hashable, Sendable {
    /// Which template the request is of.
    package var template: Int
    /// What is wrong with the response; nil where it only came late.
    package var error: LoadError?
    /// The status of the response; 0 where none came.
    package var status: Int
  }

  /// Bytes of a request, and of what came back, that are kept.
  static let keptBytes = 16 << 10
  /// Of how many kinds one is kept.
  static let mostKinds = 12

  package var kind: Kind
  package var request: [UInt8]
  /// The first bytes that came back.
  package var received: [UInt8]
  /// How many bytes came back in all.
  package var receivedBytes: Int
  /// From the beginning of the load to the planned instant of the request.
  package var plannedAfter: Duration
  /// From the planned instant to sending, because no connection was free.
  package var waited: Duration
  /// From sending to the end of the response, or to the moment when it was given up.
  package var taken: Duration
}

/// What is kept of a load besides its figures as a whole; it costs a little for each request.
package struct LoadDetail: Sendable {
  /// From the planned instant of a request to the end of its response, from which on it is late.
  package var lateAfter: Duration

  package init(lateAfter: Duration) {
    self.lateAfter = lateAfter
  }
}

/// What became of the requests of one template.
package struct TemplateTally: Sendable {
  /// Requests with a complete response, whatever its status.
  package var completed = 0
  /// Requests without a good response.
  package var failed = 0
  /// From the planned instant of a request to the end of its response.
  package var responseTime = Latencies()

  mutating func add(_ other: TemplateTally) {
    completed += other.completed
    failed += other.failed
    responseTime.add(other.responseTime)
  }
}
