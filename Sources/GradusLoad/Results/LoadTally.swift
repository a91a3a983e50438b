internal import GradusModel

/// What one event loop has counted.
package struct LoadTally: Sendable {
  /// Requests with a complete response, whatever its status.
  package var completed = 0
  package var errors: [LoadError: Int] = [:]
  /// How many responses had each status; the index is the status.
  package private(set) var statuses = [Int](repeating: 0, count: 1000)
  /// From sending a request to the end of its response.
  package var serviceTime = Latencies()
  /// From the planned instant of a request to the end of its response.
  package var responseTime = Latencies()
  /// How late the generator itself was at its planned instants, while connections were free.
  package var lag = Latencies()
  /// Planned requests that were not sent before the end, because no connection was free.
  package var unsent = 0
  /// Requests that were sent and not answered when the run was over.
  package var unanswered = 0
  /// Connections that were made beyond the first of each slot.
  package var reconnects = 0
  package var receivedBytes = 0
  package var sentBytes = 0

  /// The same for each template of the workload; empty where no detail was asked for.
  package private(set) var templates: [TemplateTally] = []
  /// The first request of each kind that had no good response in time; empty where no detail was asked for.
  package private(set) var examples: [LoadExample.Kind: LoadExample] = [:]

  package init() {}

  /// - Parameter templates: How many templates are counted apart.
  init(templates: Int) {
    self.templates = Array(repeating: TemplateTally(), count: templates)
  }

  package mutating func count(status: Int) {
    statuses[min(status, 999)] += 1
  }

  package mutating func count(_ error: LoadError) {
    errors[error, default: 0] += 1
  }

  /// Counts what became of a request of one template, where these are counted apart.
  ///
  /// - Parameters:
  ///   - template: Which one it is of.
  ///   - response: From its planned instant to the end of its response, in nanoseconds; nil without one.
  ///   - isGood: Whether the response is as expected.
  mutating func count(template: Int, response: Int64?, isGood: Bool) {
    guard templates.indices.contains(template) else { return }
    if !isGood { templates[template].failed += 1 }
    guard let response else { return }
    templates[template].completed += 1
    templates[template].responseTime.record(nanoseconds: response)
  }

  /// Keeps an example, unless there is one of its kind.
  mutating func keep(_ example: @autoclosure () -> LoadExample, of kind: LoadExample.Kind) {
    guard examples[kind] == nil, examples.count < LoadExample.mostKinds else { return }
    examples[kind] = example()
  }

  /// All errors together.
  package var failed: Int { errors.values.reduce(0, +) }

  /// Which part of all requests has no good response; those that were not sent count, because a user
  /// would have waited for them.
  package var errorRate: Double {
    let bad = failed + unanswered + unsent
    let all = completed + transportErrors + unanswered + unsent
    return all == 0 ? 0 : Double(bad) / Double(all)
  }

  /// Errors of requests that have no complete response.
  private var transportErrors: Int {
    errors.filter { !$0.key.hasResponse }.values.reduce(0, +)
  }

  /// Why planned requests say nothing about the server; nil where they do.
  ///
  /// The generator was late at its own instants so often and so long that what it measured is itself.
  /// Where nothing was answered there is no time that could be too long, and that nothing was is no
  /// matter of lateness. Docs/Decisions/0014 says where the bounds come from.
  package var voidReason: String? {
    guard responseTime.count > 0 else { return nil }
    let late = lag.percentile(95)
    let measured = responseTime.percentile(95)
    guard late > .milliseconds(2), late * 10 > measured else { return nil }
    return """
      the generator itself was late: by \(Elapsed(late).shown) at the 95th percentile, where \
      \(Elapsed(measured).shown) were measured. This machine is too busy, or the rate too high \
      for one thread
      """
  }

  /// Adds what another event loop, or another phase, has counted.
  package mutating func add(_ other: LoadTally) {
    completed += other.completed
    errors.merge(other.errors, uniquingKeysWith: +)
    for (status, count) in other.statuses.enumerated() where count > 0 { statuses[status] += count }
    serviceTime.add(other.serviceTime)
    responseTime.add(other.responseTime)
    lag.add(other.lag)
    unsent += other.unsent
    unanswered += other.unanswered
    reconnects += other.reconnects
    receivedBytes += other.receivedBytes
    sentBytes += other.sentBytes
    examples.merge(other.examples) { first, _ in first }
    if templates.isEmpty {
      templates = other.templates
    } else {
      for (template, tally) in other.templates.enumerated() { templates[template].add(tally) }
    }
  }
}
