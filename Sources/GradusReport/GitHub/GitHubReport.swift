package import GradusModel

/// A run as annotations of GitHub Actions, and as the summary of its job.
package enum GitHubReport {
  /// How many annotations of a level GitHub shows for a step; it drops the others without a word.
  private static let mostOfLevel = 10
  /// How many checks without an annotation of their own are named.
  private static let mostNamed = 20
  /// How many bytes a step may write to its summary; more, and GitHub shows nothing of it.
  package static let mostOfSummary = 1 << 20

  /// The annotations, a line each.
  ///
  /// - Parameters:
  ///   - report: A run that is over.
  ///   - configuration: The path of its `gradus.yaml`, relative to the root of the repository.
  /// - Returns: Errors for what failed, warnings for what could not be decided, at most ten of each,
  ///   of which the last says how many more there are; then a notice that says what came of it.
  package static func commands(_ report: RunReport, configuration: String = "gradus.yaml") -> String
  {
    let start = report.subject.start
    var commands: [WorkflowCommand] = []
    if start.isReady {
      commands = annotations(.error, of: report, .failed, at: configuration)
      commands += annotations(.warning, of: report, .inconclusive, at: configuration)
    } else {
      let lines = [start.sentence, shown(start.output), start.advice, report.commandByHand]
      let text = lines.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n")
      commands = [
        WorkflowCommand(level: .error, title: report.title, file: configuration, message: text)
      ]
    }
    let standing = Standing(report)
    let words = [
      standing.headline, standing.detail, standing.progress, "Next: \(Conclusion(report).next)",
    ]
    commands.append(
      WorkflowCommand(
        level: .notice,
        title: "\(report.title), seed \(report.seed)",
        file: configuration,
        message: words.compactMap(\.self).joined(separator: "\n")
      )
    )
    return commands.map { $0.line + "\n" }.joined()
  }

  /// The summary of the job as Markdown.
  ///
  /// - Parameters:
  ///   - report: A run that is over.
  ///   - earlier: The run before it; nil where there is none.
  ///   - taken: How many bytes the step has already written to its summary.
  /// - Returns: What fits; checks that do not are named.
  package static func summary(_ report: RunReport, earlier: RunReport?, taken: Int) -> String {
    // A step that has filled its summary is left no less than a verdict.
    let most = max(8_000, mostOfSummary - taken - 1_000)
    return MarkdownReport.text(report, earlier: earlier, most: most)
  }

  private static func annotations(
    _ level: WorkflowCommand.Level,
    of report: RunReport,
    _ verdict: Verdict,
    at configuration: String
  ) -> [WorkflowCommand] {
    let checks = report.checks.filter { $0.verdict == verdict }
    let isTooMany = checks.count > mostOfLevel
    let told = checks.prefix(isTooMany ? mostOfLevel - 1 : mostOfLevel)
    var commands = told.map { check in
      WorkflowCommand(
        level: level,
        title: "\(check.id.rawValue) \(verdict.rawValue)",
        file: configuration,
        message: message(check)
      )
    }
    if isTooMany {
      let rest = checks.dropFirst(told.count)
      let names = rest.prefix(mostNamed).map { "\($0.id): \($0.claim)" }
      let unnamed = rest.count - names.count
      let more = unnamed > 0 ? ["… and \(unnamed) more, which gradus report tells"] : []
      commands.append(
        WorkflowCommand(
          level: level,
          title: "\(Figure.count(rest.count, "more check")) \(verdict.rawValue)",
          file: configuration,
          message: (names + more).joined(separator: "\n")
        )
      )
    }
    return commands
  }

  private static func message(_ check: CheckReport) -> String {
    var lines = [check.claim]
    if let reason = check.reason { lines.append(shown(reason)) }
    if let finding = check.findings.first {
      lines += [
        "\(shown(finding.place)): expected \(shown(finding.expected.text)), came \(shown(finding.observed.text))"
      ]
    }
    lines.append("Hint: \(check.advice)")
    if let finding = check.findings.first { lines.append("Replay: gradus replay \(finding.id)") }
    return lines.joined(separator: "\n")
  }

  /// What a program wrote, with nothing that steers, in lines, and no longer than an annotation.
  private static func shown(_ text: String) -> String {
    let lines = text.prefix(1000).split(separator: "\n", omittingEmptySubsequences: false)
      .map { ExchangeText.visible(String($0)) }
    return lines.joined(separator: "\n") + (text.count > 1000 ? " …" : "")
  }
}
