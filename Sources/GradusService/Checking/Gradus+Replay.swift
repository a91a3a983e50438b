internal import GradusExam
package import GradusModel

/// What became of a finding when it was repeated.
package struct Replay: Hashable, Sendable {
  /// The finding as it was in the last run.
  package let finding: Finding
  /// Its check, examined again.
  package let check: CheckReport
  /// The report of the repeated run.
  package let report: RunReport
  /// Why it could not be recorded in the journal; nil where it was.
  package let notRecorded: Problem?

  /// Whether the check passes now: one that fails elsewhere has not been mended.
  package var isFixed: Bool { check.verdict == .passed }
}

extension Gradus {
  /// Repeats one finding of the last run: its check, with the same data, on a fresh subject.
  ///
  /// - Parameters:
  ///   - name: The id of a finding, or of a check for its first finding.
  ///   - request: Where and how; selection and seed come from the last run.
  ///   - consume: Takes the events as they happen.
  /// - Returns: Nil where it was interrupted.
  /// - Throws: `Problem` before anything was started, for example where there is no such finding,
  ///   and what the closure throws.
  package func replay(
    _ name: String,
    _ request: CheckRequest,
    _ consume: (RunEvent) async throws -> Void
  ) async throws -> Replay? {
    let begun = try? clock.now()
    let workspace = try Workspace(folder: request.folder)
    let (finding, last) = try finding(name, in: try RunArchive(workspace).lastRuns())
    guard let owner = last.checks.first(where: { $0.findings.contains(finding) }) else {
      return nil
    }
    let configuration = try workspace.configuration()
    let exam = try exam(configuration.project)
    guard last.project == exam.project, exam.checks.contains(where: { $0.id == owner.id }) else {
      throw Problem(
        "The last run has the check \(owner.id), which this version of Gradus does not have.",
        advice: "Run gradus check again."
      )
    }
    var repeated = request
    repeated.checks = [owner.id.rawValue]
    repeated.seed = last.seed.value
    if configuration.run == nil || last.subject.command == nil {
      repeated.url = request.url ?? last.subject.url
    }
    let examination = Examination(
      exam: exam,
      target: try target(repeated, configuration, workspace),
      options: try options(repeated, exam),
      version: Self.version,
      contract: try contract(of: exam.project)
    )
    guard let report = try await run(examination, consume), let check = report.check(owner.id)
    else {
      return nil
    }
    let notRecorded = await record(report, on: .replay, of: exam, in: workspace, begun: begun)
    return Replay(finding: finding, check: check, report: report, notRecorded: notRecorded)
  }

  /// The finding of that name in the first of some runs that knows its check, and that run.
  private func finding(
    _ name: String,
    in runs: [RunReport]
  ) throws(Problem) -> (Finding, RunReport) {
    for run in runs {
      guard let check = run.checks.first(where: { $0.owns(name) }) else { continue }
      let ofName = check.findings.first { $0.id.rawValue == name }
      let ofCheck = check.id.rawValue == name ? check.findings.first : nil
      if let finding = ofName ?? ofCheck { return (finding, run) }
      throw Problem(
        "\(check.id) has no such finding: the last run says that it is \(check.verdict.rawValue).",
        advice: "gradus check --check \(check.id) examines it again."
      )
    }
    let known = runs.flatMap(\.checks).flatMap(\.findings).map(\.id.rawValue)
    guard known.isEmpty else { throw Problem.unknown("finding", name, among: known) }
    let part = runs.first?.part.map { ", which was of a part, \($0)" } ?? ""
    throw Problem(
      "Nothing was found in the last run\(part), so there is nothing to repeat.",
      advice: part.isEmpty ? "gradus check examines again." : "gradus check examines everything."
    )
  }
}

extension CheckReport {
  /// Whether a name is that of the check, or could be that of a finding of it.
  fileprivate func owns(_ name: String) -> Bool {
    name == id.rawValue || name.wholeMatch(of: /(.+)\.[0-9]+/).map { $0.1 == id.rawValue } == true
  }
}
