internal import GradusCatalog
internal import GradusExam
package import GradusModel

/// What there is to read about a topic.
package enum TopicText: Hashable, Sendable {
  case lesson(LessonPage)
  case unwritten(UnwrittenTopic)
}

extension Gradus {
  /// The topics of the curriculum, for completions; empty where there is no content.
  package var topicIDs: [TopicID] { (try? catalog())?.topics.map(\.id) ?? [] }

  /// The lessons that the learner has read.
  private func readLessons() async throws(Problem) -> Set<TopicID> {
    guard let journal = try journalIfThere() else { return [] }
    return Set(try await journal.firstReadings().map(\.lesson))
  }

  /// What there is to read about a topic.
  ///
  /// - Parameter name: The id of a topic, or the part of it behind its last dot where that is enough.
  /// - Returns: Its lesson, or what there is beside it.
  /// - Throws: `Problem` where there is no such topic, or its lesson is damaged.
  package func lesson(about name: String) async throws(Problem) -> TopicText {
    let catalog = try catalog()
    let topic = try topic(name, in: catalog)
    let title = catalog.domain(topic.domain)?.title ?? "On the paths"
    let order = LessonOrder(catalog.lessons)
    guard let lesson = catalog.lesson(topic.id) else {
      try refuseDamaged(topic, in: catalog)
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
    page.sources = lesson.sources.map { LessonPage.Source(title: $0.title, address: $0.url) }
    page.questions = lesson.recall.map {
      LessonPage.Question(question: $0.question, answer: $0.answer)
    }
    // Whether they were read is worth a word, and no reason to withhold the lesson.
    let read = try? await readLessons()
    page.prerequisites = lesson.prerequisites.map { id in
      LessonPage.Prerequisite(
        id: id,
        title: catalog.topic(id)?.title ?? id.rawValue,
        hasLesson: catalog.lesson(id) != nil,
        isRead: read.map { $0.contains(id) }
      )
    }
    let beginner = try? await beginner()
    page.practice = lesson.stages.map { practice(stage: $0, for: beginner) }
    page.practice += lesson.drills.map { practice(drill: $0, in: catalog) }
    page.next = order.after(lesson.id)
    return .lesson(page)
  }

  /// The topic of that id, or of that last part of an id where it is enough.
  ///
  /// - Throws: `Problem` with a suggestion where there is none.
  func topic(_ name: String, in catalog: Catalog) throws(Problem) -> Topic {
    if let topic = catalog.topic(TopicID(name)) { return topic }
    let named = catalog.topics.filter { $0.id.rawValue.split(separator: ".").last == name[...] }
    if named.count == 1 { return named[0] }
    if named.count > 1 {
      throw Problem(
        "'\(name)' could be one of several topics.",
        advice: "Write one of: \(named.map(\.id.rawValue).joined(separator: ", "))."
      )
    }
    let ids = catalog.topics.map(\.id.rawValue)
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

  /// What is wrong with the file of a topic's lesson, where it has one that can't be read.
  private func refuseDamaged(_ topic: Topic, in catalog: Catalog) throws(Problem) {
    let name = topic.id.rawValue.split(separator: ".").last ?? ""
    let file = "lessons/\(topic.domain)/\(name).md"
    guard let first = catalog.diagnostics.first(where: { $0.file.hasSuffix(file) }) else { return }
    throw Problem(first.description)
  }

  /// What decides how a learner begins to practise.
  private struct Beginner {
    /// The projects that they have had examined.
    let begun: Set<ProjectID>
    /// The language that they build in; nil where they have not said.
    let language: String?
  }

  /// What the journal says of the learner; nil where there is none.
  private func beginner() async throws(Problem) -> Beginner? {
    guard storage.isWanted else { return nil }
    let journal = try journalIfThere()
    return Beginner(
      begun: Set(try await journal?.lastRuns().map(\.project) ?? []),
      language: try await journal?.profile()?.language
    )
  }

  /// How to practise a stage: who has not begun its project can't check it.
  private func practice(
    stage reference: StageReference,
    for beginner: Beginner?
  ) -> LessonPage.Practice {
    let exam = exams.first { $0.project == reference.project }
    let stage = exam?.stages.first { $0.id == reference.stage }
    guard let exam, let stage else {
      return LessonPage.Practice(
        id: reference.description,
        title: reference.description,
        command: nil
      )
    }
    return LessonPage.Practice(
      id: reference.description,
      title: "\(exam.title): \(stage.title)",
      command: beginner.flatMap { start(reference.project, $0) }
        ?? "gradus check --until \(stage.id)"
    )
  }

  /// The command that begins a project; nil where it was begun.
  private func start(_ project: ProjectID, _ beginner: Beginner) -> String? {
    guard !beginner.begun.contains(project) else { return nil }
    let starters = (try? languages(of: project.rawValue)) ?? []
    let own = beginner.language.flatMap { starters.contains($0) ? $0 : nil }
    return NextStep.start(project, title: "", language: own).command
  }

  private func practice(drill id: String, in catalog: Catalog) -> LessonPage.Practice {
    let exam = exams.first { $0.project.rawValue == id }
    return LessonPage.Practice(
      id: id,
      title: catalog.title(of: id) ?? id,
      command: exam.map { "gradus start \($0.project)" }
    )
  }
}
