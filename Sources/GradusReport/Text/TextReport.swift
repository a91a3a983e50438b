package import GradusModel

/// A run for people, in a terminal or a log: a line a stage as it happens, then what failed.
package enum TextReport {
  /// How many failed checks are told in full; of the rest a line each.
  private static let mostInFull = 3
  /// How many more are named; the others are counted.
  private static let mostNamed = 10

  /// What is written when the run begins.
  package static func heading(_ outline: RunOutline, style: TextStyle) -> [String] {
    let count = outline.stages.reduce(0) { $0 + $1.checks.count }
    let size = "\(Figure.count(outline.stages.count, "stage")), \(Figure.count(count, "check"))"
    let line = style.wrapped("\(outline.title) · \(size) · seed \(outline.seed)")
    let title = style.styled(outline.title, .bold)
    return [title + line.dropFirst(outline.title.count), ""]
  }

  /// What is written when the subject was started, or was not.
  package static func start(_ outcome: StartOutcome, style: TextStyle) -> [String] {
    [style.wrapped(outcome.sentence), ""]
  }

  /// What is written before a stage that begins another grade; nil elsewhere.
  ///
  /// - Parameters:
  ///   - stage: The stage that comes next.
  ///   - before: The one before it; nil at the beginning.
  ///   - style: Whether colour may be used.
  /// - Returns: Lines to write before the stage.
  package static func divider(
    before stage: Grade,
    after before: Grade?,
    style: TextStyle
  ) -> [String] {
    guard let before, before != stage, stage == .production else { return [] }
    return ["", "  " + style.styled("production grade", .dim)]
  }

  /// The line of a finished stage.
  ///
  /// - Parameters:
  ///   - stage: The stage, with the reports of its checks.
  ///   - before: The stage before it, whose reason is not told again; nil at the beginning.
  ///   - columns: The width of the longest stage id, in characters.
  ///   - style: Whether colour may be used.
  /// - Returns: Mark, id, verdict, and a count of the checks or why they are blocked.
  package static func stage(
    _ stage: StageReport,
    after before: StageReport?,
    columns: Int,
    style: TextStyle
  ) -> String {
    let name = stage.id.rawValue
    let padded = name + String(repeating: " ", count: max(0, columns - name.count))
    let word = stage.verdict.rawValue
    let verdict = word + String(repeating: " ", count: max(0, 12 - word.count))
    let look = Mark.look(stage.verdict)
    let line =
      "  " + style.styled("\(Mark.of(stage.verdict)) \(padded)", look) + "  "
      + style.styled(verdict, look) + " " + summary(of: stage, after: before)
    guard let command = stage.unblockedBy, command != before?.unblockedBy else { return line }
    let indent = String(repeating: " ", count: 6 + padded.count + verdict.count + 1)
    return line + "\n" + indent + style.styled("examine it anyway: \(command)", .dim)
  }

  private static func summary(of stage: StageReport, after before: StageReport?) -> String {
    let all = stage.checks.count
    let parts: [String] = [Verdict.failed, .inconclusive, .skipped, .blocked].compactMap {
      verdict in
      let count = stage.count(verdict)
      return count > 0 ? "\(count) \(verdict.rawValue)" : nil
    }
    switch stage.verdict {
    case .passed:
      return
        "\(Figure.count(all, "check"))\(parts.isEmpty ? "" : ", \(parts.joined(separator: ", "))") · \(stage.duration.shown)"
    case .blocked where stage.reason != nil:
      let reason = stage.reason == before?.reason ? "for the same reason" : stage.reason ?? ""
      let counts = "\(Figure.count(all, "check")), \(parts.joined(separator: ", "))"
      return stage.count(.passed) == 0 ? reason : "\(counts): \(reason)"
    default: return "\(Figure.count(all, "check")): \(parts.joined(separator: ", "))"
    }
  }

  /// A run that is over, in full.
  package static func whole(_ report: RunReport, style: TextStyle) -> [String] {
    let outline = RunOutline(
      project: report.project,
      title: report.title,
      seed: report.seed,
      stages: report.stages.map { stage in
        StageOutline(
          id: stage.id,
          title: stage.title,
          grade: stage.grade,
          lessons: stage.lessons,
          checks: stage.checks.map { CheckOutline(id: $0.id, claim: $0.claim, hint: $0.hint) }
        )
      }
    )
    let columns = report.stages.map(\.id.rawValue.count).max() ?? 0
    let stages = report.stages.enumerated().flatMap { position, stage in
      let before = position > 0 ? report.stages[position - 1] : nil
      return divider(before: stage.grade, after: before?.grade, style: style)
        + [self.stage(stage, after: before, columns: columns, style: style)]
    }
    return heading(outline, style: style) + stages
      + conclusion(report, inFull: true, style: style)
  }

  /// What is written at the end: failures first, and the verdict last.
  ///
  /// - Parameters:
  ///   - report: A run that is over.
  ///   - inFull: Whether everything that was found is told in full; else the first three causes are,
  ///     and the others have a line each.
  ///   - style: How wide, and whether colour may be used.
  /// - Returns: Lines to write one below the other; some have line feeds in them.
  package static func conclusion(
    _ report: RunReport,
    inFull: Bool = false,
    style: TextStyle
  ) -> [String] {
    if !report.subject.start.isReady { return notStarted(report, style) + verdict(report, style) }
    let told = AlikeChecks.groups(report.toldChecks)
    var lines = measurements(report, style)
    let full = told.prefix(inFull ? told.count : mostInFull)
    for group in full {
      lines += ["", style.styled(String(repeating: "─", count: min(style.width, 72)), .dim)]
      lines += FindingText.lines(group.first, of: report, style: style)
      lines += alike(group, style)
    }
    let others = Array(told.dropFirst(full.count))
    if !others.isEmpty { lines += rest(others, style) }
    return lines + verdict(report, style)
  }

  /// What was measured.
  private static func measurements(_ report: RunReport, _ style: TextStyle) -> [String] {
    let all = report.checks.flatMap { $0.measurements ?? [] }
    if all.isEmpty { return [] }
    return ["", "  " + style.styled("measured", .dim)]
      + all.map { style.wrapped("\($0.name): \($0.text)", indent: 4) }
  }

  /// Where else the same was found.
  private static func alike(_ group: AlikeChecks, _ style: TextStyle) -> [String] {
    guard let sentence = group.sentence else { return [] }
    let named = Figure.list(group.others.map(\.id.rawValue), atMost: mostNamed)
    return ["", style.wrapped("\(sentence) \(named)", indent: 2)]
  }

  /// Those that are not told in full, a line for each cause.
  private static func rest(_ groups: [AlikeChecks], _ style: TextStyle) -> [String] {
    let count = groups.reduce(0) { $0 + 1 + $1.others.count }
    var lines = [
      "", style.styled(String(repeating: "─", count: min(style.width, 72)), .dim),
      "\(count) more, told in full by gradus report:",
    ]
    for group in groups.prefix(mostNamed) {
      let check = group.first
      let others = group.others.count
      lines += [
        "  " + style.styled("\(Mark.of(check.verdict)) \(check.id)", Mark.look(check.verdict))
          + (others > 0 ? ", and \(Figure.count(others, "other check")) found the same" : ""),
        style.wrapped(check.claim, indent: 6),
      ]
    }
    let unnamed = groups.dropFirst(mostNamed).flatMap { [$0.first] + $0.others }
    if !unnamed.isEmpty {
      let stages = unnamed.map { $0.id.rawValue.prefix { $0 != "." } }
      let order = stages.enumerated().filter { stages.firstIndex(of: $1) == $0 }.map(\.element)
      let counts = order.map { stage in "\(stages.count { $0 == stage }) of \(stage)" }
      lines.append(style.wrapped("… and \(counts.joined(separator: ", "))", indent: 2))
    }
    return lines
  }

  private static func notStarted(_ report: RunReport, _ style: TextStyle) -> [String] {
    let start = report.subject.start
    var lines = ["", style.styled(style.wrapped(start.sentence), .bold, .red)]
    if !start.output.isEmpty {
      lines += ["", "Its last lines:"]
      lines += start.output.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "  | \(ExchangeText.visible(String($0)))" }
      if let file = report.subject.outputFile { lines.append("All of it is in \(file).") }
    } else if report.subject.command != nil {
      lines += ["", "It wrote nothing."]
    }
    if let advice = start.advice { lines += ["", style.wrapped(advice)] }
    if let command = report.commandByHand { lines += ["", "  \(command)"] }
    return lines
  }

  /// The last lines: what came of it, and the next command.
  private static func verdict(_ report: RunReport, _ style: TextStyle) -> [String] {
    let conclusion = Conclusion(report)
    return [
      "", style.styled(style.wrapped(conclusion.sentence), .bold, Mark.look(conclusion.verdict)),
      style.wrapped("Next: \(conclusion.next)"),
    ]
  }
}
