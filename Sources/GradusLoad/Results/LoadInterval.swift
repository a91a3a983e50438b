/// What happened in one second of a load.
package struct LoadInterval: Sendable {
  /// Which second, from 0.
  package var second: Int
  package var completed = 0
  package var failed = 0
  package var responseTime = Latencies()

  package init(second: Int) {
    self.second = second
  }

  /// Goes on with another second.
  mutating func next(second: Int) {
    self.second = second
    completed = 0
    failed = 0
    responseTime.reset()
  }

  /// Adds what another event loop has counted in the same second.
  mutating func add(_ other: LoadInterval) {
    completed += other.completed
    failed += other.failed
    responseTime.add(other.responseTime)
  }
}
