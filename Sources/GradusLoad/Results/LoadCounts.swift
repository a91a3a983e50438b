/// What an event loop counts: for each phase of the pace, and for each second.
struct LoadCounts {
  /// For each phase, what became of the requests that were planned in it.
  private(set) var phases: [LoadTally]
  private var interval = LoadInterval(second: 0)
  /// In which phase the last request was planned.
  private var phase = 0
  private let onInterval: (LoadInterval) -> Void

  /// - Parameters:
  ///   - phases: How many there are; at least 1.
  ///   - templates: How many templates are counted apart; 0 where none is.
  ///   - onInterval: Is told each second in which something happened, once it has passed.
  init(phases: Int, templates: Int, onInterval: @escaping (LoadInterval) -> Void) {
    self.phases = Array(repeating: LoadTally(templates: templates), count: phases)
    self.onInterval = onInterval
  }

  /// Forgets the errors until now, which are not part of the load.
  mutating func begin() {
    phases[0].errors = [:]
  }

  /// Tells the seconds that have passed.
  ///
  /// - Parameter second: Which second it is, from 0.
  mutating func publish(upTo second: Int) {
    guard second > interval.second else { return }
    if interval.completed + interval.failed > 0 { onInterval(interval) }
    interval.next(second: second)
  }

  /// Counts how late the generator sent a request although a connection was free.
  mutating func late(_ planned: Arrival, now: Int64) {
    phases[planned.phase].lag.record(nanoseconds: now - planned.instant)
  }

  mutating func sent(_ planned: Arrival, bytes: Int) {
    phase = planned.phase
    phases[phase].sentBytes += bytes
  }

  mutating func received(_ planned: Arrival, bytes: Int) {
    phases[planned.phase].receivedBytes += bytes
  }

  /// Counts a complete response.
  ///
  /// - Parameters:
  ///   - planned: When its request should have been sent.
  ///   - sent: When its request was sent, in nanoseconds on the same clock as the others.
  ///   - now: When the response was complete.
  ///   - status: Its status.
  mutating func completed(_ planned: Arrival, sent: Int64, now: Int64, status: Int) {
    let response = now - planned.instant
    phases[planned.phase].completed += 1
    phases[planned.phase].count(status: status)
    phases[planned.phase].serviceTime.record(nanoseconds: now - sent)
    phases[planned.phase].responseTime.record(nanoseconds: response)
    interval.completed += 1
    interval.responseTime.record(nanoseconds: response)
  }

  /// Counts a request without a good response; where none was sent, in the present phase.
  mutating func failed(_ error: LoadError, _ planned: Arrival? = nil) {
    phases[planned?.phase ?? phase].count(error)
    interval.failed += 1
  }

  /// Counts what became of a request of one template, where these are counted apart.
  ///
  /// - Parameters:
  ///   - template: Which one it is of.
  ///   - planned: When it should have been sent.
  ///   - response: From that instant to the end of its response, in nanoseconds; nil without one.
  ///   - isGood: Whether the response is as expected.
  mutating func count(template: Int, _ planned: Arrival, response: Int64?, isGood: Bool) {
    phases[planned.phase].count(template: template, response: response, isGood: isGood)
  }

  /// Keeps an example, unless there is one of its kind.
  mutating func keep(
    _ example: @autoclosure () -> LoadExample,
    of kind: LoadExample.Kind,
    _ planned: Arrival
  ) {
    phases[planned.phase].keep(example(), of: kind)
  }

  mutating func reconnected() {
    phases[phase].reconnects += 1
  }

  /// Counts a request that was not answered when the load was over.
  mutating func unanswered(_ planned: Arrival) {
    phases[planned.phase].unanswered += 1
  }

  /// Counts planned requests that were not sent, for each phase.
  mutating func unsent(_ counts: [Int]) {
    for (phase, count) in counts.enumerated() { phases[phase].unsent += count }
  }
}
