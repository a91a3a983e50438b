internal import GradusLoad
internal import GradusModel

/// What came of a load.
package struct LoadFigures: Sendable {
  private let result: LoadResult
  private let traffic: Traffic

  init(_ result: LoadResult, of traffic: Traffic) {
    self.result = result
    self.traffic = traffic
  }

  /// Requests with a complete response.
  package var completed: Int { result.tally.completed }

  /// Which part of all planned requests has no good response, from 0 to 1.
  package var errorRate: Double { result.tally.errorRate }

  /// From the planned instant of a request to the end of its response, as long as that many percent took
  /// at most.
  package func responseTime(percent: Double) -> Duration {
    result.tally.responseTime.percentile(percent)
  }

  /// From the sending of a request to the end of its response, for half of them at most.
  package var medianServiceTime: Duration { result.tally.serviceTime.percentile(50) }

  /// How many responses had that status.
  package func count(status: Int) -> Int { result.tally.statuses[status] }

  /// Why its times may be too long, as the generator was late itself; nil where they can be believed.
  ///
  /// They are never too short (Docs/Decisions/0014): what was answered in time was.
  package var voidReason: String? { result.voidReason }

  /// The figures in words: percentiles, and what went wrong, most often first.
  package var summary: String {
    let times = [50.0, 95, 99].map { percent in
      "p\(Int(percent)) \(Elapsed(responseTime(percent: percent)).shown)"
    }
    let statuses = result.tally.statuses.enumerated().filter { $0.offset >= 400 && $0.element > 0 }
      .map { "\($0.element) × \($0.offset)" }
    var failures = result.tally.errors.filter { $0.key != .status }
      .sorted { ($0.value, $0.key.rawValue) > ($1.value, $1.key.rawValue) }
      .map { "\($0.value) \($0.key.rawValue.replacing("_", with: " "))" }
    let waiting = result.tally.unsent + result.tally.unanswered
    if waiting > 0 { failures.append("\(waiting) without an answer at the end") }
    let reasons = (statuses + failures).joined(separator: ", ")
    // Of no answer at all there is no time to tell.
    let shown = completed > 0 ? "\(times.joined(separator: ", ")); " : ""
    return "\(shown)\(Figure.percent(errorRate)) errors"
      + (reasons.isEmpty ? "" : ": \(reasons)")
  }
}

extension LoadFigures {
  /// The figures of each kind of request in words, a line each; none where there is only one.
  var kindLines: [String] {
    let kinds = zip(traffic.kinds, result.tally.templates)
    guard traffic.kinds.count > 1 else { return [] }
    let width = traffic.kinds.map(\.name.count).max() ?? 0
    return kinds.map { kind, tally in
      let name = kind.name + String(repeating: " ", count: width - kind.name.count)
      let times = [50.0, 95].map { percent in
        "p\(Int(percent)) \(Elapsed(tally.responseTime.percentile(percent)).shown)"
      }
      let parts =
        ["\(tally.completed) answered"] + (tally.completed > 0 ? times : [])
        + (tally.failed > 0 ? ["\(tally.failed) without a good response"] : [])
      return "\(name)  \(parts.joined(separator: ", "))"
    }
  }

  /// Requests without a good response in time, the one that shows best what is wrong last.
  var examples: [LoadExchange] {
    result.tally.examples.values
      .sorted { first, second in
        let ranks = (rank(first.kind), rank(second.kind))
        return ranks.0 == ranks.1 ? first.plannedAfter > second.plannedAfter : ranks.0 < ranks.1
      }
      .suffix(Self.mostExamples)
      .map { LoadExchange($0, of: traffic) }
  }

  private static let mostExamples = 3

  /// How much an example says: an error more than lateness, and one that is frequent more than another.
  private func rank(_ kind: LoadExample.Kind) -> Int {
    guard let error = kind.error else { return 0 }
    if error == .status { return 1 + result.tally.statuses[min(kind.status, 999)] }
    let unanswered = error == .timedOut ? result.tally.unanswered : 0
    return 1 + (result.tally.errors[error] ?? 0) + unanswered
  }

  /// What to look at because of how these figures miss a limit; nil where they don't say.
  ///
  /// - Parameters:
  ///   - limit: What 95 of 100 responses may take.
  ///   - errors: The part of requests without a good response that is allowed.
  /// - Returns: One or two sentences.
  package func hint(limit: Duration, errors: Double) -> String? {
    if errorRate >= errors { return hintOnErrors }
    let median = responseTime(percent: 50)
    let most = responseTime(percent: 95)
    let slow = zip(traffic.kinds, result.tally.templates)
      .filter { $0.1.responseTime.percentile(95) >= limit }
    if slow.count == 1, let (kind, _) = slow.first, traffic.kinds.count > 1 {
      return """
        Only one kind of request is slow: \(kind.name). Measure it alone with gradus load, and look at what \
        it does that the others do not: a query without an index, a whole table that is read and sorted.
        """
    }
    guard median * 4 < limit, median * 20 < most else { return nil }
    return """
      Half of the requests are answered within \(Elapsed(median).shown), and some only after \
      \(Elapsed(most).shown): those wait in a queue to be picked up. Look for fewer workers or threads than \
      there are connections, each kept by one client until it leaves; for a lock that is held during \
      something slow; for a full pool of database connections.
      """
  }

  private var hintOnErrors: String? {
    let statuses = result.tally.statuses.enumerated().filter { $0.offset >= 400 }
    let status = statuses.max { $0.element < $1.element }
    let waiting = result.tally.unsent + result.tally.unanswered
    var errors = result.tally.errors
    errors[.timedOut, default: 0] += waiting
    guard let error = errors.max(by: { $0.value < $1.value })?.key else { return nil }
    switch error {
    case .status:
      guard let status, status.element > 0 else { return nil }
      return status.offset >= 500
        ? """
        Under load it answers \(status.offset). Look at what it wrote meanwhile: a database that is locked, \
        a pool of connections that is used up, an exception that only appears when requests overlap.
        """
        : """
        Under load it answers \(status.offset) to requests that are right. Look for state that requests \
        share and overwrite.
        """
    case .timedOut:
      return """
        Requests stay without an answer under load. Something waits and does not give up: for a lock, for a \
        thread, for a connection of a pool.
        """
    case .reset, .closedEarly, .refused, .unconnected:
      return """
        Under load it closes or refuses connections. Look for a limit of connections, a short queue of \
        connections that are not accepted yet, and a process that ended.
        """
    case .malformed, .content, .uncaptured:
      return
        "Under load its responses are broken. Look for a buffer or a variable that requests share."
    }
  }
}

/// Thrown where a check can't be decided on this machine: never held against the learner.
package struct CheckUndecided: Error {
  let reason: String

  /// - Parameter reason: Why, as the end of a sentence.
  package init(_ reason: String) {
    self.reason = reason
  }
}
