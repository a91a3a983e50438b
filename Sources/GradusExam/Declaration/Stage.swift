package import GradusModel

/// A step that a learner builds and has examined.
package struct Stage: Sendable {
  package let id: StageID
  package let title: String
  package let grade: Grade
  /// The topics that teach what it needs.
  package let lessons: [TopicID]
  /// The stages whose foundation it stands on; where one of those failed, it is blocked.
  package let foundations: [StageID]
  /// Whether it is examined only where nothing before it failed.
  ///
  /// For what takes long, and says nothing of a backend that is not right yet.
  package let comesLast: Bool
  package private(set) var checks: [Check]

  /// - Parameters:
  ///   - id: Unique within the exam.
  ///   - title: What the learner builds, in the imperative.
  ///   - grade: What it counts for.
  ///   - comesLast: Whether it waits until nothing before it failed.
  ///   - foundations: The stages that it builds on.
  ///   - lessons: The topics that teach it.
  ///   - checks: Ids are given without the stage's, which is put before them.
  package init(
    _ id: StageID,
    _ title: String,
    grade: Grade = .core,
    comesLast: Bool = false,
    buildsOn foundations: [StageID] = [],
    lessons: [TopicID],
    @ListBuilder<Check> checks: () -> [Check]
  ) {
    self.id = id
    self.title = title
    self.grade = grade
    self.comesLast = comesLast
    self.lessons = lessons
    self.foundations = foundations
    self.checks = checks().map { $0.placed(in: id) }
  }

  /// The stage with only some of its checks.
  func with(checks: [Check]) -> Stage {
    var stage = self
    stage.checks = checks
    return stage
  }

  /// The stage without its behaviour.
  package var outline: StageOutline {
    StageOutline(
      id: id,
      title: title,
      grade: grade,
      lessons: lessons,
      checks: checks.map(\.outline)
    )
  }
}
