package import GradusModel

/// A load as text for a terminal: limits first, then what was measured, aligned.
package enum LoadText {
  /// One line about a second, for a terminal that rewrites it.
  package static func progress(_ second: LoadReport.Second) -> String {
    var parts = ["\(second.second + 1) s", "\(second.completed)/s"]
    // Of no answer at all there is no time to tell.
    if second.completed > 0 {
      parts += [
        "p50 \(shown(second.p50))", "p95 \(shown(second.p95))", "p99 \(shown(second.p99))",
      ]
    }
    if second.failed > 0 { parts.append("\(second.failed) errors") }
    return parts.joined(separator: " · ")
  }

  /// The whole report.
  package static func lines(_ report: LoadReport, _ style: TextStyle) -> [String] {
    var lines = [style.styled(heading(report), .bold)]
    if report.isPartial {
      lines.append(style.styled("Partial: it was stopped before its end.", .yellow))
    }
    if let reason = report.voidReason {
      lines.append(
        style.styled(style.wrapped("Void: \(reason). Believe none of these figures."), .yellow)
      )
    }
    lines += thresholds(report, style) + [""] + figures(report) + latencies(report)
    return lines + steps(report, style) + errors(report, style) + generator(report, style)
  }

  private static func heading(_ report: LoadReport) -> String {
    "\(report.url) · \(pace(report)) · \(Figure.count(report.connections, "connection")) · \(report.duration.shown)"
  }

  /// Who decided when requests were sent.
  static func pace(_ report: LoadReport) -> String {
    guard report.steps.isEmpty else {
      return "planned in \(Figure.count(report.steps.count, "step"))"
    }
    return report.plannedRate.map { "\(Figure.grouped($0)) requests a second planned" }
      ?? "as fast as it answers"
  }

  private static func thresholds(_ report: LoadReport, _ style: TextStyle) -> [String] {
    guard !report.thresholds.isEmpty else { return [] }
    return [""]
      + report.thresholds.map { threshold in
        let isMet = threshold.isMet && report.voidReason == nil
        let mark = isMet ? style.styled("✓", .green) : style.styled("✗", .red)
        return
          "\(mark) \(padded(threshold.name, 7)) \(measured(threshold)), allowed \(shown(threshold.limit, of: threshold))"
      }
  }

  /// What was measured of what a threshold limits.
  static func measured(_ threshold: LoadReport.Threshold) -> String {
    threshold.measured.map { shown($0, of: threshold) } ?? "nothing was answered"
  }

  /// A figure that a threshold has, in its unit.
  static func shown(_ value: Double, of threshold: LoadReport.Threshold) -> String {
    threshold.name == "p95" ? shown(Int64(value)) : Figure.percent(value)
  }

  private static func figures(_ report: LoadReport) -> [String] {
    var rows = [
      ("requests", "\(Figure.grouped(Double(report.completed)))"),
      ("a second", Figure.grouped(report.requestsPerSecond)),
      ("received", "\(bytes(report.bytesPerSecond)) a second"),
      ("errors", "\(Figure.percent(report.errorRate))"),
    ]
    if report.unsent > 0 {
      rows.append(("unsent", "\(report.unsent), because no connection was free"))
    }
    if report.unanswered > 0 { rows.append(("unanswered", "\(report.unanswered) at the end")) }
    if report.reconnects > 0 { rows.append(("reconnects", "\(report.reconnects)")) }
    return rows.map { "  \(padded($0.0, 12))\($0.1)" }
  }

  private static func latencies(_ report: LoadReport) -> [String] {
    guard let serviceTime = report.serviceTime, let responseTime = report.responseTime else {
      return []
    }
    let columns = ["p50", "p75", "p90", "p95", "p99", "p99.9", "max", "mean"]
    func row(_ name: String, _ latency: LoadReport.Latency) -> String {
      let values = [
        latency.p50, latency.p75, latency.p90, latency.p95, latency.p99, latency.p999, latency.max,
        Int64(latency.mean.rounded()),
      ]
      return "  " + padded(name, 13) + values.map { aligned(shown($0), 8) }.joined()
    }
    let heading = "  " + padded("", 13) + columns.map { aligned($0, 8) }.joined()
    let service = row("service time", serviceTime)
    guard report.mode == .open else { return ["", heading, service] }
    // Where a server stalls, those who would have asked meanwhile have waited too.
    return ["", heading, row("response time", responseTime), service]
  }

  private static func steps(_ report: LoadReport, _ style: TextStyle) -> [String] {
    guard !report.steps.isEmpty else { return [] }
    func row(_ values: [String]) -> String {
      "  " + zip(values, [11, 12, 14, 9, 9, 9, 9]).map(aligned).joined()
    }
    let heading = row(["planned/s", "answered/s", "errors", "unsent", "p50", "p95", "p99"])
    return ["", heading]
      + report.steps.map { step in
        let figures = row([
          Figure.grouped(step.plannedRate), Figure.grouped(step.requestsPerSecond),
          Figure.percent(step.errorRate),
          Figure.grouped(Double(step.unsent)), shown(step.responseTime?.p50),
          shown(step.responseTime?.p95),
          shown(step.responseTime?.p99),
        ])
        return step.voidReason == nil ? figures : figures + style.styled("  void", .yellow)
      }
  }

  private static func errors(_ report: LoadReport, _ style: TextStyle) -> [String] {
    let rows = errorCounts(report)
    guard !rows.isEmpty else { return [] }
    return ["", style.styled("  errors", .red)] + rows.map { "  \(aligned("\($1)", 9))  \($0)" }
  }

  /// What went wrong, in words, with how often; and the statuses that are no success.
  static func errorCounts(_ report: LoadReport) -> [(what: String, count: Int)] {
    // Those that are as frequent as one another always stand in the same order.
    let kinds = report.errors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let odd = report.statuses.filter { !["2", "3"].contains($0.key.prefix(1)) }
    return kinds.map { (words[$0.key] ?? $0.key, $0.value) }
      + odd.sorted { $0.key < $1.key }.map { ("status \($0.key)", $0.value) }
  }

  private static let words = [
    "refused": "connection refused", "unconnected": "connection not made",
    "reset": "connection reset", "closed_early": "connection closed before the response ended",
    "timed_out": "no complete response in time", "malformed": "no HTTP/1.1 response",
    "status": "status not expected", "content": "content not expected",
    "uncaptured": "nothing where capture looks for a value",
  ]

  private static func generator(_ report: LoadReport, _ style: TextStyle) -> [String] {
    let share = Figure.percent(report.generator.processorShare)
    var text = "The generator used \(share) of \(Figure.count(report.generator.threads, "thread"))"
    if report.mode == .open { text += " and was late by \(shown(report.lag.p95)) at p95" }
    return ["", style.styled(style.wrapped(text + "."), .dim)]
  }

  // MARK: - Figures

  /// Microseconds in the unit that fits; a dash for nil, where nothing was measured.
  static func shown(_ microseconds: Int64?) -> String {
    guard let microseconds else { return "–" }
    if microseconds < 1000 { return "\(microseconds) µs" }
    return Elapsed(.microseconds(microseconds)).shown
  }

  /// So many bytes in the unit that fits.
  static func bytes(_ count: Double) -> String {
    switch count {
    case ..<10_000: "\(Int(count)) bytes"
    case ..<10_000_000: "\(Figure.grouped(count / 1000)) kB"
    default: "\(Figure.grouped(count / 1_000_000)) MB"
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// A text at the right end of a column.
  static func aligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
