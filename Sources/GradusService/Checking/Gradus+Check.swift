internal import GradusExam
package import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension Gradus {
  /// Examines a backend, keeps the run in its folder, and records it in the journal.
  ///
  /// - Parameters:
  ///   - request: What to examine.
  ///   - consume: Takes the events as they happen.
  /// - Returns: The report, and why it could not be kept in its folder or recorded in the journal; no
  ///   report where the run was interrupted.
  /// - Throws: `Problem` before anything was started, and what the closure throws.
  package func check(
    _ request: CheckRequest,
    _ consume: (RunEvent) async throws -> Void
  ) async throws -> (report: RunReport?, notKept: [Problem]) {
    let begun = try? clock.now()
    let workspace = try Workspace(folder: request.folder)
    let configuration = try workspace.configuration()
    let exam = try exam(configuration.project)
    var request = request
    if request.onlyFailed { request.checks += try checksToRepeat(in: request.folder) }
    var options = try options(request, exam)
    options.outputFile = RunArchive.outputFile
    let examination = Examination(
      exam: exam,
      target: try target(request, configuration, workspace),
      options: options,
      version: Self.version,
      contract: try contract(of: exam.project)
    )
    let report = try await run(examination, consume)
    guard let report else { return (nil, []) }
    var notKept: [Problem] = []
    do throws(Problem) {
      try RunArchive(workspace).keep(report, output: examination.writtenOutput)
    } catch {
      notKept.append(error)
    }
    let notRecorded = await record(
      report,
      on: request.occasion,
      of: exam,
      in: workspace,
      begun: begun
    )
    return (report, notKept + [notRecorded].compactMap(\.self))
  }

  /// The last run of a folder.
  ///
  /// - Throws: `Problem` where there is none.
  package func lastRun(in folder: String) throws(Problem) -> RunReport {
    try RunArchive(try Workspace(folder: folder)).last()
  }

  /// The last run of a folder that has a check; the last of all where none has.
  ///
  /// A run of a part does not hide what the whole one before it found.
  ///
  /// - Throws: `Problem` where there is none.
  package func lastRun(of check: CheckID, in folder: String) throws(Problem) -> RunReport {
    let runs = try RunArchive(try Workspace(folder: folder)).lastRuns()
    return runs.first { $0.check(check) != nil } ?? runs[0]
  }

  /// The run of a folder before its last one; nil where there is none.
  package func runBeforeLast(in folder: String) -> RunReport? {
    (try? Workspace(folder: folder)).flatMap { RunArchive($0).beforeLast() }
  }

  /// Ends every subject at once, without clean-up: for a second Ctrl-C.
  package static func forceStop() {
    Examination.forceStop()
  }

  func run(
    _ examination: Examination,
    _ consume: (RunEvent) async throws -> Void
  ) async throws -> RunReport? {
    if case .command = examination.target { try await requireTemporaryFolder() }
    return try await examination.run { events in
      var report: RunReport?
      for await event in events {
        if case .runFinished(let finished) = event { report = finished }
        try await consume(event)
      }
      return report
    }
  }

  /// Sees to it that a backend can be given a folder, before anything is started.
  private func requireTemporaryFolder() async throws {
    do {
      try await TemporaryFolder.with { _ in }
    } catch {
      let place = FileManager.default.temporaryDirectory.path
      throw Problem(
        "No folder can be made in \(place): \(error.localizedReason).",
        advice: "A backend gets one for its data. Set TMPDIR to a folder that you can write to."
      )
    }
  }

  func options(_ request: CheckRequest, _ exam: Exam) throws(Problem) -> Examination.Options {
    guard 1...64 ~= request.jobs else {
      throw Problem("--jobs \(request.jobs) is not possible.", advice: "Give 1 to 64.")
    }
    guard request.timeoutScale >= 0.1, request.timeoutScale <= 100 else {
      throw Problem(
        "--timeout-scale \(request.timeoutScale) is not possible.",
        advice: "Give 0.1 to 100."
      )
    }
    return Examination.Options(
      seed: request.seed.map(Seed.init) ?? .drawn(),
      jobs: request.jobs,
      timeoutScale: request.timeoutScale,
      selection: try selection(request, exam)
    )
  }

  private func selection(_ request: CheckRequest, _ exam: Exam) throws(Problem) -> Selection {
    let given = [request.stage, request.until, request.grade].compactMap(\.self)
    guard given.count + (request.checks.isEmpty ? 0 : 1) <= 1 else {
      throw Problem(
        "--stage, --check, --until, --grade and --failed exclude one another.",
        advice: "Give one of them; --check may be given several times."
      )
    }
    if let stage = request.stage { return .stage(try self.stage(stage, exam)) }
    if let stage = request.until { return .until(try self.stage(stage, exam)) }
    if let name = request.grade {
      guard let grade = Grade(rawValue: name) else {
        throw Problem.unknown("grade", name, among: Grade.allCases.map(\.rawValue))
      }
      return .grade(grade)
    }
    let known = Set(exam.checks.map(\.id.rawValue))
    if let unknown = request.checks.first(where: { !known.contains($0) }) {
      throw Problem.unknown("check", unknown, among: exam.checks.map(\.id.rawValue))
    }
    return request.checks.isEmpty ? .everything : .checks(Set(request.checks.map { CheckID($0) }))
  }

  /// The checks of a folder that failed when they were last examined, those that the exam still has.
  ///
  /// - Throws: `Problem` where no run is kept, or it can't be read.
  package func failedChecks(in folder: String) throws(Problem) -> [CheckID] {
    let workspace = try Workspace(folder: folder)
    let exam = try exam(try workspace.configuration().project)
    let standings = try RunArchive(workspace).standings()
    guard standings.project == exam.project else { return [] }
    return exam.checks.map(\.id).filter { standings[$0] == .failed }
  }

  /// The same, for a run of them.
  ///
  /// - Throws: `Problem` where there are none.
  private func checksToRepeat(in folder: String) throws(Problem) -> [String] {
    let failed = try failedChecks(in: folder)
    guard failed.isEmpty else { return failed.map(\.rawValue) }
    guard try lastRun(in: folder).subject.start.isReady else {
      throw Problem(
        "The last run could not start the backend, so no check failed in it.",
        advice: "Run gradus check without --failed."
      )
    }
    throw Problem("Nothing failed in the last run.", advice: "Run gradus check without --failed.")
  }

  private func stage(_ id: String, _ exam: Exam) throws(Problem) -> StageID {
    guard let stage = exam.stage(StageID(id)) else {
      throw Problem.unknown("stage", id, among: exam.stages.map(\.id.rawValue))
    }
    return stage.id
  }

  func target(
    _ request: CheckRequest,
    _ configuration: WorkspaceConfiguration,
    _ workspace: Workspace
  ) throws(Problem) -> Examination.Target {
    // A command beats a URL that stands beside it: only what Gradus starts can be examined whole.
    guard let url = request.url ?? (configuration.run == nil ? configuration.url : nil) else {
      return .started(
        by: configuration.run ?? "",
        build: configuration.build,
        in: workspace.folder,
        adding: try configuration.environment.variables(of: environment)
      )
    }
    do throws(Examination.Target.Unusable) {
      return try .running(at: url, anywhere: request.ownsHost)
    } catch {
      throw Problem(error.reason)
    }
  }
}
