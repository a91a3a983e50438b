/// What changed between two runs of one project, check by check.
///
/// Every check of either run is in at most one list, each in declared order. Checks that are in one
/// run because only a part was asked for in the other are in none: nobody added or removed them.
package struct RunComparison: Hashable, Sendable {
  /// They fail now, and did not before.
  package var newlyFailing: [CheckID] = []
  /// They pass now, and did not before.
  package var newlyPassing: [CheckID] = []
  /// They failed before, and still do.
  package var stillFailing: [CheckID] = []
  /// They passed or failed before; now nobody can tell, because they are blocked, skipped or
  /// inconclusive.
  package var noLongerDecided: [CheckID] = []
  /// The earlier run does not know them.
  package var new: [CheckID] = []
  /// The later run does not know them.
  package var absent: [CheckID] = []

  /// When the earlier run began, RFC 3339 in UTC.
  package var earlierStartedAt: String
  /// The seed of the earlier run.
  package var earlierSeed: Seed

  /// Compares a run with an earlier one.
  ///
  /// - Returns: Nil where they are runs of different projects.
  package init?(from earlier: RunReport, to later: RunReport) {
    guard earlier.project == later.project else { return nil }
    earlierStartedAt = earlier.startedAt
    earlierSeed = earlier.seed
    let before = Self.verdicts(of: earlier)
    let now = Self.verdicts(of: later)
    for check in later.checks {
      guard let then = before[check.id] else {
        if earlier.part == nil { new.append(check.id) }
        continue
      }
      switch (then, check.verdict) {
      case (.failed, .failed): stillFailing.append(check.id)
      case (_, .failed): newlyFailing.append(check.id)
      case (.passed, .passed): break
      case (_, .passed): newlyPassing.append(check.id)
      case (.passed, _), (.failed, _): noLongerDecided.append(check.id)
      default: break
      }
    }
    if later.part == nil {
      absent = earlier.checks.map(\.id).filter { now[$0] == nil }
    }
  }

  /// Whether no check says anything else than before; what still fails is no change.
  package var isEmpty: Bool {
    newlyFailing.isEmpty && newlyPassing.isEmpty && noLongerDecided.isEmpty && new.isEmpty
      && absent.isEmpty
  }

  private static func verdicts(of report: RunReport) -> [CheckID: Verdict] {
    Dictionary(report.checks.map { ($0.id, $0.verdict) }, uniquingKeysWith: { first, _ in first })
  }
}
