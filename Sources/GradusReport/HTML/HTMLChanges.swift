internal import GradusModel

/// What changed since the run before.
enum HTMLChanges {
  /// How many checks of a kind are shown before the rest is folded away.
  private static let mostShown = 8

  static func section(_ comparison: RunComparison, _ report: RunReport) -> HTMLSection {
    let moment = HTMLVerdict.moment(comparison.earlierStartedAt)
    let since: HTML =
      "<p class=\"note\">Compared with the run of \(moment), seed \(comparison.earlierSeed).</p>"
    let told = Set(report.toldChecks.map(\.id))
    let lists = comparison.changes.map { list($0, told) }
    let nothing: HTML =
      comparison.isEmpty
      ? "<p>No check that both runs examined says anything else than before.</p>" : .none
    return HTMLSection(
      id: "changes",
      title: "What changed",
      content: HTML([since, nothing, "<div class=\"changes\">\(lists)</div>"])
    )
  }

  private static func list(_ change: RunComparison.Change, _ told: Set<CheckID>) -> HTML {
    let mark: HTML = change.verdict.map { HTMLVerdict.mark($0) } ?? .none
    let items: [HTML] = change.checks.map { id in
      told.contains(id)
        ? "<li><a href=\"#\(HTMLFindings.anchor(id))\">\(id)</a></li>" : "<li>\(id)</li>"
    }
    let shown = items.prefix(mostShown)
    let rest = items.dropFirst(mostShown)
    let more: HTML =
      rest.isEmpty
      ? .none
      : "<details><summary>\(rest.count) more</summary><ul>\(Array(rest))</ul></details>"
    return """
      <div class="change">
      <h3>\(mark) \(change.count) \(change.name)</h3>
      <ul>\(Array(shown))</ul>
      \(more)
      </div>
      """
  }
}
