package import GradusModel

/// What a load came to.
package struct LoadResult: Sendable {
  package var tally: LoadTally
  /// The same for the requests that were planned in each phase of the pacer; one where nothing was.
  package var phases: [LoadTally]
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

  /// How much of its threads' time the generator was busy, from 0 to 1.
  package var processorShare: Double {
    elapsed > .zero ? processorTime / (elapsed * Double(threads)) : 0
  }

  /// Why its figures say nothing about the server; nil where they can be used.
  package var voidReason: String? { isOpen ? tally.voidReason : nil }
}
