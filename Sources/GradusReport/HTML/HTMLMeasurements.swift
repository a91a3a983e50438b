internal import GradusModel

/// What was measured, with a drawing of what was measured again and again.
enum HTMLMeasurements {
  /// Nil where nothing was measured.
  static func section(_ report: RunReport) -> HTMLSection? {
    let all = report.checks.flatMap { check in (check.measurements ?? []).map { (check, $0) } }
    if all.isEmpty { return nil }
    let rows: [HTML] = all.map { check, measurement in
      """
      <div><dt>\(measurement.name) <span class="note"><code>\(check.id)</code></span></dt>\
      <dd>\(measurement.text)</dd></div>
      """
    }
    let curve = all.map(\.1).first { ($0.curve?.count ?? 0) > 1 }
    return HTMLSection(
      id: "measured",
      title: "What was measured",
      content: HTML(["<dl class=\"facts\">\(rows)</dl>", curve.map(drawing) ?? .none])
    )
  }

  private static func drawing(_ measurement: Measurement) -> HTML {
    let points = measurement.curve ?? []
    let highest = points.map(\.value).max() ?? 0
    let chart = Chart(
      id: "curve",
      title: measurement.name,
      words: measurement.text,
      horizontal: .exact(upTo: points.last?.second ?? 1),
      vertical: .linear(upTo: highest),
      height: 140,
      horizontalName: { "\(Int($0)) s" },
      verticalName: { "\(Int($0))" }
    )
    return """
      <figure><h3>\(measurement.name)</h3>
      \(chart.svg([chart.line(points.map { ($0.second, $0.value) }, look: "curve")]))
      </figure>
      """
  }
}
