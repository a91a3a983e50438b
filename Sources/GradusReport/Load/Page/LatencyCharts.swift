internal import GradusModel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// How long responses took: by percentile, and how many of them.
enum LatencyCharts {
  /// Percentiles that the axis may name.
  private static let named = [0, 50, 90, 99, 99.9, 99.99, 99.999, 99.9999]

  // MARK: - Percentiles

  /// The response time over the percentile; nil where nothing was answered.
  static func percentiles(_ report: LoadReport) -> HTMLSection? {
    guard let rarest = report.distribution.last(where: { $0[0] < 100 })?[0],
      let time = report.responseTime, let serviceTime = report.serviceTime
    else { return nil }
    // The longest response stands half as far again from 100 percent as the last one that is told apart.
    let end = nines(rarest) + 0.3
    let points = report.distribution.map { pair in
      (x: pair[0] < 100 ? nines(pair[0]) : end, y: pair[1])
    }
    let limit = report.thresholds.first { $0.name == "p95" }?.limit
    let chart = Chart(
      id: "percentiles-chart",
      title: "Response time by percentile",
      words: "Half of the responses took up to \(LoadText.shown(time.p50)), 95 percent up to "
        + "\(LoadText.shown(time.p95)), 99 percent up to \(LoadText.shown(time.p99)), and the longest "
        + "\(LoadText.shown(time.max)).",
      horizontal: scale(upTo: end),
      vertical: .logarithmic(around: points.map(\.y) + (limit.map { [$0] } ?? [])),
      height: 240,
      horizontalName: { name(percentile: 100 * (1 - pow(10, -$0))) },
      verticalName: { LoadText.shown(Int64($0.rounded())) }
    )
    let allowed: HTML =
      limit.map { chart.limit($0, name: "p95 allowed: \(LoadText.shown(Int64($0)))") } ?? .none
    let place = nines(95)
    let mark: HTML =
      place <= end
      ? "<circle class=\"p95\" cx=\"\(chart.x(place))\" cy=\"\(chart.y(Double(time.p95)))\" r=\"4\"><title>p95: \(LoadText.shown(time.p95))</title></circle>"
      : .none
    return HTMLSection(
      id: "percentiles",
      title: "Response time by percentile",
      content: """
        \(latencies(report.mode, serviceTime: serviceTime, responseTime: time))
        <figure>
        \(chart.svg([chart.line(points, look: "curve"), allowed, mark]))
        <figcaption class="note">Each mark to the right is ten times as rare. The dot is p95.</figcaption>
        </figure>
        \(LoadPage.folded("The curve as a table", ["Percentile", "Response time"], curve(report)))
        """
    )
  }

  private static func scale(upTo end: Double) -> ChartScale {
    let marks = named.map(nines).filter { $0 <= end }
    return .exact(upTo: end, marks: marks, minor: ChartScale.crowded(marks, upTo: end))
  }

  /// How many nines a percentile has: the logarithm of how rare it is to be above it.
  private static func nines(_ percent: Double) -> Double { -log10(1 - percent / 100) }

  /// A percentile with the digits that tell it from 100.
  private static func name(percentile: Double) -> String {
    "\((percentile * 1e6).rounded() / 1e6)".replacing(/\.0$/, with: "") + " %"
  }

  private static func latencies(
    _ mode: LoadReport.Mode,
    serviceTime: LoadReport.Latency,
    responseTime: LoadReport.Latency
  ) -> HTML {
    func row(_ name: String, _ time: LoadReport.Latency) -> [String] {
      let values = [time.p50, time.p75, time.p90, time.p95, time.p99, time.p999, time.max]
      return [name] + values.map(LoadText.shown)
    }
    let columns = ["Time", "p50", "p75", "p90", "p95", "p99", "p99.9", "Longest"]
    let service = row("Service time", serviceTime)
    return LoadPage.table(
      columns,
      mode == .open ? [row("Response time", responseTime), service] : [service]
    )
  }

  private static func curve(_ report: LoadReport) -> [[String]] {
    report.distribution.map { pair in
      [
        name(percentile: (pair[0] * 1000).rounded() / 1000),
        LoadText.shown(Int64(pair[1].rounded())),
      ]
    }
  }

  // MARK: - Histogram

  /// How many responses took how long; nil where nothing was answered.
  static func histogram(_ report: LoadReport) -> HTMLSection? {
    guard let first = report.histogram.first, let last = report.histogram.last else { return nil }
    let all = Double(report.histogram.map(\.count).reduce(0, +))
    let highest = report.histogram.map { Double($0.count) / all * 100 }.max() ?? 0
    let chart = Chart(
      id: "histogram-chart",
      title: "How many responses took how long",
      words: words(report),
      horizontal: .logarithmic(Double(max(1, first.from))...Double(max(2, last.to))),
      vertical: .linear(upTo: highest),
      horizontalName: { LoadText.shown(Int64($0.rounded())) },
      verticalName: { "\(Figure.percent($0 / 100))" }
    )
    let columns: [HTML] = report.histogram.filter { $0.count > 0 }.map { bucket in
      chart.column(
        from: Double(max(1, bucket.from)),
        to: Double(bucket.to),
        value: Double(bucket.count) / all * 100,
        look: "bar",
        note: "\(range(bucket)): \(Figure.percent(Double(bucket.count) / all))"
      )
    }
    let rows = report.histogram.map { bucket in
      [
        range(bucket), Figure.grouped(Double(bucket.count)),
        Figure.percent(Double(bucket.count) / all),
      ]
    }
    return HTMLSection(
      id: "histogram",
      title: "How many took how long",
      content: """
        <figure>
        \(chart.svg(columns))
        <figcaption class="note">The share of all responses in each range of response times; ten \
        ranges for each power of ten.</figcaption>
        </figure>
        \(LoadPage.folded("The ranges as a table", ["Response time", "Responses", "Share"], rows))
        """
    )
  }

  private static func words(_ report: LoadReport) -> String {
    guard let most = report.histogram.max(by: { $0.count < $1.count }) else { return "" }
    return "Most responses, \(Figure.grouped(Double(most.count))), took \(range(most))."
  }

  private static func range(_ bucket: LoadReport.Bucket) -> String {
    "\(LoadText.shown(bucket.from)) to \(LoadText.shown(bucket.to))"
  }
}
