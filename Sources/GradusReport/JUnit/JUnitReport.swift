package import GradusModel

/// The run report as JUnit XML, in the dialect that GitLab, Jenkins and GitHub's reporters read.
package enum JUnitReport {
  /// The report as text: a suite a stage, a case a check.
  ///
  /// Blocked, skipped and inconclusive checks are `skipped` with their reason: none of them is held
  /// against the learner.
  package static func text(_ report: RunReport) -> String {
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append("<testsuites \(attributes(report.title, report.checks, report.duration))>")
    for stage in report.stages {
      let counts = attributes(stage.title, stage.checks, stage.duration)
      lines.append(#"  <testsuite id="\#(escaped(stage.id.rawValue))" \#(counts)>"#)
      for check in stage.checks { lines += testCase(check, report) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func attributes(_ name: String, _ checks: [CheckReport], _ time: Elapsed) -> String
  {
    let failures = checks.count { $0.verdict == .failed }
    let skipped = checks.count { $0.verdict != .failed && $0.verdict != .passed }
    return #"name="\#(escaped(name))" tests="\#(checks.count)" failures="\#(failures)" errors="0" "#
      + #"skipped="\#(skipped)" time="\#(seconds(time))""#
  }

  private static func testCase(_ check: CheckReport, _ report: RunReport) -> [String] {
    let head =
      #"    <testcase classname="\#(escaped(report.project.rawValue)).\#(escaped(check.id.rawValue))" "#
      + #"name="\#(escaped(check.claim))" time="\#(seconds(check.duration))""#
    switch check.verdict {
    case .passed: return [head + "/>"]
    case .failed:
      let message = check.findings.first.map {
        "\($0.place): expected \($0.expected.text), came \($0.observed.text)"
      }
      // Where nothing started, what the backend wrote is all that there is to go by.
      let output = report.subject.start.output
      let text =
        FindingText.plain(check, of: report)
        + (output.isEmpty ? "" : "\n\nIts last lines:\n\(output)")
      return [
        head + ">",
        #"      <failure type="\#(escaped(check.id.rawValue))" message="\#(escaped(message ?? check.claim))">\#(escaped(text))</failure>"#,
        "    </testcase>",
      ]
    case .blocked, .skipped, .inconclusive:
      let reason = "\(check.verdict.rawValue): \(check.reason ?? "")"
      return [head + ">", #"      <skipped message="\#(escaped(reason))"/>"#, "    </testcase>"]
    }
  }

  private static func seconds(_ time: Elapsed) -> String {
    let thousandths = Int(time.milliseconds.rounded())
    let fraction = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }

  /// Text for attributes and content; characters that XML 1.0 does not have (section 2.2) become �.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "&#10;"
      case "\t": escaped += "&#9;"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
