/// When a request is planned.
package struct Arrival: Hashable, Sendable {
  /// In nanoseconds, on the clock of whoever asked.
  package var instant: Int64
  /// Which phase of the pacer that is, from 0.
  package var phase: Int
}

extension Arrival {
  /// That of a request that nobody planned: it is sent because a connection is free.
  init(_ now: Int64) {
    self.init(instant: now, phase: 0)
  }
}
