package import GradusModel

/// A run as SARIF 2.1.0 (OASIS), which code scanning and editors read.
///
/// SARIF places results in files. A backend is examined from outside, so that all of them are placed
/// at the first line of its `gradus.yaml`.
package enum SARIFReport {
  /// The report as JSON text: one run, a rule for each check with results, a result for each finding.
  ///
  /// - Parameters:
  ///   - report: A run that is over.
  ///   - configuration: The path of its `gradus.yaml`, relative to the root of the repository.
  /// - Returns: JSON that ends in a line end.
  package static func text(_ report: RunReport, configuration: String = "gradus.yaml") -> String {
    let checks = report.toldChecks
    let results = checks.enumerated().flatMap { index, check in
      SARIFResult.all(check, rule: index, of: report, at: configuration)
    }
    let run: JSON = [
      "tool": ["driver": driver(report, rules: checks)],
      "automationDetails": ["id": .string("gradus/\(report.project)/")],
      "invocations": [invocation(report)],
      "columnKind": "unicodeCodePoints",
      "results": .array(results),
      "properties": properties(report),
    ]
    let log: JSON = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [run],
    ]
    return log.pretty + "\n"
  }

  private static func driver(_ report: RunReport, rules: [CheckReport]) -> JSON {
    [
      "name": "Gradus",
      "version": .string(report.gradus),
      "rules": .array(rules.map { rule($0, report) }),
    ]
  }

  /// A check as a reporting descriptor (section 3.49).
  private static func rule(_ check: CheckReport, _ report: RunReport) -> JSON {
    let stage = report.stage(of: check)
    var tags: [JSON] = [.string(report.project.rawValue)]
    if let stage { tags += [.string("stage: \(stage.id)"), .string("grade: \(stage.grade)")] }
    return [
      "id": .string(check.id.rawValue),
      "shortDescription": ["text": .string(check.claim)],
      "fullDescription": [
        "text": .string("\(check.claim) (contract.yaml, \(check.contract))")
      ],
      "help": ["text": .string(check.hint)],
      "defaultConfiguration": ["level": "error"],
      "properties": [
        "tags": .array(tags),
        "contract": .string("contract.yaml#\(check.contract)"),
        "lessons": .array((stage?.lessons ?? []).map { .string($0.rawValue) }),
      ],
    ]
  }

  /// How the program ran (section 3.20).
  ///
  /// A backend that fails is no failure of the examination.
  private static func invocation(_ report: RunReport) -> JSON {
    let start = report.subject.start
    var members: [(String, JSON)] = [
      ("executionSuccessful", .bool(start.isReady)),
      ("exitCode", .number(JSONNumber(Int(report.exitCode.rawValue)))),
      ("exitCodeDescription", .string(Conclusion(report).sentence)),
      ("commandLine", .string(report.repeatCommand)),
    ]
    if let time = RunTime(report) {
      members += [("startTimeUtc", .string(time.start)), ("endTimeUtc", .string(time.end))]
    }
    if !start.isReady {
      let message = FindingWords.lines([start.sentence, start.output])
      members.append(
        (
          "toolExecutionNotifications",
          [["level": "error", "message": ["text": .string(message)]]]
        )
      )
    }
    return JSON(members)
  }

  private static func properties(_ report: RunReport) -> JSON {
    var members: [(String, JSON)] = [
      // As text: a seed may be larger than the integers that readers of JSON keep exactly.
      ("seed", .string(report.seed.description)),
      ("project", .string(report.project.rawValue)),
      ("title", .string(report.title)),
      ("verdict", .string(report.verdict.rawValue)),
    ]
    if let part = report.part { members.append(("part", .string(part))) }
    return JSON(members)
  }
}
