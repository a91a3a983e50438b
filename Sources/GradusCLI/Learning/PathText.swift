internal import GradusModel
internal import GradusReport
internal import GradusService

/// A path and a career level, with what of them is done.
enum PathText {
  static func lines(_ path: PathProgress, plan: LearningPlan?, style: TextStyle) -> [String] {
    var lines = [
      style.styled("The \(path.title) path", .bold),
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
        lines += cover.steps.map { step($0, style) }
      }
    }
    return lines
  }

  private static func step(_ step: PathProgress.Step, _ style: TextStyle) -> String {
    let note = step.isThere ? "" : " (not written yet)"
    return mark(step.isDone, step.isThere, style) + " "
      + style.wrapped("\(step.id)  \(step.title)\(note)", indent: 0, hanging: 7)
  }

  private static func mark(_ isDone: Bool, _ isThere: Bool, _ style: TextStyle) -> String {
    "     " + (isDone ? style.styled("✓", .green) : isThere ? "○" : style.styled("–", .dim))
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
    return "Shown: \(count.done) of \(TextReport.counted(count.possible, "requirement")).\(rest)"
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
    let isThere = requirement.evidence.contains(where: \.isThere)
    let sign = requirement.isShown ? style.styled("✓", .green) : isThere ? "○" : "–"
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
