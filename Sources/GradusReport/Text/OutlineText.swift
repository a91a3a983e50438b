package import GradusModel

/// Stages and checks as they are declared, with the verdicts of the last run where there was one.
package enum OutlineText {
  /// A line a stage.
  package static func stages(
    _ title: String,
    _ stages: [StageOutline],
    last: RunReport?,
    style: TextStyle
  ) -> [String] {
    let columns = stages.map(\.id.rawValue.count).max() ?? 0
    let lines = stages.map { stage in
      let name = stage.id.rawValue
      let padding = String(repeating: " ", count: columns - name.count)
      let verdict = last?.stages.first { $0.id == stage.id }?.verdict
      let count = Figure.count(stage.checks.count, "check")
      return "  \(sign(verdict, style)) \(name)\(padding)  \(stage.title) (\(count))"
    }
    return [style.styled(title, .bold), ""] + lines
  }

  /// A line a check.
  package static func checks(
    _ stage: StageOutline,
    last: RunReport?,
    style: TextStyle
  ) -> [String] {
    let lines = stage.checks.flatMap { check in
      let verdict = last?.check(check.id)?.verdict
      return ["  \(sign(verdict, style)) \(check.id)", style.wrapped(check.claim, indent: 6)]
    }
    let lessons = "Lessons: \(stage.lessons.map(\.rawValue).joined(separator: ", "))"
    return [style.styled("\(stage.id): \(stage.title)", .bold), style.wrapped(lessons), ""] + lines
  }

  private static func sign(_ verdict: Verdict?, _ style: TextStyle) -> String {
    guard let verdict else { return "·" }
    return style.styled(Mark.of(verdict), Mark.look(verdict))
  }
}
