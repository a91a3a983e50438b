internal import GradusModel

/// The top of the page: whether the thresholds are met, and the figures that people ask for first.
enum LoadPageSummary {
  /// What came of the load, in a few words.
  static func headline(_ report: LoadReport) -> String {
    if report.voidReason != nil { return "Void: believe none of these figures" }
    if report.completed == 0 { return "Nothing was answered" }
    let rate = Figure.grouped(report.requestsPerSecond)
    guard !report.thresholds.isEmpty else { return "\(rate) responses a second" }
    let missed = report.thresholds.filter { !$0.isMet }
    switch missed.count {
    case 0: return "Every threshold is met"
    case 1: return "The threshold of \(missed[0].name) is missed"
    default: return "\(missed.count) thresholds are missed"
    }
  }

  static func section(_ report: LoadReport) -> HTML {
    let verdict = verdict(report)
    let mark: HTML = verdict.map { HTMLVerdict.mark($0).followed(by: " ") } ?? .none
    var details: [HTML] = []
    if let reason = report.voidReason {
      details.append("<p class=\"detail\">The figures say nothing about the server: \(reason).</p>")
    }
    if report.isPartial {
      details.append("<p class=\"detail\">Partial: it was stopped before its end.</p>")
    }
    return """
      <section class="verdict \(verdict?.rawValue ?? "")" aria-labelledby="verdict">
      <h1 id="verdict">\(mark)<span>\(headline(report))</span></h1>
      \(details)
      \(thresholds(report))
      <dl class="facts measures">
      \(figures(report).map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" })
      </dl>
      </section>
      """
  }

  /// Nil where nothing was expected, and so nothing can be met.
  private static func verdict(_ report: LoadReport) -> Verdict? {
    if report.voidReason != nil { return .inconclusive }
    if report.completed == 0 { return .failed }
    guard !report.thresholds.isEmpty else { return nil }
    return report.exitCode == .passed ? .passed : .failed
  }

  private static func thresholds(_ report: LoadReport) -> HTML {
    guard !report.thresholds.isEmpty else { return .none }
    let rows: [HTML] = report.thresholds.map { threshold in
      let verdict: Verdict =
        report.voidReason != nil ? .inconclusive : threshold.isMet ? .passed : .failed
      let word = report.voidReason != nil ? "void" : threshold.isMet ? "met" : "missed"
      let measured = LoadText.measured(threshold)
      let limit = LoadText.shown(threshold.limit, of: threshold)
      return """
        <tr><th scope="row">\(threshold.name)</th>\
        <td class="number">\(measured)</td><td class="number">\(limit)</td>\
        <td class="\(verdict.rawValue)">\(HTMLVerdict.mark(verdict)) \
        <span class="word">\(word)</span></td></tr>
        """
    }
    return """
      <table class="thresholds">
      <thead><tr><th scope="col">Threshold</th><th scope="col" class="number">Measured</th>\
      <th scope="col" class="number">Allowed</th><th scope="col">Verdict</th></tr></thead>
      <tbody>
      \(rows)
      </tbody>
      </table>
      """
  }

  private static func figures(_ report: LoadReport) -> [(String, String)] {
    let time = report.responseTime
    var figures = [
      ("Responses a second", Figure.grouped(report.requestsPerSecond)),
      ("p50", LoadText.shown(time?.p50)), ("p95", LoadText.shown(time?.p95)),
      ("p99", LoadText.shown(time?.p99)), ("Longest", LoadText.shown(time?.max)),
      ("Errors", Figure.percent(report.errorRate)),
      ("Responses", Figure.grouped(Double(report.completed))),
    ]
    if report.unsent > 0 { figures.append(("Not sent", Figure.grouped(Double(report.unsent)))) }
    if report.unanswered > 0 {
      figures.append(("Not answered", Figure.grouped(Double(report.unanswered))))
    }
    return figures
  }
}
