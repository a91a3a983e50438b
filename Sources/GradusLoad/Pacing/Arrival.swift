/// When a request is planned.
package struct Arrival: Hashable, Sendable {
  /// In nanoseconds, on the clock of whoever asked.
  package var instant: Int64
  /// Which phase of the pacer that is, from 0.
  package var phase: Int
}
