internal import GradusModel

/// Why checks cannot be examined.
struct Blocker: Sendable {
  /// The end of a sentence, with the check that failed.
  let reason: String
  /// What `gradus check` needs to be told to examine them all the same; nil where nothing lifts the block.
  var option: String?
}

/// Tells from the reports of a run what the checks that are left can stand on.
struct Foundations: Sendable {
  let exam: Exam
  /// The stages that are run, in their order.
  let stages: [Stage]
  /// Whether production stages wait until the core has passed.
  let coreComesFirst: Bool
  /// The reports so far.
  private(set) var reports: [CheckID: CheckReport] = [:]
  /// The checks that are blocked by a rule which an option lifts, not by a check that they need.
  private var liftable: Set<CheckID> = []

  init(exam: Exam, stages: [Stage], coreComesFirst: Bool) {
    self.exam = exam
    self.stages = stages
    self.coreComesFirst = coreComesFirst
  }

  /// Takes the report of a check that is finished.
  ///
  /// - Parameters:
  ///   - report: What came of it.
  ///   - blocker: Why its whole stage is blocked; nil where it is not.
  mutating func note(_ report: CheckReport, in blocker: Blocker? = nil) {
    reports[report.id] = report
    if blocker?.option != nil { liftable.insert(report.id) }
  }

  /// Why nothing of a stage can be examined, before any of it was; nil where it can be.
  func blocker(of stage: Stage) -> Blocker? {
    let lost = lostFoundations(of: exam.foundations(of: stage))
    if let needed = lost.first(where: { !liftable.contains($0) }) {
      return Blocker(reason: reason(needed))
    }
    // What waits for the same rule as the stage itself is not why the stage is blocked.
    return coreBlocker(of: stage)
      ?? lost.first.map { Blocker(reason: reason($0), option: "--stage \(stage.id)") }
  }

  /// Why a check cannot be run: the first that failed of those that it builds on.
  func blocker(of check: Check) -> String? {
    check.foundations.first(where: isLost).map(reason)
  }

  /// Why the rest of a stage cannot be examined: the first check of its foundation that failed.
  func blocker(within stage: Stage) -> Blocker? {
    lostFoundations(of: [stage.id]).first.map { Blocker(reason: reason($0)) }
  }

  /// Whether a check of a stage has to wait for another one of it.
  func awaits(_ check: Check, in stage: Stage) -> Bool {
    check.foundations.contains { id in
      reports[id] == nil && stage.checks.contains { $0.id == id }
    }
  }

  /// Why a production stage has to wait: the first check of the core that failed; and for one that comes
  /// last, of all others.
  private func coreBlocker(of stage: Stage) -> Blocker? {
    guard coreComesFirst, stage.grade == .production else { return nil }
    if let failed = failure(in: stages.filter { $0.grade == .core }) {
      return Blocker(
        reason: "the core comes first, and \(failed) failed",
        option: "--grade \(Grade.production.rawValue)"
      )
    }
    guard stage.comesLast, let failed = failure(in: stages) else { return nil }
    return Blocker(reason: "it comes last, and \(failed) failed", option: "--stage \(stage.id)")
  }

  private func failure(in stages: [Stage]) -> CheckID? {
    stages.flatMap(\.checks).map(\.id).first { reports[$0]?.verdict == .failed }
  }

  private func lostFoundations(of ids: Set<StageID>) -> [CheckID] {
    stages.filter { ids.contains($0.id) }.flatMap(\.checks)
      .filter { $0.isFoundation && isLost($0.id) }.map(\.id)
  }

  private func isLost(_ id: CheckID) -> Bool {
    let verdict = reports[id]?.verdict
    return verdict == .failed || verdict == .blocked
  }

  /// Why nothing can build on a check: one that is blocked itself passes on its reason, which names the
  /// check that did fail.
  private func reason(_ id: CheckID) -> String {
    if let report = reports[id], report.verdict == .blocked, let reason = report.reason {
      return reason
    }
    return "it builds on \(id), which failed"
  }
}
