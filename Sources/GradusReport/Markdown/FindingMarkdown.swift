internal import GradusModel

/// A check that did not pass as Markdown: what was expected, what came, and what to do.
enum FindingMarkdown {
  /// How many findings of a check are told.
  private static let mostFindings = 6
  /// How many lines of a finding are shown, and how many characters of a line.
  private static let mostLines = 40
  private static let mostCharacters = 1_000
  /// How many exchanges are shown in full, the decisive one last.
  private static let mostExchanges = 3

  /// Blocks to be joined by empty lines; from claim and id down to the command that repeats it.
  static func blocks(_ check: CheckReport, of report: RunReport) -> [String] {
    evidence(check) + exchanges(check) + output(check, of: report) + advice(check, report)
  }

  /// What was expected, and what came.
  static func evidence(_ check: CheckReport) -> [String] {
    var blocks: [String] = []
    if let reason = check.reason { blocks.append(Markdown.inline(reason)) }
    blocks += check.toldFindings.prefix(mostFindings).flatMap(told)
    if check.findings.count > mostFindings {
      blocks.append(
        "… and \(Figure.count(check.findings.count - mostFindings, "more finding")) of this check."
      )
    }
    if let second = check.secondTry, !second.isEmpty {
      blocks.append("When it was repeated, with other data:")
      blocks += second.prefix(mostFindings).flatMap(told)
    }
    return blocks
  }

  private static func told(_ finding: Finding) -> [String] {
    // The place stands first and has a line of its own; the rest belongs to the block.
    let lines = FindingText.told(finding, TextStyle(width: 100)).dropFirst()
      .flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
    let isDiff = lines.first == "expected -, came +"
    let block =
      isDiff
      ? Markdown.block(cut(Array(lines.dropFirst())), "diff") : Markdown.block(cut(lines), "text")
    let legend = isDiff ? " (expected `-`, came `+`)" : ""
    return ["At \(Markdown.code(finding.place))\(legend):", block]
  }

  private static func cut(_ lines: [String]) -> [String] {
    lines.prefix(mostLines).map { line in
      let count = line.count
      return count <= mostCharacters
        ? line : "\(line.prefix(mostCharacters))… (\(count) characters in all)"
    } + (lines.count > mostLines ? ["… (\(lines.count) lines in all)"] : [])
  }

  /// The exchanges that the findings cite.
  static func exchanges(_ check: CheckReport) -> [String] {
    let cited = check.citedExchanges
    guard !cited.isEmpty else { return [] }
    let shown = cited.suffix(mostExchanges)
    let earlier = cited.count - shown.count
    let note = earlier > 0 ? " The \(earlier) before it are left out." : ""
    let heading =
      shown.count == 1
      ? "The exchange, `>` as it was sent and `<` as it came:"
      : "The exchanges, `>` as they were sent and `<` as they came:"
    let lines = shown.map { position in
      before(position, after: cited.last { $0 < position }, check)
        + ExchangeText.lines(check.transcript[position], style: TextStyle())
    }
    return [heading + note, Markdown.block(Array(lines.joined(separator: [""])), "http")]
  }

  /// What was done before an exchange, and after the one that was shown before it, a line each.
  private static func before(_ position: Int, after shown: Int?, _ check: CheckReport) -> [String] {
    let steps = check.steps(upTo: position)
    let end = steps.lastIndex(of: .exchange(position)) ?? steps.endIndex
    let start = shown.flatMap { steps.firstIndex(of: .exchange($0)) }.map { $0 + 1 } ?? 0
    return start < end ? FindingText.summary(of: Array(steps[start..<end]), in: check) : []
  }

  /// What the backend wrote meanwhile.
  static func output(_ check: CheckReport, of report: RunReport) -> [String] {
    guard let output = check.ownOutput else { return [] }
    let whole =
      check.wholeOutput(in: report).map { " (all of it is in \(Markdown.code($0)))" } ?? ""
    return ["The backend wrote\(whole):", Markdown.block([output], "text")]
  }

  private static func advice(_ check: CheckReport, _ report: RunReport) -> [String] {
    var blocks: [String] = []
    if let line = check.curlLine(in: report) {
      blocks += ["Send it again:", Markdown.block([line], "sh")]
    }
    var rows = ["- Hint: \(Markdown.inline(check.advice))"]
    if let lessons = report.stage(of: check)?.lessons, !lessons.isEmpty {
      rows.append(
        "- Lessons: \(lessons.map { Markdown.code($0.rawValue) }.joined(separator: ", "))"
      )
    }
    rows.append("- Contract: `contract.yaml`, \(Markdown.code(check.contract))")
    if let finding = check.findings.first {
      rows.append("- Repeat it: \(Markdown.code("gradus replay \(finding.id)"))")
    }
    return blocks + [rows.joined(separator: "\n")]
  }
}
