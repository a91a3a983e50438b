package import GradusModel

/// A load as text for a terminal: limits first, then what was measured, aligned.
package enum LoadText {
  /// One line about a second, for a terminal that rewrites it.
  package static func progress(_ second: LoadReport.Second) -> String {
    var parts = [
      "\(second.second + 1) s", "\(second.completed)/s", "p50 \(shown(second.p50))",
      "p95 \(shown(second.p95))", "p99 \(shown(second.p99))",
    ]
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
    lines += thresholds(report, style) + [""] + figures(report) + [""]
    lines += latencies(report) + errors(report, style)
    return lines + generator(report, style)
  }

  private static func heading(_ report: LoadReport) -> String {
    let pace = report.plannedRate.map { "\(grouped($0)) requests a second planned" }
    return
      "\(report.url) · \(pace ?? "as fast as it answers") · \(count(report.connections, "connection")) · \(report.duration.shown)"
  }

  private static func thresholds(_ report: LoadReport, _ style: TextStyle) -> [String] {
    guard !report.thresholds.isEmpty else { return [] }
    return [""]
      + report.thresholds.map { threshold in
        let isMet = threshold.isMet && report.voidReason == nil
        let mark = isMet ? style.styled("✓", .green) : style.styled("✗", .red)
        let (name, limit, measured) =
          threshold.name == "p95"
          ? ("p95", shown(Int64(threshold.limit)), shown(Int64(threshold.measured)))
          : ("errors", percent(threshold.limit), percent(threshold.measured))
        return "\(mark) \(padded(name, 7)) \(measured), allowed \(limit)"
      }
  }

  private static func figures(_ report: LoadReport) -> [String] {
    var rows = [
      ("requests", "\(grouped(Double(report.completed)))"),
      ("a second", grouped(report.requestsPerSecond)),
      ("received", "\(bytes(report.bytesPerSecond)) a second"),
      ("errors", "\(percent(report.errorRate))"),
    ]
    if report.unsent > 0 {
      rows.append(("unsent", "\(report.unsent), because every connection was waiting"))
    }
    if report.unanswered > 0 { rows.append(("unanswered", "\(report.unanswered) at the end")) }
    if report.reconnects > 0 { rows.append(("reconnects", "\(report.reconnects)")) }
    return rows.map { "  \(padded($0.0, 12))\($0.1)" }
  }

  private static func latencies(_ report: LoadReport) -> [String] {
    let columns = ["p50", "p75", "p90", "p95", "p99", "p99.9", "max", "mean"]
    func row(_ name: String, _ latency: LoadReport.Latency) -> String {
      let values = [
        latency.p50, latency.p75, latency.p90, latency.p95, latency.p99, latency.p999, latency.max,
        Int64(latency.mean.rounded()),
      ]
      return "  " + padded(name, 13) + values.map { aligned(shown($0), 8) }.joined()
    }
    let heading = "  " + padded("", 13) + columns.map { aligned($0, 8) }.joined()
    let service = row("service time", report.serviceTime)
    guard report.mode == .open else { return [heading, service] }
    // Where a server stalls, those who would have asked meanwhile have waited too.
    return [heading, row("response time", report.responseTime), service]
  }

  private static func errors(_ report: LoadReport, _ style: TextStyle) -> [String] {
    var rows = report.errors.sorted { $0.value > $1.value }.map { kind, count in
      (words[kind] ?? kind, count)
    }
    let odd = report.statuses.filter { !["2", "3"].contains($0.key.prefix(1)) }
    rows += odd.sorted { $0.key < $1.key }.map { ("status \($0.key)", $0.value) }
    guard !rows.isEmpty else { return [] }
    return ["", style.styled("  errors", .red)] + rows.map { "  \(aligned("\($1)", 9))  \($0)" }
  }

  private static let words = [
    "refused": "connection refused", "unconnected": "connection not made",
    "reset": "connection reset", "closed_early": "connection closed before the response ended",
    "timed_out": "no complete response in time", "malformed": "no HTTP/1.1 response",
    "status": "status not expected", "content": "content not expected",
  ]

  private static func generator(_ report: LoadReport, _ style: TextStyle) -> [String] {
    let share = percent(report.generator.processorShare)
    var text = "The generator used \(share) of \(count(report.generator.threads, "thread"))"
    if report.mode == .open { text += " and was late by \(shown(report.lag.p95)) at p95" }
    return ["", style.styled(style.wrapped(text + "."), .dim)]
  }

  // MARK: - Figures

  /// Microseconds in the unit that fits.
  static func shown(_ microseconds: Int64) -> String {
    if microseconds < 1000 { return "\(microseconds) µs" }
    return Elapsed(.microseconds(microseconds)).shown
  }

  /// A share as percent, with as many digits as it needs.
  static func percent(_ share: Double) -> String {
    if share == 0 { return "0 %" }
    let value = share * 100
    if value < 0.01 { return "under 0.01 %" }
    let rounded = value < 1 ? (value * 100).rounded() / 100 : (value * 10).rounded() / 10
    return rounded == rounded.rounded() ? "\(Int(rounded)) %" : "\(rounded) %"
  }

  /// A number with commas; below 100 with one digit behind the point.
  static func grouped(_ value: Double) -> String {
    guard value >= 100 || value == value.rounded() else {
      return "\((value * 10).rounded() / 10)"
    }
    var digits = Array(String(Int(value.rounded())))
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: position)
      position -= 3
    }
    return String(digits)
  }

  private static func bytes(_ count: Double) -> String {
    switch count {
    case ..<10_000: "\(Int(count)) bytes"
    case ..<10_000_000: "\(grouped(count / 1000)) kB"
    default: "\(grouped(count / 1_000_000)) MB"
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func aligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
