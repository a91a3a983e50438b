internal import GradusLoad
internal import GradusModel

/// What came of a load.
package struct LoadFigures: Sendable {
  private let result: LoadResult

  init(_ result: LoadResult) {
    self.result = result
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

/// Thrown where a check can't be decided on this machine: never held against the learner.
package struct CheckUndecided: Error {
  let reason: String

  /// - Parameter reason: Why, as the end of a sentence.
  package init(_ reason: String) {
    self.reason = reason
  }
}
