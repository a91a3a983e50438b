internal import GradusModel

/// The stages with their counts.
enum HTMLStages {
  static func section(_ report: RunReport) -> HTMLSection {
    let hasBoth = Set(report.stages.map(\.grade)).count > 1
    let hasOthers = report.checks.contains { $0.verdict != .passed && $0.verdict != .failed }
    let grade: HTML = hasBoth ? "<th scope=\"col\">Grade</th>" : .none
    let others: HTML = hasOthers ? "<th scope=\"col\" class=\"number\">Others</th>" : .none
    let rows = report.stages.map { row($0, hasBoth: hasBoth, hasOthers: hasOthers) }
    return HTMLSection(
      id: "stages",
      title: "Stages",
      content: """
        <div class="scroll" role="region" aria-labelledby="stages" tabindex="0">
        <table>
        <thead><tr><th scope="col">Stage</th><th scope="col">Verdict</th>\(grade)\
        <th scope="col" class="number">Passed</th><th scope="col" class="number">Failed</th>\
        \(others)<th scope="col" class="number">Time</th></tr></thead>
        <tbody>
        \(rows)
        </tbody>
        </table>
        </div>
        """
    )
  }

  private static func row(_ stage: StageReport, hasBoth: Bool, hasOthers: Bool) -> HTML {
    let failed = stage.checks.first { $0.verdict == .failed }
    let name: HTML =
      failed.map { "<a href=\"#\(HTMLFindings.anchor($0.id))\">\(stage.id)</a>" }
      ?? "\(stage.id)"
    let grade: HTML = hasBoth ? "<td>\(stage.grade.rawValue)</td>" : .none
    let passed = stage.count(.passed)
    let failures = stage.count(.failed)
    let undecided = stage.checks.count - passed - failures
    let others: HTML = hasOthers ? "<td class=\"number\">\(undecided)</td>" : .none
    let reason: HTML =
      stage.reason.map { "<span class=\"note\">\($0)</span>" } ?? .none
    return """
      <tr><th scope="row">\(name) <span class="note">\(stage.title)</span></th>\
      <td class="\(stage.verdict.rawValue)"><span class="word">\(HTMLVerdict.mark(stage.verdict)) \
      \(stage.verdict.rawValue)</span> \(reason)</td>\(grade)\
      <td class="number">\(passed)</td><td class="number">\(failures)</td>\
      \(others)<td class="number">\(stage.duration.shown)</td></tr>
      """
  }
}
