internal import GradusCatalog
internal import GradusModel

/// What to learn after an assessment.
struct StudyPlan {
  private let offer: Offer
  private let record: LearnerRecord
  /// How many steps somebody can keep in mind.
  private static let most = 6
  /// How many topics are named whether there is a lesson or not.
  private static let mostWanted = 3

  init(_ offer: Offer, _ record: LearnerRecord) {
    self.offer = offer
    self.record = record
  }

  /// Steps towards topics that were missed: their lessons, then what practises them.
  ///
  /// - Parameter topics: What is wanted most comes first.
  /// - Returns: Those for the topics that are wanted most, also where they are not written yet; of all
  ///   others what can be done now. Each step once.
  func steps(for topics: [TopicID]) -> [AssessmentReport.Step] {
    let wanted = topics.prefix(Self.mostWanted).flatMap(lesson)
    let others = topics.dropFirst(Self.mostWanted).flatMap(lesson) + topics.flatMap(practice)
    var seen: Set<String> = []
    return Array(
      (wanted + others.filter { $0.command != nil })
        .filter { seen.insert($0.id).inserted }
        .prefix(Self.most)
    )
  }

  private func lesson(on topic: TopicID) -> [AssessmentReport.Step] {
    guard let title = offer.catalog.topic(topic)?.title else { return [] }
    let lesson = offer.catalog.lesson(topic)
    let isRead = record.lessons.contains(topic)
    return [
      AssessmentReport.Step(
        kind: "lesson",
        id: topic.rawValue,
        title: lesson?.title ?? title,
        reason: lesson == nil
          ? "not written yet" : isRead ? "read before, and not remembered" : "missed here",
        command: lesson == nil ? nil : "gradus learn \(topic)"
      )
    ]
  }

  /// The drills and the projects that practise a topic, as its lesson says.
  private func practice(of topic: TopicID) -> [AssessmentReport.Step] {
    guard let lesson = offer.catalog.lesson(topic) else { return [] }
    let projects = Set(lesson.stages.map(\.project)).sorted().map { project in
      let isPassed = record.projects.contains(project)
      let isThere = offer.examined.contains(project) && !isPassed
      return AssessmentReport.Step(
        kind: "project",
        id: project.rawValue,
        title: offer.catalog.title(of: project.rawValue) ?? project.rawValue,
        reason: isPassed ? "passed already" : "practises \(lesson.title)",
        command: isThere
          ? record.begun.contains(project) ? "gradus check" : "gradus start \(project)" : nil
      )
    }
    let drills = lesson.drills.map { drill in
      AssessmentReport.Step(
        kind: "drill",
        id: drill,
        title: offer.catalog.title(of: drill) ?? drill,
        reason: "practises \(lesson.title)",
        command: offer.has(drill) ? "gradus start \(drill)" : nil
      )
    }
    return projects.filter { $0.reason != "passed already" } + drills
  }
}
