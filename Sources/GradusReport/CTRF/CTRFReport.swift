package import GradusModel

/// A run in the Common Test Report Format, version 1.0.0 (ctrf.io).
package enum CTRFReport {
  /// The report as JSON text: a test for each check.
  ///
  /// Blocked checks are `pending`, for they wait for what they build on; inconclusive ones are
  /// `other`. `rawStatus` has the word of Gradus. Times are whole milliseconds.
  package static func text(_ report: RunReport) -> String {
    let time = RunTime(report)
    let root: JSON = JSON(
      [
        ("reportFormat", "CTRF"),
        ("specVersion", "1.0.0"),
        (
          "reportId", .string(StableUUID.of("\(report.project) \(report.seed) \(report.startedAt)"))
        ),
      ] + (time.map { [("timestamp", .string($0.end))] } ?? []) + [
        ("generatedBy", .string("Gradus \(report.gradus)")),
        (
          "results",
          [
            "tool": ["name": "Gradus", "version": .string(report.gradus)],
            "summary": summary(report, time),
            "tests": .array(
              report.stages.flatMap { stage in stage.checks.map { test($0, stage, report) } }
            ),
            "environment": environment(report),
          ]
        ),
      ]
    )
    return root.pretty + "\n"
  }

  private static func summary(_ report: RunReport, _ time: RunTime?) -> JSON {
    let checks = report.checks
    func count(_ status: String) -> JSON {
      number(checks.count { Self.status($0.verdict) == status })
    }
    return [
      "tests": number(checks.count), "passed": count("passed"), "failed": count("failed"),
      "skipped": count("skipped"), "pending": count("pending"), "other": count("other"),
      "suites": number(report.stages.count),
      "start": number(time?.startMilliseconds ?? 0), "stop": number(time?.endMilliseconds ?? 0),
      "duration": milliseconds(report.duration),
    ]
  }

  private static func test(_ check: CheckReport, _ stage: StageReport, _ report: RunReport) -> JSON
  {
    var members: [(String, JSON)] = [
      ("id", .string(StableUUID.of("\(report.project) \(check.id)"))),
      ("name", .string(check.claim)),
      ("status", .string(status(check.verdict))),
      ("duration", milliseconds(check.duration)),
      ("suite", [.string(report.title), .string(stage.title)]),
    ]
    if check.verdict != .passed {
      let finding = check.findings.first.map(FindingWords.sentence)
      let message = FindingWords.lines([check.reason ?? "", finding ?? ""])
      if !message.isEmpty { members.append(("message", .string(message))) }
    }
    if check.verdict == .failed || check.verdict == .inconclusive {
      members.append(("trace", .string(FindingText.plain(check, of: report))))
    }
    members += [
      ("rawStatus", .string(check.verdict.rawValue)),
      ("tags", [.string(stage.id.rawValue), .string(stage.grade.rawValue)]),
    ]
    if let output = check.output, !output.isEmpty {
      let lines = FindingWords.lines([output]).split(separator: "\n")
      members.append(("stdout", .array(lines.map { .string(String($0)) })))
    }
    members.append(("extra", extra(check, stage)))
    return JSON(members)
  }

  private static func extra(_ check: CheckReport, _ stage: StageReport) -> JSON {
    [
      "check": .string(check.id.rawValue),
      "hint": .string(check.advice),
      "contract": .string("contract.yaml#\(check.contract)"),
      "lessons": .array(stage.lessons.map { .string($0.rawValue) }),
      "findings": .array(check.findings.map { .string($0.id.rawValue) }),
    ]
  }

  private static func environment(_ report: RunReport) -> JSON {
    var extra: [(String, JSON)] = [
      ("project", .string(report.project.rawValue)),
      // As text: a seed may be larger than the integers that readers of JSON keep exactly.
      ("seed", .string(report.seed.description)),
      ("cores", number(report.machine.cores)),
    ]
    if let part = report.part { extra.append(("part", .string(part))) }
    if let command = report.subject.command { extra.append(("command", .string(command))) }
    if let url = report.subject.url { extra.append(("url", .string(url))) }
    if !report.subject.start.isReady {
      extra.append(("start", .string(FindingWords.lines([report.subject.start.sentence]))))
    }
    return [
      "appName": .string(report.title),
      "osPlatform": .string(
        report.machine.system == "macOS" ? "darwin" : report.machine.system.lowercased()
      ),
      "healthy": .bool(report.subject.start.isReady),
      "extra": JSON(extra),
    ]
  }

  private static func status(_ verdict: Verdict) -> String {
    switch verdict {
    case .passed: "passed"
    case .failed: "failed"
    case .skipped: "skipped"
    case .blocked: "pending"
    case .inconclusive: "other"
    }
  }

  private static func milliseconds(_ time: Elapsed) -> JSON {
    number(Int(time.milliseconds.rounded()))
  }

  private static func number(_ value: Int) -> JSON { .number(JSONNumber(value)) }
}
