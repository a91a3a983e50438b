package import GradusModel

/// What a sitting found, as it is read in a terminal.
package enum AssessmentText {
  /// The result: what it comes to first, then the domains, then what to do.
  ///
  /// - Parameters:
  ///   - report: What was found.
  ///   - style: How to write.
  /// - Returns: Lines, the next command last.
  package static func lines(_ report: AssessmentReport, style: TextStyle) -> [String] {
    guard report.answered > 0 else {
      return ["Nothing was answered, so nothing is known. Next: gradus assess"]
    }
    var lines = [style.styled(style.wrapped(title(report)), .bold)]
    if let overall = report.overall {
      lines += [""] + AbilityBar.lines(overall, cuts: report.cuts, style: style)
      lines.append(style.wrapped(placement(report), indent: 2))
    }
    lines += [""] + AbilityBar.legend(style: style)
    for domain in report.domains {
      lines += [""] + AbilityBar.lines(domain, cuts: report.cuts, style: style)
    }
    lines += list("Strongest", report.strongest, style) + list("Weakest", report.weakest, style)
    lines += plan(report.steps, style)
    return lines + ["", next(report)]
  }

  private static func title(_ report: AssessmentReport) -> String {
    let name =
      switch report.mode {
      case "quick": "First impression"
      case "placement": "Placement"
      case "comprehensive": "Comprehensive assessment"
      case "challenge": "Challenge, \(report.subject ?? "")"
      default: "Check of one topic, \(report.subject ?? "")"
      }
    let count = Figure.count(report.answered, "item")
    return report.isComplete
      ? "\(name), \(count)"
      : "\(name), not finished: what \(count) \(report.answered == 1 ? "tells" : "tell") so far"
  }

  private static func placement(_ report: AssessmentReport) -> String {
    var sentences: [String] = []
    if let path = report.path {
      let isBetween = (report.overall?.standing.count ?? 1) > 1
      sentences.append(
        isBetween
          ? "The \(path) path fits: in doubt it is the lower one, because repeating costs less than missing."
          : "The \(path) path fits."
      )
    }
    if report.mode == "quick" {
      sentences.append("Five items say little; gradus assess says more.")
    } else if let career = report.career {
      sentences.append("Usual for the career level \(career); that is an indication, and no more.")
    } else {
      sentences.append("Below what is usual on the first career level.")
    }
    return sentences.joined(separator: " ")
  }

  private static func list(
    _ heading: String,
    _ objectives: [String],
    _ style: TextStyle
  ) -> [String] {
    guard !objectives.isEmpty else { return [] }
    return ["", style.styled(heading, .bold)]
      + objectives.map { style.wrapped("- \($0)", indent: 2, hanging: 4) }
  }

  private static func plan(_ steps: [AssessmentReport.Step], _ style: TextStyle) -> [String] {
    guard !steps.isEmpty else { return [] }
    return ["", style.styled("What to do about it", .bold)]
      + steps.map { step in
        let way = step.command.map { ": \($0)" } ?? ""
        return style.wrapped(
          "- \(step.kind) \(step.title), \(step.reason)\(way)",
          indent: 2,
          hanging: 4
        )
      }
  }

  private static func next(_ report: AssessmentReport) -> String {
    guard report.isComplete else { return "Next: gradus assess --resume" }
    if report.mode == "quick" { return "Next: gradus assess" }
    if let path = report.path { return "Next: gradus learn --path \(path)" }
    return "Next: \(report.steps.compactMap(\.command).first ?? "gradus learn")"
  }
}
