package import GradusModel

/// A run as Markdown: for a comment, the summary of a job, or somebody who reads it elsewhere.
package enum MarkdownReport {
  /// The most bytes of a comment on GitHub, with room for words around it.
  package static let mostOfComment = 60_000

  /// The report as text: the verdict, the stages, then what did not pass, failures first.
  ///
  /// - Parameters:
  ///   - report: A run that is over.
  ///   - earlier: The run before it, to say what changed; nil where there is none.
  ///   - most: How many bytes it may have. Checks that do not fit are named, and then counted.
  /// - Returns: Text that ends in a line end, never cut within a check.
  package static func text(
    _ report: RunReport,
    earlier: RunReport? = nil,
    most: Int = mostOfComment
  ) -> String {
    var text = (head(report) + changes(report, earlier)).joined(separator: "\n\n") + "\n"
    let told = AlikeChecks.groups(report.toldChecks)
    if told.isEmpty { return text }
    // What names the checks that do not fit needs a place of its own.
    let room = most - 4_000
    var shown = 0
    for group in told {
      let next = "\n" + folded(group, report, isOpen: shown == 0)
      guard text.utf8.count + next.utf8.count <= room else { break }
      text += next
      shown += 1
    }
    let unshown = told.dropFirst(shown).flatMap { [$0.first] + $0.others }
    return text + rest(unshown, room: most - text.utf8.count)
  }

  private static func head(_ report: RunReport) -> [String] {
    let standing = Standing(report)
    let mark = Mark.of(standing.verdict)
    var blocks = ["## \(mark) \(Markdown.inline(standing.headline))"]
    let words = [standing.detail, standing.progress].compactMap(\.self)
    if !words.isEmpty { blocks.append(Markdown.inline(words.joined(separator: " "))) }
    let conclusion = Conclusion(report)
    blocks.append(
      """
      \(Markdown.inline(report.title)), \(place(report)). Seed \(report.seed), Gradus \
      \(Markdown.inline(report.gradus)), \(report.duration.shown). \
      Next: \(next(conclusion))
      """
    )
    if !report.subject.start.isReady { blocks += notStarted(report) }
    if !report.stages.isEmpty { blocks.append(table(report)) }
    return blocks + blocked(report)
  }

  /// What is blocked and can be examined all the same, a line for each command.
  private static func blocked(_ report: RunReport) -> [String] {
    let commands = report.stages.compactMap(\.unblockedBy)
    return commands.enumerated().filter { commands.firstIndex(of: $1) == $0 }.map { _, command in
      let stages = report.stages.filter { $0.unblockedBy == command }
      let named = Figure.list(stages.map { Markdown.code($0.id.rawValue) }, atMost: stages.count)
      let reason = stages.first?.reason.map { ": \(Markdown.inline($0))" } ?? ""
      let verb = stages.count == 1 ? "is" : "are"
      return
        "\(named) \(verb) blocked\(reason). \(Markdown.code(command)) examines \(stages.count == 1 ? "it" : "them") all the same."
    }
  }

  private static func next(_ conclusion: Conclusion) -> String {
    guard let parts = conclusion.nextParts else { return Markdown.inline(conclusion.next) }
    return Markdown.inline(String(parts.before)) + Markdown.code(String(parts.command))
      + Markdown.inline(String(parts.after))
  }

  private static func place(_ report: RunReport) -> String {
    report.subject.url.map { "examined at \(Markdown.code($0))" }
      ?? report.subject.command.map { "started by \(Markdown.code($0))" } ?? "examined"
  }

  private static func notStarted(_ report: RunReport) -> [String] {
    let start = report.subject.start
    var blocks = [Markdown.inline(start.sentence)]
    if !start.output.isEmpty {
      blocks += ["Its last lines:", Markdown.block([start.output], "text")]
    }
    if let advice = start.advice { blocks.append(Markdown.inline(advice)) }
    if let command = report.commandByHand { blocks.append(Markdown.block([command], "sh")) }
    return blocks
  }

  private static func table(_ report: RunReport) -> String {
    let hasBoth = Set(report.stages.map(\.grade)).count > 1
    let grade = hasBoth ? " grade |" : ""
    var rows = [
      "| stage | verdict |\(grade) passed | failed | others | time |",
      "| --- | --- |\(hasBoth ? " --- |" : "") ---: | ---: | ---: | ---: |",
    ]
    rows += report.stages.map { stage in
      let passed = stage.count(.passed)
      let failed = stage.count(.failed)
      let cells = [
        Markdown.cell(Markdown.code(stage.id.rawValue)),
        "\(Mark.of(stage.verdict)) \(stage.verdict.rawValue)",
      ]
      let counts = [
        "\(passed)", "\(failed)", "\(stage.checks.count - passed - failed)",
        stage.duration.shown,
      ]
      let graded = hasBoth ? [stage.grade.rawValue] : []
      return "| " + (cells + graded + counts).joined(separator: " | ") + " |"
    }
    return rows.joined(separator: "\n")
  }

  private static func changes(_ report: RunReport, _ earlier: RunReport?) -> [String] {
    guard let earlier, let comparison = RunComparison(from: earlier, to: report) else { return [] }
    let parts = comparison.changes.map { "\($0.count) \($0.name)" }
    let since = "Since the run of \(comparison.earlierStartedAt)"
    return [
      comparison.isEmpty
        ? "\(since), nothing changed."
        : "\(since): \(parts.joined(separator: ", "))."
    ]
  }

  private static func folded(_ group: AlikeChecks, _ report: RunReport, isOpen: Bool) -> String {
    let check = group.first
    let mark = Mark.of(check.verdict)
    let summary =
      "<b>\(mark) \(Markdown.html(check.id.rawValue))</b> "
      + "\(Markdown.html(check.verdict.rawValue)): \(Markdown.html(check.claim))"
    let blocks =
      ["<details\(isOpen ? " open" : "")>\n<summary>\(summary)</summary>"]
      + FindingMarkdown.blocks(check, of: report) + alike(group) + ["</details>"]
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// Where else the same was found.
  private static func alike(_ group: AlikeChecks) -> [String] {
    guard let sentence = group.sentence else { return [] }
    let names = group.others.map { Markdown.code($0.id.rawValue) }
    return ["\(sentence) \(Figure.list(names, atMost: 40))."]
  }

  /// The checks that do not fit: a line each, and the last of them only counted.
  private static func rest(_ checks: [CheckReport], room: Int) -> String {
    if checks.isEmpty { return "" }
    var text =
      "\n**\(Figure.count(checks.count, "more check")) did not fit; "
      + "`gradus report` tells them in full:**\n\n"
    for (position, check) in checks.enumerated() {
      let line =
        "- \(Mark.of(check.verdict)) \(Markdown.code(check.id.rawValue)) "
        + "\(Markdown.inline(check.claim))\n"
      guard text.utf8.count + line.utf8.count + 40 <= room else {
        return text + "- … and \(checks.count - position) more\n"
      }
      text += line
    }
    return text
  }
}
