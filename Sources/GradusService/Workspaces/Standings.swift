internal import GradusModel

/// What is known of each check of a folder: its verdict in the last run that examined it.
///
/// A run of a part says nothing about the rest, of which an earlier run still does.
struct Standings: Hashable, Sendable, Codable {
  /// The project whose checks they are.
  let project: ProjectID
  private var verdicts: [String: Verdict] = [:]

  /// What one run says.
  init(_ report: RunReport) {
    project = report.project
    take(report)
  }

  /// What is known after one more run.
  func after(_ report: RunReport) -> Standings {
    guard report.project == project else { return Standings(report) }
    var standings = self
    standings.take(report)
    return standings
  }

  /// The last verdict of a check; nil where no run has examined it.
  subscript(check: CheckID) -> Verdict? { verdicts[check.rawValue] }

  private mutating func take(_ report: RunReport) {
    // Without a backend, nothing was examined.
    guard report.subject.start.isReady else { return }
    for check in report.checks {
      // What failed, and could not be examined again, has not been mended by that.
      if check.verdict == .blocked, self[check.id] == .failed { continue }
      verdicts[check.id.rawValue] = check.verdict
    }
  }
}
