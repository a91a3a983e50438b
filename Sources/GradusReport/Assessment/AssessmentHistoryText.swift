package import GradusModel

/// What all sittings found, as it is read in a terminal: abilities over time.
package enum AssessmentHistoryText {
  /// A line with a mark for each sitting, over all and for each domain.
  ///
  /// - Parameters:
  ///   - history: The sittings.
  ///   - style: How to write.
  /// - Returns: Lines, the next command last.
  package static func lines(_ history: AssessmentHistory, style: TextStyle) -> [String] {
    guard !history.sittings.isEmpty else {
      let lost = history.unreadable > 0 ? [unreadable(history, style)] : []
      return lost + ["No assessment was taken yet. Next: gradus assess"]
    }
    var lines = AbilityBar.legend(style: style)
    // Challenges and checks begin anew with fewer items: beside the others they would look like a fall.
    let whole = history.sittings.filter { $0.overall != nil }
    for title in titles(of: whole) {
      lines += ["", style.styled(title, .bold)]
      for report in whole {
        guard let ability = abilities(of: report).first(where: { $0.title == title }) else {
          continue
        }
        lines.append(line(ability, report, name: report.mode))
      }
    }
    let parts = history.sittings.filter { $0.overall == nil }
    if !parts.isEmpty { lines += ["", style.styled("Challenges and checks of topics", .bold)] }
    for report in parts {
      for ability in report.domains {
        lines.append(line(ability, report, name: report.subject ?? ability.title))
      }
    }
    if history.unreadable > 0 { lines += ["", unreadable(history, style)] }
    let isOpen = history.sittings.last?.isComplete == false
    return lines + ["", "Next: gradus assess\(isOpen ? " --resume" : "")"]
  }

  /// What has a mark in some sitting; what is over all comes first.
  private static func titles(of sittings: [AssessmentReport]) -> [String] {
    var titles = sittings.compactMap { $0.overall?.title }
    for ability in sittings.flatMap(\.domains) { titles.append(ability.title) }
    var seen: Set<String> = []
    return titles.filter { seen.insert($0).inserted }
  }

  private static func line(
    _ ability: AssessmentReport.Ability,
    _ report: AssessmentReport,
    name: String
  ) -> String {
    let bar = AbilityBar.line(ability, cuts: report.cuts)
    return "  \(report.startedAt.day(offset: 0)) \(bar) \(name)"
      + (report.isComplete ? "" : ", not finished")
  }

  private static func abilities(of report: AssessmentReport) -> [AssessmentReport.Ability] {
    [report.overall].compactMap(\.self) + report.domains
  }

  private static func unreadable(_ history: AssessmentHistory, _ style: TextStyle) -> String {
    style.wrapped(
      "\(Figure.count(history.unreadable, "sitting")) can't be shown, because what was asked has changed since."
    )
  }
}
