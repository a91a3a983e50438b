internal import GradusLoad
package import GradusModel

extension Gradus {
  /// Looks for the highest rate at which a server meets its limits, by trials at rates of its own.
  ///
  /// - Parameters:
  ///   - request: What to send, and where; its duration is that of each trial. Without expectations,
  ///     p95 is held to 200 ms and errors to 0.1 %.
  ///   - onSecond: Is told each second that has passed, with the rate that is tried; nil while the
  ///     server decides.
  /// - Returns: What was found, up to where the task was cancelled.
  /// - Throws: `Problem` where the request makes no sense, or nothing can be reached.
  package func findKnee(
    _ request: LoadRequest,
    onSecond: @escaping @Sendable (LoadReport.Second, Double?) -> Void = { _, _ in }
  ) async throws(Problem) -> KneeReport {
    let request = try request.forTrials()
    var report = request.kneeReport
    let closed = try await load(request.closedTrial) { onSecond($0, nil) }
    report.closedRate = closed.requestsPerSecond
    report.connections = closed.connections
    report.isPartial = closed.isPartial
    var search = KneeSearch(start: closed.requestsPerSecond / 2)
    while case .attempt(let rate) = search.next, !report.isPartial {
      // What the last trial left undone must not be counted against this one.
      try? await Task.sleep(for: LoadRequest.pauseBetweenTrials)
      report.isPartial = Task.isCancelled
      if report.isPartial { break }
      do {
        let trial = request.trial(report.trials.count + 1, at: rate)
        report.trials.append(
          KneeReport.Trial(try await load(trial) { onSecond($0, rate) }, rate: rate)
        )
      } catch {
        // The trials until now are worth having, and a server that went down under one is a finding.
        report.obstacle = error.sentence
        break
      }
      if let outcome = report.trials.last?.outcome { search.record(outcome) }
      report.isPartial = Task.isCancelled
    }
    report.knee = search.met
    if case .finished(let answer) = search.next {
      report.limit = answer.limit
      report.isPartial = false
    }
    return report
  }
}

extension LoadRequest {
  fileprivate static let pauseBetweenTrials = Duration.milliseconds(500)
  /// How long each connection sends as fast as it can, to know where to begin.
  private static let longestClosedTrial = Duration.seconds(2)
  /// No trial sends more requests than this, so that none has the unique numbers of another.
  private static let uniqueNumbers = 1_000_000_000_000

  /// The request with the limits that a knee needs.
  fileprivate func forTrials() throws(Problem) -> LoadRequest {
    let pace = rate != nil ? "rate" : !steps.isEmpty ? "steps" : ramp > .zero ? "ramp" : nil
    if let pace {
      throw Problem(
        "--find-knee chooses the rates itself.",
        advice: "Leave out --\(pace), or --find-knee."
      )
    }
    var request = self
    request.expectedP95 = expectedP95 ?? .milliseconds(200)
    request.expectedErrors = expectedErrors ?? 0.001
    // What is wrong with the rest is told before anything is sent.
    _ = try request.plan()
    return request
  }

  fileprivate var kneeReport: KneeReport {
    KneeReport(
      url: url,
      duration: Elapsed(duration),
      p95Limit: (expectedP95 ?? .zero) / .microseconds(1),
      errorsLimit: expectedErrors ?? 0
    )
  }

  fileprivate var closedTrial: LoadRequest {
    var request = self
    request.duration = min(duration, Self.longestClosedTrial)
    return request
  }

  /// - Parameters:
  ///   - number: Which trial, from 1.
  ///   - rate: Requests a second.
  /// - Returns: A load at the rate.
  fileprivate func trial(_ number: Int, at rate: Double) -> LoadRequest {
    var request = self
    request.rate = rate
    request.firstUnique = number * Self.uniqueNumbers
    return request
  }
}
