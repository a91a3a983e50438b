internal import GradusLoad
internal import GradusModel

extension LoadRequest {
  /// What is told of a result.
  func report(on result: LoadResult, _ plan: LoadPlan) -> LoadReport {
    let tally = result.tally
    var report = LoadReport(url: url, mode: result.isOpen ? .open : .closed)
    if case .open(let pacer) = plan.pace {
      report.plannedRate = Double(pacer.total) / (pacer.length / .seconds(1))
    }
    report.connections = result.connections
    report.duration = Elapsed(result.elapsed)
    report.isPartial = result.isPartial
    report.voidReason = result.voidReason
    report.completed = tally.completed
    report.requestsPerSecond = result.requestsPerSecond
    report.bytesPerSecond = Double(tally.receivedBytes) / (result.elapsed / .seconds(1))
    report.errors = Dictionary(
      uniqueKeysWithValues: tally.errors.map { ($0.key.rawValue, $0.value) }
    )
    report.errorRate = tally.errorRate
    report.unsent = tally.unsent
    report.unanswered = tally.unanswered
    report.reconnects = tally.reconnects
    for (status, count) in tally.statuses.enumerated() where count > 0 {
      report.statuses[String(status)] = count
    }
    report.serviceTime = LoadReport.Latency(tally.serviceTime)
    report.responseTime = LoadReport.Latency(tally.responseTime)
    report.lag = LoadReport.Latency(tally.lag) ?? .zero
    report.generator = LoadReport.Generator(
      threads: result.threads,
      processorShare: result.processorShare,
      processorPerRequest: tally.completed == 0
        ? 0 : result.processorTime / .microseconds(1) / Double(tally.completed)
    )
    report.distribution = tally.responseTime.distribution
    report.histogram = tally.responseTime.buckets
    report.timeline = result.seconds
    report.steps = steps(result)
    report.thresholds = thresholds(report)
    return report
  }

  /// What is told of each step that was begun.
  private func steps(_ result: LoadResult) -> [LoadReport.Step] {
    guard !steps.isEmpty else { return [] }
    let length = duration / steps.count
    return zip(steps, result.phases).enumerated().compactMap { number, step in
      let (rate, tally) = step
      let begun = length * number
      guard begun < result.elapsed else { return nil }
      let lasted = min(length, result.elapsed - begun)
      var report = LoadReport.Step(
        plannedRate: rate,
        begun: Elapsed(begun),
        duration: Elapsed(lasted)
      )
      report.completed = tally.completed
      report.requestsPerSecond = Double(tally.completed) / (lasted / .seconds(1))
      report.errorRate = tally.errorRate
      report.unsent = tally.unsent
      report.responseTime = LoadReport.Latency(tally.responseTime)
      report.lag = LoadReport.Latency(tally.lag) ?? .zero
      report.voidReason = tally.voidReason
      return report
    }
  }

  private func thresholds(_ report: LoadReport) -> [LoadReport.Threshold] {
    var thresholds: [LoadReport.Threshold] = []
    if let expectedP95 {
      thresholds.append(
        LoadReport.Threshold(
          name: "p95",
          limit: expectedP95 / .microseconds(1),
          measured: report.responseTime.map { Double($0.p95) }
        )
      )
    }
    if let expectedErrors {
      thresholds.append(
        LoadReport.Threshold(name: "errors", limit: expectedErrors, measured: report.errorRate)
      )
    }
    return thresholds
  }

  /// What is told where a load could not begin.
  func problem(_ failure: LoadFailure) -> Problem {
    switch failure {
    case .unreachable(let reason):
      Problem(
        "\(url) can't be reached: \(reason).",
        advice: "Start the server first, or correct the URL.",
        exitCode: .subjectUnavailable
      )
    case .tooManyConnections(let wanted, let allowed):
      Problem(
        "\(wanted) connections are wanted, and this process may have \(allowed).",
        advice: "Raise the limit with ulimit -n \(wanted + 64), or lower --connections."
      )
    }
  }
}

extension LoadReport.Latency {
  /// Nil where there are none.
  init?(_ latencies: Latencies) {
    guard latencies.count > 0 else { return nil }
    self.init(
      mean: (latencies.mean / .microseconds(1) * 10).rounded() / 10,
      min: latencies.shortest.wholeMicroseconds,
      max: latencies.longest.wholeMicroseconds
    ) { latencies.percentile($0).wholeMicroseconds }
  }
}

extension Latencies {
  /// Percentiles that halve their distance to 100 five times for each step, with their latencies.
  fileprivate var distribution: [[Double]] {
    guard count > 0 else { return [] }
    var pairs: [[Double]] = []
    var open = 1.0
    while open * Double(count) >= 0.5, pairs.count < 120 {
      let percent = 100 * (1 - open)
      pairs.append([percent, percentile(percent) / .microseconds(1)])
      open *= 0.87
    }
    return pairs + [[100, longest / .microseconds(1)]]
  }
}
