internal import GradusModel

/// The stages with their counts.
enum HTMLStages {
  static func section(_ report: RunReport) -> HTMLSection {
    let hasBoth = Set(report.stages.map(\.grade)).count > 1
    let hasOthers = report.checks.contains { $0.verdict != .passed && $0.verdict != .failed }
    let others: HTML = hasOthers ? "<th scope=\"col\" class=\"number\">Others</th>" : .none
    let bodies =
      hasBoth
      ? [Grade.core, .production].map { grade in
        body(report.stages.filter { $0.grade == grade }, grade, hasOthers: hasOthers)
      } : [body(report.stages, nil, hasOthers: hasOthers)]
    return HTMLSection(
      id: "stages",
      title: "Stages",
      content: """
        <div class="scroll" role="region" aria-labelledby="stages" tabindex="0">
        <table>
        <thead><tr><th scope="col">Stage</th><th scope="col">Verdict</th>\
        <th scope="col" class="number">Passed</th><th scope="col" class="number">Failed</th>\
        \(others)<th scope="col" class="number time">Time</th></tr></thead>
        \(bodies)
        </table>
        </div>
        """
    )
  }

  /// The stages of one grade, below its name; of the only grade without it.
  private static func body(_ stages: [StageReport], _ grade: Grade?, hasOthers: Bool) -> HTML {
    let columns = hasOthers ? 6 : 5
    let name = grade == .production ? "Production grade" : "Core"
    let group: HTML =
      grade == nil
      ? .none
      : "<tr><th class=\"group\" scope=\"rowgroup\" colspan=\"\(columns)\">\(name)</th></tr>"
    return HTML(["<tbody>", group] + stages.map { row($0, hasOthers: hasOthers) } + ["</tbody>"])
  }

  private static func row(_ stage: StageReport, hasOthers: Bool) -> HTML {
    let failed = stage.checks.first { $0.verdict == .failed }
    let name: HTML =
      failed.map { "<a href=\"#\(HTMLFindings.anchor($0.id))\">\(stage.id)</a>" }
      ?? "\(stage.id)"
    let passed = stage.count(.passed)
    let failures = stage.count(.failed)
    let undecided = stage.checks.count - passed - failures
    let others: HTML = hasOthers ? "<td class=\"number\">\(undecided)</td>" : .none
    let reason: HTML = stage.reason.map { "<span class=\"note\">\($0)</span>" } ?? .none
    let anyway: HTML =
      stage.unblockedBy.map {
        " <span class=\"note\">To examine it anyway: <code>\($0)</code></span>"
      } ?? .none
    return """
      <tr><th scope="row">\(name) <span class="note">\(stage.title)</span></th>\
      <td class="\(stage.verdict.rawValue)"><span class="word">\(HTMLVerdict.mark(stage.verdict)) \
      \(stage.verdict.rawValue)</span> \(reason)\(anyway)</td>\
      <td class="number">\(passed)</td><td class="number">\(failures)</td>\
      \(others)<td class="number time">\(stage.duration.shown)</td></tr>
      """
  }
}
