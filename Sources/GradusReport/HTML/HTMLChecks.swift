internal import GradusModel

/// Every check of the run with its verdict, folded by stage.
enum HTMLChecks {
  static func section(_ report: RunReport) -> HTMLSection {
    let stages: [HTML] = report.stages.map { stage in
      let checks = stage.checks.map { check(stage, $0) }
      let passed = stage.count(.passed)
      return """
        <details class="stage">
        <summary>\(HTMLVerdict.mark(stage.verdict)) <b>\(stage.id)</b> \
        <span class="note">\(stage.title) · \(passed) of \(stage.checks.count) passed</span></summary>
        <ul class="checks">
        \(checks)
        </ul>
        </details>
        """
    }
    return HTMLSection(id: "checks", title: "Every check", content: HTML(stages))
  }

  private static func check(_ stage: StageReport, _ check: CheckReport) -> HTML {
    let isTold = check.verdict == .failed || check.verdict == .inconclusive
    let name: HTML =
      isTold
      ? "<a href=\"#\(HTMLFindings.anchor(check.id))\">\(check.id)</a>" : "<b>\(check.id)</b>"
    let reason: HTML =
      isTold ? .none : check.reason.map { " <span class=\"note\">\($0)</span>" } ?? .none
    return """
      <li>\(HTMLVerdict.mark(check.verdict)) <span>\(name) \
      <span class="note">\(check.verdict.rawValue)</span><br>\(check.claim)\(reason)</span></li>
      """
  }
}
