internal import GradusExam
package import GradusModel

/// What there is to read about a topic.
package enum TopicText: Hashable, Sendable {
  case lesson(LessonPage)
  case unwritten(UnwrittenTopic)
}

extension Gradus {
  /// The topics of the curriculum, for completions; empty where there is no content.
  package var topicIDs: [TopicID] { (try? shelf())?.topics.map(\.id) ?? [] }

  /// What there is to read about a topic.
  ///
  /// - Parameter name: The id of a topic, or the part of it behind its last dot where that is enough.
  /// - Returns: Its lesson, or what there is beside it.
  /// - Throws: `Problem` where there is no such topic, or its lesson is damaged.
  package func lesson(about name: String) throws(Problem) -> TopicText {
    let shelf = try shelf()
    let topic = try topic(name, in: shelf)
    let title = shelf.domain(topic.domain)?.title ?? topic.domain
    let order = try LessonOrder(shelf)
    guard let lesson = try shelf.lesson(topic) else {
      return .unwritten(
        UnwrittenTopic(
          id: topic.id,
          title: topic.title,
          domain: title,
          neighbours: order.lessons(of: topic.domain).map(\.outline)
        )
      )
    }
    var page = LessonPage(
      id: lesson.id,
      title: lesson.title,
      domain: title,
      minutes: lesson.minutes,
      body: (lesson.body, lesson.file, lesson.bodyLine)
    )
    page.objectives = lesson.objectives
    page.sources = lesson.sources
    page.questions = lesson.recall
    page.prerequisites = lesson.prerequisites.map { id in
      let topic = shelf.topic(id)
      return LessonPage.Prerequisite(
        id: id,
        title: topic?.title ?? id.rawValue,
        hasLesson: topic.map(shelf.hasLesson) ?? false
      )
    }
    page.practice = lesson.stages.map(practice(stage:))
    page.practice += lesson.drills.map { practice(drill: $0, in: shelf) }
    page.next = order.after(lesson.id)
    return .lesson(page)
  }

  /// Which lessons there are, by domain, in the order of reading; topics without one come last.
  ///
  /// - Throws: `Problem` where the content can't be read.
  package func lessons() throws(Problem) -> [LessonGroup] {
    let shelf = try shelf()
    let order = try LessonOrder(shelf)
    return shelf.domains.map { domain in
      let written = order.lessons(of: domain.id)
      let others = shelf.topics.filter { topic in
        topic.domain == domain.id && !written.contains { $0.id == topic.id }
      }
      return LessonGroup(
        domain: domain.id,
        title: domain.title,
        lessons: written.map(\.outline)
          + others.map { LessonOutline(id: $0.id, title: $0.title, minutes: nil) }
      )
    }
  }

  func shelf() throws(Problem) -> LessonShelf { try LessonShelf(contentFolder()) }

  private func topic(_ name: String, in shelf: LessonShelf) throws(Problem) -> LessonShelf.Topic {
    if let topic = shelf.topic(TopicID(name)) { return topic }
    let named = shelf.topics.filter { $0.id.rawValue.split(separator: ".").last == name[...] }
    if named.count == 1 { return named[0] }
    if named.count > 1 {
      throw Problem(
        "'\(name)' could be one of several topics.",
        advice: "Write one of: \(named.map(\.id.rawValue).joined(separator: ", "))."
      )
    }
    let ids = shelf.topics.map(\.id.rawValue)
    // Who writes a part that is nearly right is answered with the whole id.
    let parts = ids.compactMap { $0.split(separator: ".").last.map(String.init) }
    if Suggestion.nearest(to: name, in: ids) == nil,
      let part = Suggestion.nearest(to: name, in: parts),
      let position = parts.firstIndex(of: part)
    {
      throw Problem("There is no topic '\(name)'.", advice: "Did you mean '\(ids[position])'?")
    }
    throw Problem.unknown("topic", name, among: ids)
  }

  private func practice(stage reference: String) -> LessonPage.Practice {
    let parts = reference.split(separator: "/").map(String.init)
    let exam = exams.first { $0.project.rawValue == parts.first }
    let stage = exam?.stages.first { $0.id.rawValue == parts.last }
    guard let exam, let stage else {
      return LessonPage.Practice(id: reference, title: reference, command: nil)
    }
    return LessonPage.Practice(
      id: reference,
      title: "\(exam.title): \(stage.title)",
      command: "gradus check --until \(stage.id)"
    )
  }

  private func practice(drill id: String, in shelf: LessonShelf) -> LessonPage.Practice {
    let exam = exams.first { $0.project.rawValue == id }
    return LessonPage.Practice(
      id: id,
      title: shelf.title(ofDrill: id) ?? id,
      command: exam.map { "gradus start \($0.project)" }
    )
  }
}
