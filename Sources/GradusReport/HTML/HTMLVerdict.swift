internal import GradusModel

/// The top of the page: what came of it.
enum HTMLVerdict {
  /// The project, and what this page is.
  static func header(_ report: RunReport, _ standing: Standing) -> HTML {
    let part = report.part.map { " · \($0)" } ?? ""
    return """
      <header class="top">
      <p class="project">\(report.title)\(part)</p>
      <p class="made">Gradus · seed \(report.seed) · <time datetime="\(report.startedAt)">\(moment(report.startedAt))</time></p>
      </header>
      """
  }

  /// The headline, how many checks have which verdict, the grades, and the next command.
  static func summary(_ report: RunReport, _ standing: Standing) -> HTML {
    let detail: HTML = standing.detail.map { "<p class=\"detail\">\($0)</p>" } ?? .none
    return """
      <section class="verdict \(standing.verdict.rawValue)" aria-labelledby="verdict">
      <h1 id="verdict">\(mark(standing.verdict)) \(standing.headline)</h1>
      \(detail)
      \(toMend(report))
      <p class="next">Next: \(next(Conclusion(report)))</p>
      \(notStarted(report))
      \(bar(report))
      \(grades(standing))
      </section>
      """
  }

  /// The first causes of failures, with links to where they are told.
  private static func toMend(_ report: RunReport) -> HTML {
    let groups = AlikeChecks.groups(report.checks.filter { $0.verdict == .failed })
    if groups.isEmpty || !report.subject.start.isReady { return .none }
    let most = 5
    let rows: [HTML] = groups.prefix(most).map { group in
      let others = group.others.isEmpty ? "" : " and \(group.others.count) alike"
      return """
        <li>\(mark(.failed)) <a href="#\(HTMLFindings.anchor(group.first.id))">\(group.first.claim)</a> \
        <span class="note"><code>\(group.first.id)</code>\(others)</span></li>
        """
    }
    let more: HTML =
      groups.count > most
      ? "<li><a href=\"#failed\">… and \(groups.count - most) more</a></li>" : .none
    return "<p>Does not hold yet:</p>\n<ul class=\"mend\">\(rows)\(more)</ul>"
  }

  /// The sign of a verdict; the word stands beside it.
  static func mark(_ verdict: Verdict) -> HTML {
    "<span class=\"mark \(verdict.rawValue)\" aria-hidden=\"true\">\(Mark.of(verdict))</span>"
  }

  /// A moment as people write it: day and minute.
  static func moment(_ time: String) -> String {
    guard let match = time.wholeMatch(of: /(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(\.\d+)?)?Z/) else {
      return time
    }
    return "\(match.1) \(match.2) UTC"
  }

  private static func next(_ conclusion: Conclusion) -> HTML {
    guard let parts = conclusion.nextParts else { return HTML(text: conclusion.next) }
    return "\(parts.before)<code>\(parts.command)</code>\(parts.after)"
  }

  private static func notStarted(_ report: RunReport) -> HTML {
    let start = report.subject.start
    if start.isReady { return .none }
    let output: HTML =
      start.output.isEmpty
      ? .none : "<p>Its last lines:</p>\n\(HTMLExchange.lines(start.output))"
    let advice: HTML = start.advice.map { "<p>\($0)</p>" } ?? .none
    let command: HTML =
      report.commandByHand.map {
        HTMLFindings.command($0, label: "Copy", id: "by-hand", of: "the command")
      } ?? .none
    return HTML(["<p>\(start.sentence)</p>", output, advice, command])
  }

  /// The verdicts as parts of a whole, and as numbers with words.
  private static func bar(_ report: RunReport) -> HTML {
    let checks = report.checks
    let order: [Verdict] = [.passed, .failed, .inconclusive, .blocked, .skipped]
    let counts = order.map { verdict in (verdict, checks.count { $0.verdict == verdict }) }
      .filter { $0.1 > 0 }
    guard !checks.isEmpty else { return .none }
    var left = 0.0
    let parts: [HTML] = counts.map { verdict, count in
      let width = 100 * Double(count) / Double(checks.count)
      defer { left += width }
      return
        "<rect class=\"\(verdict.rawValue)\" x=\"\(percent(left))\" width=\"\(percent(width))\" height=\"10\"/>"
    }
    let legend: [HTML] = counts.map { verdict, count in
      "<li>\(mark(verdict)) <b>\(count)</b> \(verdict.rawValue)</li>"
    }
    return """
      <svg class="share" width="100%" height="10" aria-hidden="true" focusable="false">\(parts)</svg>
      <ul class="legend">\(legend)</ul>
      """
  }

  /// A share as SVG writes it.
  static func percent(_ value: Double) -> String {
    "\((value * 100).rounded() / 100)%"
  }

  /// The two grades beside one another, where the exam has both.
  private static func grades(_ standing: Standing) -> HTML {
    guard let core = standing.core, let production = standing.production else { return .none }
    return """
      <div class="grades">
      \(grade(core, "Core", "passes the project"))
      \(grade(production, "Production grade", "shows that it would hold in production"))
      </div>
      """
  }

  private static func grade(_ grade: GradeStanding, _ name: String, _ meaning: String) -> HTML {
    // What was examined and failed is told as that; only what nobody has looked at yet comes next.
    let isNext =
      grade.grade == .production && grade.verdict != .passed && grade.verdict != .failed
    let word = isNext ? "comes next" : grade.verdict.rawValue
    let look = isNext ? "coming" : grade.verdict.rawValue
    let sign: HTML =
      isNext ? "<span class=\"mark coming\" aria-hidden=\"true\">→</span>" : mark(grade.verdict)
    return """
      <div class="grade \(look)">
      <h2>\(sign) \(name): \(word)</h2>
      <p>\(grade.sentence)</p>
      <p class="note">\(Figure.count(grade.stages.count, "stage")); \(meaning).</p>
      </div>
      """
  }
}
