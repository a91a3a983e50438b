internal import GradusModel

/// The lessons in the order of reading: that of the curriculum, but what a lesson builds on comes
/// before it.
struct LessonOrder {
  private let lessons: [LessonShelf.Lesson]

  /// - Throws: `Problem` where a lesson is damaged.
  init(_ shelf: LessonShelf) throws(Problem) {
    var written: [LessonShelf.Lesson] = []
    for topic in shelf.topics {
      if let lesson = try shelf.lesson(topic) { written.append(lesson) }
    }
    let known = Dictionary(written.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var ordered: [LessonShelf.Lesson] = []
    var seen: Set<TopicID> = []
    func visit(_ lesson: LessonShelf.Lesson) {
      // A cycle ends here: a lesson is seen before what it builds on is.
      guard seen.insert(lesson.id).inserted else { return }
      for prerequisite in lesson.prerequisites {
        if let earlier = known[prerequisite] { visit(earlier) }
      }
      ordered.append(lesson)
    }
    for lesson in written { visit(lesson) }
    lessons = ordered
  }

  /// Those of a domain.
  func lessons(of domain: String) -> [LessonShelf.Lesson] { lessons.filter { $0.domain == domain } }

  /// The lesson after another one; nil after the last.
  func after(_ id: TopicID) -> TopicID? {
    guard let position = lessons.firstIndex(where: { $0.id == id }) else { return nil }
    return position + 1 < lessons.count ? lessons[position + 1].id : nil
  }
}

extension LessonShelf.Lesson {
  /// As it stands in a list.
  var outline: LessonOutline { LessonOutline(id: id, title: title, minutes: minutes) }
}
