internal import GradusModel
internal import GradusReport
internal import GradusService

/// Where a learner is, in a few lines, and the one next step as the last of them.
enum HomeText {
  static func lines(_ place: Whereabouts, style: TextStyle) -> [String] {
    guard place.hasBegun else { return welcome }
    var lines = path(place, style).map { style.wrapped($0) }
    let domains = place.domains.filter { $0.count.done > 0 }
    lines += domains.map { domain in
      let count = "\(domain.count.done) of \(domain.count.possible) lessons read"
      return style.wrapped("\(domain.title): \(count)", indent: 2, hanging: 4)
    }
    lines += assessed(place, style)
    if let run = place.lastRun { lines.append(style.wrapped(lastRun(run))) }
    if place.reviewsDue > 0 {
      lines.append("\(Figure.count(place.reviewsDue, "recall question")) due for review.")
    }
    return lines + ["", next(place.next)]
  }

  /// The levels that the last assessment found.
  private static func assessed(_ place: Whereabouts, _ style: TextStyle) -> [String] {
    guard let assessed = place.assessed else { return [] }
    return ["Assessed on \(assessed.startedAt.day(offset: 0)):"]
      + assessed.domains.map { domain in
        let between = domain.standing.count > 1 ? "between " : ""
        let levels = domain.standing.joined(separator: " and ")
        return style.wrapped("\(domain.title): \(between)\(levels)", indent: 2, hanging: 4)
      }
  }

  /// For somebody who has never used it.
  private static let welcome = [
    "gradus learn     asks four questions, and proposes a path; gradus assess finds out where to begin",
    "gradus start todo-api --language python     writes a folder to build a first backend in",
    "gradus check     starts your backend, and says what is right, what is wrong, and why",
  ]

  private static func path(_ place: Whereabouts, _ style: TextStyle) -> [String] {
    guard let path = place.path else { return ["No path is chosen yet."] }
    let name = style.styled(path.name, .bold)
    guard let phase = path.current else { return ["\(name). All that is there of it is done."] }
    let number = (path.phases.firstIndex { $0.title == phase.title } ?? 0) + 1
    return [
      "\(name). Phase \(number) of \(path.phases.count): \(phase.title), "
        + CountText.words(phase.count)
    ]
  }

  private static func lastRun(_ run: RecordedRun) -> String {
    let failed = run.stages.first { $0.verdict == .failed }
    let what = failed.map { "failed at \($0.stage)" } ?? "\(run.verdict.rawValue)"
    return "Last run: \(run.project), \(what), on \(run.startedAt.day(offset: 0))."
  }

  /// What comes next, and the command for it.
  static func next(_ step: NextStep) -> String {
    let purpose =
      switch step {
      case .chooseGoal: ", to choose a path"
      case .review(let count): ", \(Figure.count(count, "question"))"
      case .read(_, let title, let minutes): ", \(title), \(minutes) minutes"
      case .start(_, let title, _): ", \(title)"
      case .goOn(_, let title): " in the folder of \(title)"
      case .pathDone(let missing):
        missing > 0
          ? ", because the \(missing) other steps of the path are not written yet"
          : ", the next path"
      }
    return "Next: \(step.command)\(purpose)"
  }
}

/// How many of something are done, in words.
enum CountText {
  /// `3 of 12 steps, 25 %; 4 more are not written yet`.
  static func words(_ count: Count) -> String {
    let missing = count.missing > 0 ? "\(count.missing) more are not written yet" : nil
    guard let percent = count.percent else { return missing ?? "nothing to do" }
    let done = "\(count.done) of \(Figure.count(count.possible, "step")), \(percent) %"
    return [done, missing].compactMap(\.self).joined(separator: "; ")
  }
}
