internal import GradusModel
internal import GradusReport
internal import GradusService

/// A path and a career level, with what of them is done.
enum PathText {
  static func lines(_ path: PathProgress, plan: LearningPlan?, style: TextStyle) -> [String] {
    var lines = [
      style.styled(path.name, .bold),
      style.wrapped("\(path.months) months, \(path.hours) hours. \(CountText.words(path.count))."),
    ]
    for (number, phase) in path.phases.enumerated() {
      let dates = plan.map { " · \($0.phases[number].begins) to \($0.phases[number].ends)" } ?? ""
      lines += [
        "", style.styled("\(number + 1). \(phase.title)", .bold),
        style.wrapped(
          "\(phase.when), \(phase.hours) hours\(dates). \(CountText.words(phase.count)).",
          indent: 3
        ),
      ]
      for cover in phase.covers {
        lines.append(style.wrapped(cover.phrase, indent: 3))
        lines += steps(cover.steps, style)
      }
    }
    return lines
  }

  /// A line a step; all that are not written yet share one, because nobody can take them.
  private static func steps(_ steps: [PathProgress.Step], _ style: TextStyle) -> [String] {
    let there = steps.filter(\.isThere)
    let columns = there.map(\.id.count).max() ?? 0
    let lines = there.map { step in
      let padding = String(repeating: " ", count: columns - step.id.count)
      let sign = step.isDone ? style.styled("✓", .green) : "○"
      return "     \(sign) \(step.id)\(padding)  \(step.title)"
    }
    let missing = steps.filter { !$0.isThere }.map(\.title).joined(separator: "; ")
    guard !missing.isEmpty else { return lines }
    return lines + [style.wrapped("– not written yet: \(missing)", indent: 5, hanging: 7)]
  }

  static func lines(_ career: CareerProgress, style: TextStyle) -> [String] {
    var lines = [
      style.styled("\(career.title), usually with \(career.years) years of work", .bold),
      style.wrapped("Focus: \(career.focus)."),
      style.wrapped(shown(career.count)),
    ]
    for kind in CareerProgress.Kind.allCases {
      let requirements = career.requirements.filter { $0.kind == kind }
      guard !requirements.isEmpty else { continue }
      lines += ["", style.styled(heading(kind), .bold)]
      lines += requirements.flatMap { requirement($0, style) }
    }
    return lines
  }

  private static func shown(_ count: Count) -> String {
    let rest = count.missing > 0 ? " \(count.missing) can't be shown here yet." : ""
    return "Shown: \(count.done) of \(Figure.count(count.possible, "requirement")).\(rest)"
  }

  private static func heading(_ kind: CareerProgress.Kind) -> String {
    switch kind {
    case .skill: "Skills"
    case .tool: "Tools"
    case .responsibility: "Responsibilities"
    }
  }

  private static func requirement(
    _ requirement: CareerProgress.Requirement,
    _ style: TextStyle
  ) -> [String] {
    let sign =
      requirement.isShown ? style.styled("✓", .green) : requirement.canBeShown ? "○" : "–"
    let head = "  \(sign) \(requirement.title)"
    if let reason = requirement.unmeasured {
      return [head, style.wrapped("can't be measured here: \(reason)", indent: 6)]
    }
    return [head]
      + requirement.evidence.map { piece in
        let state = piece.isDone ? "done" : piece.command ?? "not there yet"
        return style.wrapped("\(piece.name): \(state)", indent: 6, hanging: 8)
      }
  }
}
