internal import GradusExam
package import GradusModel

/// What became of a finding when it was repeated.
package struct Replay: Hashable, Sendable {
  /// The finding as it was in the last run.
  package let finding: Finding
  /// Its check, examined again: the time that it failed, else one that was not decided, else the last.
  package let check: CheckReport
  /// The report of that run.
  package let report: RunReport
  /// The verdicts of all times that it was repeated, in their order; at least one.
  package let verdicts: [Verdict]
  /// Why it could not be recorded in the journal; nil where it was.
  package let notRecorded: Problem?

  /// Whether the check passes now, each time: one that fails elsewhere has not been fixed.
  package var isFixed: Bool { verdicts.allSatisfy { $0 == .passed } }

  /// How often it was repeated, and how often it passed, in words; nil where it was repeated once.
  package var count: String? {
    guard verdicts.count > 1 else { return nil }
    let passed = verdicts.count { $0 == .passed }
    return isFixed
      ? "passed \(passed) of \(verdicts.count) times"
      : "passed \(passed) of \(verdicts.count) times, \(check.verdict.rawValue) the "
        + "\(Self.ordinal(verdicts.lastIndex(of: check.verdict).map { $0 + 1 } ?? verdicts.count)) time"
  }

  private static func ordinal(_ number: Int) -> String {
    let words = ["first", "second", "third", "fourth", "fifth"]
    return words.indices.contains(number - 1) ? words[number - 1] : "\(number)th"
  }
}

extension Gradus {
  /// How often a finding is repeated that depends on time.
  private static let mostReplays = 5
  /// No repetition begins after that.
  private static let longestReplay = Duration.seconds(120)

  /// Repeats one finding of the last run: its check, with the same data, on a fresh subject.
  ///
  /// One that depends on time, such as a race, is repeated several times, until it fails: passing once
  /// says little there.
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
    var again = request
    again.checks = [owner.id.rawValue]
    again.seed = last.seed.value
    if configuration.run == nil || last.subject.command == nil {
      again.url = request.url ?? last.subject.url
    }
    let examination = Examination(
      exam: exam,
      target: try target(again, configuration, workspace),
      options: try options(again, exam),
      version: Self.version,
      contract: try contract(of: exam.project)
    )
    let dependsOnTime = owner.dependsOnTime || exam.restarts(owner.id)
    guard
      let runs = try await repeated(
        examination,
        of: owner.id,
        atMost: dependsOnTime ? Self.mostReplays : 1,
        consume
      )
    else { return nil }
    let (check, report) =
      runs.first { $0.check.verdict != .passed && $0.check.verdict != .inconclusive }
      ?? runs.first { $0.check.verdict != .passed } ?? runs[runs.count - 1]
    let notRecorded = await record(report, on: .replay, of: exam, in: workspace, begun: begun)
    return Replay(
      finding: finding,
      check: check,
      report: report,
      verdicts: runs.map(\.check.verdict),
      notRecorded: notRecorded
    )
  }

  /// Examines a check several times, until it fails or can't be examined.
  ///
  /// - Returns: What came of it each time, at least once; nil where it was interrupted.
  private func repeated(
    _ examination: Examination,
    of id: CheckID,
    atMost most: Int,
    _ consume: (RunEvent) async throws -> Void
  ) async throws -> [(check: CheckReport, report: RunReport)]? {
    let begun = ContinuousClock.now
    var runs: [(check: CheckReport, report: RunReport)] = []
    repeat {
      guard let report = try await run(examination, consume), let check = report.check(id) else {
        return nil
      }
      runs.append((check, report))
      guard [.passed, .inconclusive].contains(check.verdict) else { break }
    } while runs.count < most && begun.duration(to: .now) < Self.longestReplay
    return runs
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
  /// Whether it did more than send one request after the other, a race or a signal for example, or did not
  /// find the same when it was repeated.
  fileprivate var dependsOnTime: Bool { notes?.isEmpty == false || wasNotRepeated }

  /// Whether a name is that of the check, or could be that of a finding of it.
  fileprivate func owns(_ name: String) -> Bool {
    name == id.rawValue || name.wholeMatch(of: /(.+)\.[0-9]+/).map { $0.1 == id.rawValue } == true
  }
}
