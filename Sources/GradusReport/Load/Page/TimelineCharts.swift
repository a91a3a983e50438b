internal import GradusModel

/// What happened second by second: rate, latencies and errors, below one another.
enum TimelineCharts {
  private static let percentiles:
    [(name: String, look: StaticString, value: @Sendable (TimelineSpan) -> Int64)] = [
      ("p50", "p50", \.p50), ("p95", "p95", \.p95), ("p99", "p99", \.p99),
    ]

  /// Nil where nothing happened.
  static func section(_ report: LoadReport) -> HTMLSection? {
    let spans = TimelineSpan.all(report)
    guard let last = spans.last else { return nil }
    let time = ChartScale.exact(upTo: Double(last.end))
    let each = spans[0].length
    let note =
      each == 1
      ? "" : " Each column is \(each) seconds; of their latencies the highest are shown."
    return HTMLSection(
      id: "timeline",
      title: "Second by second",
      content: """
        <figure>
        <h3>Responses a second</h3>
        \(rate(spans, report, time))
        <h3>Response time</h3>
        \(legend)
        \(latency(spans, report, time))
        <h3>Errors a second</h3>
        \(errors(spans, report, time))
        <figcaption class="note">By the second in which a response was complete. Where a line is broken, \
        nothing was answered.\(note)</figcaption>
        </figure>
        \(table(spans))
        """
    )
  }

  // MARK: - Drawings

  private static func rate(
    _ spans: [TimelineSpan],
    _ report: LoadReport,
    _ time: ChartScale
  ) -> HTML {
    let rates = spans.map(\.completedPerSecond)
    let planned = report.steps.map(\.plannedRate)
    let chart = Chart(
      id: "rate-chart",
      title: "Responses a second",
      words:
        "Between \(Figure.grouped(rates.min() ?? 0)) and \(Figure.grouped(rates.max() ?? 0)) "
        + "responses a second.",
      horizontal: time,
      vertical: .linear(upTo: (rates + planned).max() ?? 0),
      height: 120,
      horizontalName: moment,
      verticalName: Figure.grouped
    )
    let columns = spans.filter { $0.completed > 0 }.map { span in
      chart.column(
        from: Double(span.begun),
        to: Double(span.end),
        value: span.completedPerSecond,
        look: "bar",
        note: "\(name(span)): \(Figure.grouped(span.completedPerSecond)) a second"
      )
    }
    let steps = report.steps.flatMap { step in
      let begun = step.begun.milliseconds / 1000
      let ended = begun + step.duration.milliseconds / 1000
      return [(x: begun, y: step.plannedRate), (x: ended, y: step.plannedRate)]
    }
    guard !steps.isEmpty else { return chart.svg(columns) }
    return HTML([
      "<ul class=\"legend keys\" aria-hidden=\"true\">\(key("Planned", look: "planned"))</ul>",
      chart.svg(columns + [chart.line(steps, look: "planned")]),
    ])
  }

  private static func latency(
    _ spans: [TimelineSpan],
    _ report: LoadReport,
    _ time: ChartScale
  ) -> HTML {
    let answered = spans.filter { $0.completed > 0 }
    let limit = report.thresholds.first { $0.name == "p95" }?.limit
    let values = answered.flatMap { [Double($0.p50), Double($0.p99)] } + (limit.map { [$0] } ?? [])
    let worst = answered.max { $0.p95 < $1.p95 }
    let chart = Chart(
      id: "latency-chart",
      title: "Response time, p50, p95 and p99",
      words: worst.map { "The highest p95, \(LoadText.shown($0.p95)), is at \(name($0))." }
        ?? "Nothing was answered.",
      horizontal: time,
      vertical: .logarithmic(around: values),
      height: 200,
      horizontalName: moment,
      verticalName: { LoadText.shown(Int64($0.rounded())) }
    )
    let lines: [HTML] = percentiles.map { percentile in
      let points = spans.map { span -> (x: Double, y: Double)? in
        guard span.completed > 0 else { return nil }
        return (Double(span.begun + span.end) / 2, Double(percentile.value(span)))
      }
      return chart.line(points, look: percentile.look)
    }
    let allowed: HTML =
      limit.map { chart.limit($0, name: "p95 allowed: \(LoadText.shown(Int64($0)))") } ?? .none
    return chart.svg(lines + [allowed])
  }

  private static func errors(
    _ spans: [TimelineSpan],
    _ report: LoadReport,
    _ time: ChartScale
  ) -> HTML {
    let failed = spans.filter { $0.failed > 0 }
    guard !failed.isEmpty else {
      let isWhole = report.unsent + report.unanswered == 0
      return isWhole
        ? "<p>None in any second.</p>"
        : "<p>None in any second: what was not sent or not answered belongs to none.</p>"
    }
    let rates = failed.map { Double($0.failed) / Double($0.length) }
    let highest = rates.max() ?? 0
    let chart = Chart(
      id: "errors-chart",
      title: "Errors a second",
      words: "Errors in \(failed.count) of \(Figure.count(spans.count, "column")), up to "
        + "\(Figure.grouped(highest)) a second.",
      horizontal: time,
      vertical: .linear(upTo: highest),
      height: 80,
      horizontalName: moment,
      verticalName: Figure.grouped
    )
    return chart.svg(
      zip(failed, rates).map { span, rate in
        chart.column(
          from: Double(span.begun),
          to: Double(span.end),
          value: rate,
          look: "failed",
          note: "\(name(span)): \(Figure.grouped(rate)) a second"
        )
      }
    )
  }

  /// What each line is; the drawing says the same in words.
  private static var legend: HTML {
    """
    <ul class="legend keys" aria-hidden="true">
    \(percentiles.map { key($0.name, look: $0.look) })
    </ul>
    """
  }

  private static func key(_ name: String, look: StaticString) -> HTML {
    """
    <li><svg width="28" height="10" aria-hidden="true" focusable="false">\
    <path class="\(look.description)" d="M1 5H27"/></svg> \(name)</li>
    """
  }

  // MARK: - Figures

  private static func table(_ spans: [TimelineSpan]) -> HTML {
    let rows = spans.map { span in
      [
        name(span), Figure.grouped(span.completedPerSecond),
        Figure.grouped(Double(span.failed) / Double(span.length)),
      ]
        + [span.p50, span.p95, span.p99, span.longest].map {
          span.completed > 0 ? LoadText.shown($0) : "–"
        }
    }
    let columns = ["From", "Responses a second", "Errors a second", "p50", "p95", "p99", "Longest"]
    return LoadPage.folded("The seconds as a table", columns, rows)
  }

  private static func name(_ span: TimelineSpan) -> String { moment(Double(span.begun)) }

  /// A time from the beginning.
  private static func moment(_ seconds: Double) -> String {
    seconds == 0 ? "0 s" : Elapsed(.milliseconds(Int64((seconds * 1000).rounded()))).shown
  }
}
