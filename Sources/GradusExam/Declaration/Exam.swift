package import GradusModel

/// The ordered stages of a project.
///
/// What is declared here can be listed without running anything; only a check's body is behaviour.
package struct Exam: Sendable {
  package let project: ProjectID
  package let title: String
  package let stages: [Stage]

  /// - Parameters:
  ///   - project: The project that this examines.
  ///   - title: Its name for people.
  ///   - stages: In the order in which a learner builds them.
  package init(
    _ project: ProjectID,
    _ title: String,
    @ListBuilder<Stage> stages: () -> [Stage]
  ) {
    self.project = project
    self.title = title
    self.stages = stages()
  }

  /// Every check, in declared order.
  package var checks: [Check] { stages.flatMap(\.checks) }

  /// The stage of that id.
  package func stage(_ id: StageID) -> Stage? { stages.first { $0.id == id } }

  /// Whether a check starts and ends subjects of its own.
  package func restarts(_ check: CheckID) -> Bool {
    checks.contains { $0.id == check && $0.traits.contains(.restarts) }
  }

  /// The stages without their behaviour.
  package var outline: [StageOutline] { stages.map(\.outline) }
}
