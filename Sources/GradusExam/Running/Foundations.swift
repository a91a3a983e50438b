internal import GradusModel

/// Tells from the reports of a run what the checks that are left can stand on.
struct Foundations: Sendable {
  let exam: Exam
  /// The stages that are run, in their order.
  let stages: [Stage]
  /// Whether production stages wait until the core has passed.
  let coreComesFirst: Bool
  /// The reports so far.
  private(set) var reports: [CheckID: CheckReport] = [:]

  init(exam: Exam, stages: [Stage], coreComesFirst: Bool) {
    self.exam = exam
    self.stages = stages
    self.coreComesFirst = coreComesFirst
  }

  /// Takes the report of a check that is finished.
  mutating func note(_ report: CheckReport) {
    reports[report.id] = report
  }

  /// Why nothing of a stage can be examined, before any of it was; nil where it can be.
  func blocker(of stage: Stage) -> String? {
    blocker(in: exam.foundations(of: stage)) ?? coreBlocker(of: stage)
  }

  /// Why a check cannot be run: the first that failed of those that it builds on.
  func blocker(of check: Check) -> String? {
    check.foundations.first(where: isLost).map(Self.reason)
  }

  /// Why nothing can stand on stages: the first check of their foundations that failed.
  func blocker(in foundations: Set<StageID>) -> String? {
    stages.filter { foundations.contains($0.id) }.flatMap(\.checks)
      .first { $0.isFoundation && isLost($0.id) }
      .map { Self.reason($0.id) }
  }

  /// Whether a check of a stage has to wait for another one of it.
  func awaits(_ check: Check, in stage: Stage) -> Bool {
    check.foundations.contains { id in
      reports[id] == nil && stage.checks.contains { $0.id == id }
    }
  }

  /// Why a production stage has to wait: the first check of the core that failed; and for one that comes
  /// last, of all others.
  private func coreBlocker(of stage: Stage) -> String? {
    guard coreComesFirst, stage.grade == .production else { return nil }
    if let failed = failure(in: stages.filter { $0.grade == .core }) {
      return "the core comes first, and \(failed) failed"
    }
    guard stage.comesLast, let failed = failure(in: stages) else { return nil }
    return "it comes last, and \(failed) failed"
  }

  private func failure(in stages: [Stage]) -> CheckID? {
    stages.flatMap(\.checks).map(\.id).first { reports[$0]?.verdict == .failed }
  }

  private func isLost(_ id: CheckID) -> Bool {
    let verdict = reports[id]?.verdict
    return verdict == .failed || verdict == .blocked
  }

  private static func reason(_ id: CheckID) -> String { "it builds on \(id), which failed" }
}
