internal import GradusCatalog
package import GradusModel

/// The one thing to do next.
package enum NextStep: Hashable, Sendable {
  /// Say what the goal is.
  case chooseGoal
  /// Answer the recall questions that are due.
  case review(count: Int)
  /// Read a lesson.
  case read(TopicID, title: String, minutes: Int)
  /// Begin a project; in a language where the learner's own has a starter.
  case start(ProjectID, title: String, language: String?)
  /// Have a project that was begun examined again.
  case goOn(ProjectID, title: String)
  /// All that exists of the path is done.
  case pathDone(missing: Int)

  /// The command that takes the step.
  package var command: String {
    switch self {
    case .chooseGoal: "gradus learn"
    case .review: "gradus review"
    case .read(let topic, _, _): "gradus learn \(topic)"
    case .start(let project, _, let language):
      "gradus start \(project)" + (language.map { " --language \($0)" } ?? "")
    case .goOn: "gradus check"
    case .pathDone: "gradus browse paths"
    }
  }
}

extension NextStep {
  /// What comes next on a path.
  ///
  /// What is due for review comes first, because it takes minutes and does not wait. Then the path in
  /// its order; a lesson that another one builds on comes before it.
  ///
  /// - Parameters:
  ///   - path: Nil where none was chosen.
  ///   - offer: What exists.
  ///   - record: What is done.
  /// - Returns: The first step that can be taken.
  static func next(on path: LearningPath?, _ offer: Offer, _ record: LearnerRecord) -> NextStep {
    if record.reviewsDue > 0 { return .review(count: record.reviewsDue) }
    guard let path else { return .chooseGoal }
    let all = path.phases.flatMap(\.covers).flatMap(\.by).filter(offer.concerns)
    guard let open = all.first(where: { offer.has($0) && !offer.isDone($0, record) }) else {
      return .pathDone(missing: Set(all).count { !offer.has($0) })
    }
    return step(to: open, offer, record)
  }

  /// The first step towards a lesson or a project.
  private static func step(
    to reference: String,
    _ offer: Offer,
    _ record: LearnerRecord
  ) -> NextStep {
    if let lesson = offer.catalog.lesson(TopicID(reference)) {
      let first = offer.firstUnread(before: lesson, record)
      return .read(first.id, title: first.title, minutes: first.minutes)
    }
    let project = ProjectID(reference)
    let title = offer.catalog.title(of: reference) ?? reference
    if record.begun.contains(project) { return .goOn(project, title: title) }
    let own = offer.language.flatMap { offer.starters[project]?.contains($0) == true ? $0 : nil }
    return .start(project, title: title, language: own)
  }
}

extension Offer {
  /// The lesson that has to be read first to read another one: itself, where nothing is missing.
  ///
  /// The catalog has no circle of prerequisites; should content of somebody's own have one, the search
  /// ends at the lesson that closes it.
  func firstUnread(before lesson: Lesson, _ record: LearnerRecord) -> Lesson {
    var seen: Set<TopicID> = []
    func first(_ lesson: Lesson) -> Lesson {
      seen.insert(lesson.id)
      for id in lesson.prerequisites where !record.lessons.contains(id) && !seen.contains(id) {
        if let needed = catalog.lesson(id) { return first(needed) }
      }
      return lesson
    }
    return first(lesson)
  }
}
