internal import GradusModel
internal import GradusReport
internal import GradusService

/// A path with its dates, and the next step on it.
enum PlanText {
  static func lines(_ place: Whereabouts, style: TextStyle) -> [String] {
    guard let path = place.path else { return [HomeText.next(place.next)] }
    let plan = place.plan
    let ends = plan?.ends.map { ", done by \($0) with \(place.hoursAWeek) hours a week" } ?? ""
    let columns = path.phases.map(\.title.count).max() ?? 0
    var lines = [
      style.styled(path.name, .bold), style.wrapped("\(path.hours) hours\(ends)."), "",
    ]
    for (number, phase) in path.phases.enumerated() {
      let padding = String(repeating: " ", count: columns - phase.title.count)
      let dates = plan.map { "  \($0.phases[number].begins) to \($0.phases[number].ends)" } ?? ""
      lines += [
        "  \(number + 1)  \(phase.title)\(padding)\(dates)",
        style.wrapped(CountText.words(phase.count), indent: 5),
      ]
    }
    return lines + ["", HomeText.next(place.next)]
  }
}

/// The same for other programs.
enum PlanJSON {
  static func value(_ place: Whereabouts) -> JSON {
    .object([
      "path": place.path.map { .string($0.id) } ?? .null,
      "goal": string(place.profile?.goal),
      "experience": string(place.profile?.experience),
      "language": string(place.profile?.language),
      "hours_a_week": place.profile?.hoursAWeek.map { .number(JSONNumber($0)) } ?? .null,
      "phases": .array(phases(place)),
      "reviews_due": .number(JSONNumber(place.reviewsDue)),
      "next": .string(place.next.command),
    ])
  }

  private static func string(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

  private static func phases(_ place: Whereabouts) -> [JSON] {
    (place.path?.phases ?? []).enumerated().map { number, phase in
      let dates = place.plan?.phases[number]
      return .object([
        "title": .string(phase.title),
        "hours": .number(JSONNumber(phase.hours)),
        "begins": string(dates?.begins.description),
        "ends": string(dates?.ends.description),
        "done": .number(JSONNumber(phase.count.done)),
        "possible": .number(JSONNumber(phase.count.possible)),
        "not_written_yet": .number(JSONNumber(phase.count.missing)),
      ])
    }
  }
}
