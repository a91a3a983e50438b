internal import GradusCatalog
internal import GradusModel

/// The lessons in the order of reading: that of the curriculum, but what a lesson builds on comes
/// before it.
struct LessonOrder {
  private let lessons: [Lesson]

  /// - Parameter written: Lessons in the order of the curriculum.
  init(_ written: [Lesson]) {
    let known = Dictionary(written.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var ordered: [Lesson] = []
    var seen: Set<TopicID> = []
    func visit(_ lesson: Lesson) {
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
  func lessons(of domain: String) -> [Lesson] { lessons.filter { $0.domain == domain } }

  /// The lesson after another one; nil after the last.
  func after(_ id: TopicID) -> TopicID? {
    guard let position = lessons.firstIndex(where: { $0.id == id }) else { return nil }
    return position + 1 < lessons.count ? lessons[position + 1].id : nil
  }
}

extension Lesson {
  /// As it stands in a list.
  var outline: LessonOutline { LessonOutline(id: id, title: title, minutes: minutes) }
}
