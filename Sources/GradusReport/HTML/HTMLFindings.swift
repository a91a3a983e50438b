internal import GradusModel

/// The checks that did not pass, each told so that it can be fixed.
enum HTMLFindings {
  /// How many findings of a check are told.
  private static let mostFindings = 20

  /// What failed; nil where nothing did.
  static func failed(_ report: RunReport) -> HTMLSection? {
    section(report, .failed, id: "failed", title: "What failed")
  }

  /// What could not be decided; nil where everything was.
  static func undecided(_ report: RunReport) -> HTMLSection? {
    section(report, .inconclusive, id: "undecided", title: "What could not be decided")
  }

  /// Where a check stands on the page; ids have no white space.
  static func anchor(_ check: CheckID) -> String {
    "check-" + String(check.rawValue.map { $0.isWhitespace ? "-" : $0 })
  }

  /// A command with a button that copies it.
  static func command(_ text: String, label: String, id: String, of what: String) -> HTML {
    """
    <div class="command"><code id="\(id)">\(text)</code>\
    <button type="button" hidden data-copies="\(id)" aria-label="\(label) \(what)">\(label)</button></div>
    """
  }

  private static func section(
    _ report: RunReport,
    _ verdict: Verdict,
    id: StaticString,
    title: String
  ) -> HTMLSection? {
    let checks = report.checks.filter { $0.verdict == verdict }
    if checks.isEmpty { return nil }
    return HTMLSection(
      id: id,
      title: "\(title) (\(checks.count))",
      content: HTML(AlikeChecks.groups(checks).map { group($0, report) })
    )
  }

  /// A check in full; those that found the same are folded below it.
  private static func group(_ group: AlikeChecks, _ report: RunReport) -> HTML {
    guard let sentence = group.sentence else { return card(group.first, report) }
    let names = Figure.list(group.others.map(\.id.rawValue), atMost: 3)
    return """
      \(card(group.first, report))
      <details class="alike">
      <summary>\(sentence) <span class="note">\(names)</span></summary>
      \(group.others.map { card($0, report) })
      </details>
      """
  }

  private static func card(_ check: CheckReport, _ report: RunReport) -> HTML {
    let anchor = anchor(check.id)
    let reason: HTML = check.reason.map { "<p class=\"reason\">\($0)</p>" } ?? .none
    return HTML([
      """
      <article class="finding \(check.verdict.rawValue)" id="\(anchor)" aria-labelledby="\(anchor)-claim">
      <p class="id">\(HTMLVerdict.mark(check.verdict)) <code>\(check.id)</code> \(check.verdict.rawValue)</p>
      <h3 id="\(anchor)-claim">\(check.claim)</h3>
      """,
      reason,
      HTML(check.toldFindings.prefix(mostFindings).map(evidence)),
      more(check),
      secondTry(check),
      "<p class=\"hint\"><b>Hint</b> \(check.advice)</p>",
      HTMLExchange.transcript(check),
      output(check, report),
      commands(check, report, anchor),
      sources(check, report),
      assistant(check, report, anchor),
      "</article>",
    ])
  }

  private static func evidence(_ finding: Finding) -> HTML {
    if let expected = finding.expected.json, let observed = finding.observed.json,
      expected.isNested, observed.isNested
    {
      return """
        <div class="evidence"><h4><code>\(finding.place)</code></h4>
        <p class="note"><del>- expected</del> <ins>+ came</ins></p>
        \(HTMLExchange.diff(JSONDiff.lines(expected: expected, observed: observed)))</div>
        """
    }
    return """
      <div class="evidence"><h4><code>\(finding.place)</code></h4>
      <dl><div><dt>Expected</dt><dd class="expected">\(side(finding.expected))</dd></div>\
      <div><dt>Came</dt><dd class="came">\(side(finding.observed))</dd></div></dl></div>
      """
  }

  private static func side(_ evidence: Evidence) -> HTML {
    let most = ExchangeText.Room.page.characters
    let text = evidence.text.prefix(most)
    let cut = evidence.text.count > most ? "… (\(evidence.text.count) characters in all)" : ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return HTML(joined: lines.map { "<span class=\"line\">\($0)\n</span>" })
      .followed(by: HTML(text: cut))
  }

  private static func more(_ check: CheckReport) -> HTML {
    let count = check.findings.count - mostFindings
    return count > 0
      ? "<p class=\"note\">… and \(Figure.count(count, "more finding")) of this check</p>" : .none
  }

  private static func secondTry(_ check: CheckReport) -> HTML {
    guard let second = check.secondTry, !second.isEmpty else { return .none }
    return """
      <p class="note">When it was repeated, with other data:</p>
      \(second.prefix(mostFindings).map(evidence))
      """
  }

  private static func output(_ check: CheckReport, _ report: RunReport) -> HTML {
    let whole: HTML =
      check.wholeOutput(in: report).map { "; all of it is in <code>\($0)</code>" } ?? .none
    guard let output = check.ownOutput else { return .none }
    return """
      <details>
      <summary>What the backend wrote <span class="note">its last lines\(whole)</span></summary>
      \(HTMLExchange.lines(output))
      </details>
      """
  }

  private static func commands(_ check: CheckReport, _ report: RunReport, _ anchor: String) -> HTML
  {
    var commands: [HTML] = []
    if let finding = check.findings.first {
      commands.append(
        command(
          "gradus replay \(finding.id)",
          label: "Copy",
          id: "\(anchor)-replay",
          of: "the replay of \(check.id)"
        )
      )
    }
    if let line = check.curlLine(in: report) {
      commands.append(
        command(
          line,
          label: "Copy",
          id: "\(anchor)-curl",
          of: "the curl line of \(check.id)"
        )
      )
    }
    return HTML(commands)
  }

  private static func sources(_ check: CheckReport, _ report: RunReport) -> HTML {
    let lessons = (report.stage(of: check)?.lessons ?? []).map(\.rawValue).joined(separator: ", ")
    let taught: HTML = lessons.isEmpty ? .none : "<div><dt>Lessons</dt><dd>\(lessons)</dd></div>"
    return """
      <dl class="sources"><div><dt>Contract</dt><dd>contract.yaml <code>\(check.contract)</code></dd></div>\
      \(taught)<div><dt>Took</dt><dd>\(check.duration.shown)</dd></div></dl>
      """
  }

  /// The description that stands alone, in an element that is neither seen nor read out.
  private static func assistant(_ check: CheckReport, _ report: RunReport, _ anchor: String) -> HTML
  {
    """
    <template id="\(anchor)-brief">\(AssistantBrief.text(check, of: report))</template>
    <button type="button" class="brief" hidden data-copies="\(anchor)-brief" \
    aria-label="Copy \(check.id) for an assistant">Copy for an assistant</button>
    """
  }
}
