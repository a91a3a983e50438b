package import GradusModel

/// A check that did not pass, told so that a learner can fix it.
package enum FindingText {
  private static let mostFindings = 6
  /// How many of the steps before the decisive request are named.
  private static let mostSteps = 6
  /// How many lines of one side of a finding, or of a difference, are shown.
  private static let mostLines = 24

  /// The check without colour, for places that keep text.
  static func plain(_ check: CheckReport, of report: RunReport) -> String {
    lines(check, of: report, style: TextStyle(width: 100)).joined(separator: "\n")
  }

  /// The claim, what was expected and what came, the exchanges, and what to do.
  package static func lines(
    _ check: CheckReport,
    of report: RunReport,
    style: TextStyle
  ) -> [String] {
    var lines = [
      style.styled("\(Mark.of(check.verdict)) \(check.id)", .bold, Mark.look(check.verdict))
        + "  \(check.verdict.rawValue)",
      style.wrapped(check.claim, indent: 2),
    ]
    if let reason = check.reason { lines.append(style.wrapped(reason, indent: 2)) }
    for finding in check.toldFindings.prefix(mostFindings) { lines += [""] + told(finding, style) }
    if check.findings.count > mostFindings {
      lines += [
        "",
        "  … and \(Figure.count(check.findings.count - mostFindings, "more finding")) of this check",
      ]
    }
    if let second = check.secondTry, !second.isEmpty {
      lines += ["", "  When it was repeated, with other data:"]
      for finding in second.prefix(mostFindings) { lines += told(finding, style) }
    }
    lines += exchanges(check, style)
    lines += output(check, style)
    lines += advice(check, report, style)
    return lines
  }

  /// Where it was found, what was expected there, and what came.
  package static func told(_ finding: Finding, _ style: TextStyle) -> [String] {
    var lines = ["  \(finding.place)"]
    if let expected = finding.expected.json, let observed = finding.observed.json,
      expected.isNested, observed.isNested
    {
      lines.append("    expected \(style.styled("-", .red)), came \(style.styled("+", .green))")
      let difference = JSONDiff.lines(expected: expected, observed: observed)
      for line in difference.prefix(mostLines) {
        let text = "    \(line.mark.rawValue) \(ExchangeText.visible(line.text))"
        switch line.mark {
        case .same: lines.append(style.styled(text, .dim))
        case .missing: lines.append(style.styled(text, .red))
        case .new: lines.append(style.styled(text, .green))
        }
      }
      if difference.count > mostLines { lines.append("    … (\(difference.count) lines in all)") }
      return lines
    }
    lines.append(side("expected", finding.expected, style))
    lines.append(side("came", finding.observed, style))
    return lines
  }

  private static func side(_ name: String, _ evidence: Evidence, _ style: TextStyle) -> String {
    let label = "    \(name)" + String(repeating: " ", count: 10 - name.count)
    let lines = evidence.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { ExchangeText.visible(String($0)) }
    // Several lines are somebody's output, which is not broken anew.
    if lines.count > 1 {
      let more = lines.count > mostLines ? ["… (\(lines.count) lines in all)"] : []
      return label
        + (lines.prefix(mostLines) + more)
        .joined(separator: "\n" + String(repeating: " ", count: 14))
    }
    let text = lines.joined()
    return label + style.wrapped(cut(text), indent: 14).dropFirst(14)
  }

  /// The beginning of a text, and how long it is.
  private static func cut(_ text: String) -> String {
    let most = ExchangeText.Room.terminal.characters
    guard text.count > most else { return text }
    // One that the report itself has cut says how long it was.
    let end =
      text.firstMatch(of: /… \([0-9]+ bytes in all\)$/).map { String($0.0) }
      ?? "… (\(text.utf8.count) bytes in all)"
    return text.prefix(most) + end
  }

  /// What was sent before, a line each, and the exchanges that the first finding cites.
  private static func exchanges(_ check: CheckReport, _ style: TextStyle) -> [String] {
    let cited = (check.findings.first?.exchanges ?? []).filter(check.transcript.indices.contains)
    let shown = Set(cited.suffix(2))
    let steps = check.steps(upTo: cited.last)
    let isShown: (CheckStep) -> Bool = { step in
      if case .exchange(let position) = step { shown.contains(position) } else { false }
    }
    let end = steps.lastIndex(where: isShown) ?? steps.endIndex
    let before = steps[..<end].filter { !isShown($0) }
    var lines = before.isEmpty ? [] : ["", shown.isEmpty ? "  what was done" : "  before that"]
    lines += summary(of: before, in: check).map { "    \($0)" }
    for position in shown.sorted() {
      lines += [""] + ExchangeText.lines(check.transcript[position], style: style).map { "  \($0)" }
    }
    let after = steps[end...].dropFirst()
    if !after.isEmpty {
      lines += ["", "  after that"] + after.map { "    " + told($0, of: check) }
    }
    return lines
  }

  /// The last of some steps, a line each, and before them what was done last besides sending requests:
  /// a signal says more than the requests behind which it would vanish.
  static func summary(of steps: [CheckStep], in check: CheckReport) -> [String] {
    let hidden = steps.dropLast(mostSteps)
    let end = hidden.lastIndex(where: \.isNote).map { $0 + 1 } ?? hidden.startIndex
    let start = hidden[..<end].lastIndex { !$0.isNote }.map { $0 + 1 } ?? hidden.startIndex
    return omitted(hidden[..<start].count)
      + hidden[start..<end].map { told($0, of: check) }
      + omitted(hidden[end...].count)
      + steps.suffix(mostSteps).map { told($0, of: check) }
  }

  private static func omitted(_ count: Int) -> [String] {
    count > 0 ? ["… \(Figure.count(count, "step"))"] : []
  }

  /// A step on one line; what is no request is set off.
  private static func told(_ step: CheckStep, of check: CheckReport) -> String {
    switch step {
    case .exchange(let position):
      ExchangeText.summary(check.transcript[position]) + moment(of: position, in: check)
    case .note(let text): "· \(text)"
    }
  }

  /// When an exchange began, where the time of what was done between exchanges is told, too.
  private static func moment(of position: Int, in check: CheckReport) -> String {
    let exchange = check.transcript[position]
    guard exchange.check == nil, check.notes?.contains(where: { $0.after != nil }) == true else {
      return ""
    }
    return ", at \(exchange.timing.startedAfter.shown)"
  }

  /// What the backend wrote meanwhile, a traceback for example.
  private static func output(_ check: CheckReport, _ style: TextStyle) -> [String] {
    guard let output = check.ownOutput else { return [] }
    let lines = output.split(separator: "\n").map { "  | \(ExchangeText.visible(String($0)))" }
    return ["", "  the backend wrote"] + lines
  }

  private static func advice(
    _ check: CheckReport,
    _ report: RunReport,
    _ style: TextStyle
  ) -> [String] {
    var rows: [(String, String)] = []
    if let line = check.curlLine(in: report) {
      // Several commands stand below one another.
      let lines = line.split(separator: "\n", omittingEmptySubsequences: false)
      rows.append(("try", lines.joined(separator: "\n" + String(repeating: " ", count: 12))))
    }
    rows.append(("hint", check.advice))
    if let lessons = report.stage(of: check)?.lessons, !lessons.isEmpty {
      rows.append(("lessons", lessons.map(\.rawValue).joined(separator: ", ")))
    }
    rows.append(("contract", "contract.yaml, \(check.contract)"))
    if let file = check.wholeOutput(in: report) {
      rows.append(("output", "all that the backend wrote is in \(file)"))
    }
    if let finding = check.findings.first { rows.append(("replay", "gradus replay \(finding.id)")) }
    return [""]
      + rows.map { name, text in
        let label =
          "  " + style.styled(name, .bold) + String(repeating: " ", count: 10 - name.count)
        // Commands are never broken: they are there to be copied.
        let body = name == "try" ? text : String(style.wrapped(text, indent: 12).dropFirst(12))
        return label + body
      }
  }
}

extension JSON {
  /// Whether it has parts, so that a difference is worth showing line by line.
  var isNested: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }
}
