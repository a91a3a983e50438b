internal import GradusModel

extension JournalRecord {
  /// What it is, in a word.
  var kind: String {
    switch self {
    case .run: "run"
    case .sitting: "sitting"
    case .answer: "answer"
    case .review: "review"
    case .reading: "reading"
    case .profile: "profile"
    }
  }

  /// Why it can't be kept, as the end of a sentence; nil where it can.
  ///
  /// What Gradus writes has no fault; what somebody imports may have been written by hand.
  package var fault: String? {
    if id?.rawValue.isEmpty == true { return "an empty id" }
    // Text of SQLite ends there, and it is in no name.
    if texts.contains(where: { $0.utf8.contains(0) }) { return "a text with the character U+0000" }
    switch self {
    case .run(let run):
      let counts = run.stages.flatMap {
        [$0.passed, $0.failed, $0.blocked, $0.skipped, $0.inconclusive]
      }
      if run.duration < .zero { return "a negative duration" }
      if counts.contains(where: { $0 < 0 }) { return "a negative count" }
    case .sitting(let sitting):
      if !(-10...10 ~= sitting.shift) { return "a shift outside of -10 to 10" }
    case .answer(let answer):
      if answer.number < 1 { return "a number below 1" }
      if !(0...1 ~= answer.score) { return "a score outside of 0 to 1" }
      if answer.itemVersion < 1 { return "an item version below 1" }
    case .review(let review):
      if !(1...10 ~= review.memory.difficulty) { return "a difficulty outside of 1 to 10" }
      if !(0.001...36_500_000 ~= review.memory.stability) { return "a stability out of range" }
    case .profile(let profile):
      if let hours = profile.hoursAWeek, !(1...168 ~= hours) {
        return "hours a week outside of 1 to 168"
      }
    case .reading: break
    }
    return nil
  }

  private var texts: [String] {
    switch self {
    case .run(let run):
      [run.id.rawValue, run.project.rawValue, run.folder, run.gradus]
        + [run.language, run.part].compactMap(\.self) + run.stages.map(\.stage.rawValue)
    case .sitting(let sitting):
      [sitting.id.rawValue, sitting.session.rawValue, sitting.mode]
        + [sitting.subject].compactMap(\.self) + sitting.languages
    case .answer(let answer):
      [answer.id.rawValue, answer.session.rawValue, answer.item.rawValue]
    case .review(let review): [review.id.rawValue, review.card.rawValue]
    case .reading(let reading): [reading.id.rawValue, reading.lesson.rawValue]
    case .profile(let profile):
      [profile.goal, profile.experience, profile.language, profile.path].compactMap(\.self)
    }
  }
}
