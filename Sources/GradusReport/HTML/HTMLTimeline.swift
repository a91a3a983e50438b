internal import GradusModel

/// When each stage ran, and how its time is shared among its checks.
///
/// Places are shares of the width and heights are pixels, so that the text keeps its size on every
/// screen.
enum HTMLTimeline {
  private static let rowHeight = 42
  private static let barHeight = 12
  /// How many of the slowest checks are named.
  private static let mostNamed = 5

  /// Nil where nothing took any time.
  static func section(_ report: RunReport) -> HTMLSection? {
    let stages = report.stages.filter { $0.duration > .zero }
    let total = stages.reduce(0) { $0 + $1.duration.milliseconds }
    guard total > 0 else { return nil }
    var begun = 0.0
    var rows: [HTML] = []
    for (position, stage) in stages.enumerated() {
      rows.append(row(stage, top: position * rowHeight, begun: begun / total, total: total))
      begun += stage.duration.milliseconds
    }
    let height = stages.count * rowHeight
    let words = stages.map { "\($0.id) \($0.duration.shown)" }.joined(separator: ", ")
    return HTMLSection(
      id: "time",
      title: "Where the time went",
      content: """
        <figure>
        <svg class="timeline" width="100%" height="\(height + 22)" role="img" aria-labelledby="time-title time-words">
        <title id="time-title">The stages one after another, with their checks</title>
        <desc id="time-words">\(words). In all \(Elapsed(.milliseconds(Int(total))).shown).</desc>
        \(axis(total, height: height))
        \(rows)
        </svg>
        <figcaption class="note">Each bar is a stage, each part of it a check. A check that failed \
        stands out above and below its bar.</figcaption>
        </figure>
        \(slowest(report))
        """
    )
  }

  /// A stage: its name above a bar, and in the bar its checks by their share of the stage's time.
  private static func row(_ stage: StageReport, top: Int, begun: Double, total: Double) -> HTML {
    let width = stage.duration.milliseconds / total
    let sum = stage.checks.reduce(0) { $0 + $1.duration.milliseconds }
    var left = begun
    let parts: [HTML] = stage.checks.map { check in
      let share = sum > 0 ? check.duration.milliseconds / sum * width : 0
      defer { left += share }
      let isFailed = check.verdict == .failed
      // A failure is seen however short it was.
      let shown = max(share, isFailed ? 0.004 : 0)
      let grown = isFailed ? 3 : 0
      // Parts that are hardly wider than the line between them have none.
      let look = check.verdict.rawValue + (share > 0.006 ? " wide" : "")
      return """
        <rect class="\(look)" x="\(HTMLVerdict.percent(left * 100))" \
        y="\(top + 20 - grown)" width="\(HTMLVerdict.percent(shown * 100))" \
        height="\(barHeight + 2 * grown)"><title>\(check.id): \(check.verdict.rawValue), \
        \(check.duration.shown)</title></rect>
        """
    }
    // Names to the left of the middle begin with their bar, the others end with it.
    let isLate = begun > 0.5
    let place = HTMLVerdict.percent((isLate ? begun + width : begun) * 100)
    let anchor: HTML = isLate ? " text-anchor=\"end\"" : .none
    return """
      <g>
      <text x="\(place)" y="\(top + 13)"\(anchor)>\
      \(stage.id) <tspan class="note">\(stage.duration.shown)</tspan></text>
      <rect class="base" x="\(HTMLVerdict.percent(begun * 100))" y="\(top + 20)" \
      width="\(HTMLVerdict.percent(width * 100))" height="\(barHeight)"/>
      \(parts)
      </g>
      """
  }

  /// Lines at round times.
  private static func axis(_ total: Double, height: Int) -> HTML {
    let step = Self.step(total)
    let ticks: [HTML] = stride(from: 0.0, through: total, by: step).map { time in
      let place = HTMLVerdict.percent(time / total * 100)
      let anchor = time == 0 ? "start" : time / total > 0.94 ? "end" : "middle"
      let shown = time == 0 ? "0" : Elapsed(.microseconds(Int(time * 1000))).shown
      return """
        <line x1="\(place)" x2="\(place)" y1="0" y2="\(height)"/>\
        <text class="note" x="\(place)" y="\(height + 15)" text-anchor="\(anchor)">\(shown)</text>
        """
    }
    return "<g class=\"axis\">\n\(ticks)\n</g>"
  }

  /// A round step that gives three to five lines.
  static func step(_ total: Double) -> Double {
    var unit = 0.001
    while unit * 10 <= total { unit *= 10 }
    return [0.2, 0.25, 0.5, 1, 2, 2.5].map { $0 * unit }.first { total / $0 < 5 } ?? unit * 2.5
  }

  private static func slowest(_ report: RunReport) -> HTML {
    let checks = report.checks.filter { $0.duration > .zero }
      .sorted { $0.duration > $1.duration }.prefix(mostNamed)
    let items: [HTML] = checks.map {
      "<li><span>\($0.id)</span> <span class=\"note\">\($0.duration.shown)</span></li>"
    }
    return "<h3>The slowest checks</h3>\n<ol class=\"slowest\">\(items)</ol>"
  }
}
