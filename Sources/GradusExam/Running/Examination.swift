package import GradusLaunch
internal import GradusLoad
package import GradusModel
internal import GradusWire

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// One run of an exam against a subject.
package struct Examination: Sendable {
  /// What is examined.
  package enum Target: Sendable {
    /// A process that Gradus starts.
    case command(SubjectCommand)
    /// A backend that runs already.
    case url(Endpoint)

    fileprivate var isCommand: Bool {
      if case .command = self { true } else { false }
    }
  }

  /// How it is examined.
  package struct Options: Sendable {
    package var seed: Seed
    /// How many subjects are examined side by side, each with a port and a data folder of its own.
    package var jobs: Int
    /// What every deadline is taken times, besides the calibration of the machine.
    package var timeoutScale: Double
    package var selection: Selection
    /// How long one request and one check may take.
    package var limits = CheckLimits()
    /// How long the subject may take to listen.
    package var startWithin: Duration
    /// How long it may listen elsewhere before that is taken for where it listens.
    package var elsewhereFor: Duration
    /// Measures how many times slower the machine is than limits are written for.
    package var slowdown: @Sendable () async -> Double = Calibration.slowdown
    /// What is left of what backends and examiner need.
    package var machine = MachineGauges.here
    /// Where all that the subjects write is going to be kept, for the report; nil where it is not.
    package var outputFile: String?

    package init(
      seed: Seed,
      jobs: Int = 1,
      timeoutScale: Double = 1,
      selection: Selection = .everything,
      startWithin: Duration = .seconds(30),
      elsewhereFor: Duration = .seconds(5)
    ) {
      self.seed = seed
      self.jobs = jobs
      self.timeoutScale = timeoutScale
      self.selection = selection
      self.startWithin = startWithin
      self.elsewhereFor = elsewhereFor
    }
  }

  package let exam: Exam
  package let target: Target
  package let options: Options
  /// The version of Gradus, for the report.
  package let version: String
  /// All that the subjects write, the build included.
  private let output = OutputLog()
  /// The text of the contract that exchanges are held against; nil where there is none.
  private let contract: [UInt8]?

  /// - Parameters:
  ///   - exam: What is examined.
  ///   - target: The backend.
  ///   - options: How it is examined.
  ///   - version: The version of Gradus, for the report.
  ///   - contract: The text of the project's OpenAPI document, in YAML or JSON; nil where no check
  ///     of the exam holds exchanges against it.
  package init(
    exam: Exam,
    target: Target,
    options: Options,
    version: String,
    contract: [UInt8]? = nil
  ) {
    self.exam = exam
    self.contract = contract
    self.target = target
    self.options = options
    self.version = version
  }

  /// All that the subjects have written so far, the build included; nil where they wrote nothing.
  ///
  /// Of more than a mebibyte the oldest and the newest are there.
  package var writtenOutput: [UInt8]? { output.content }

  /// Runs the exam and hands its events to a closure as they happen.
  ///
  /// No process and no folder of the run is left when this returns, also when the closure returns
  /// early or the task is cancelled; the events then end without `runFinished`.
  package func run<Result: Sendable>(
    _ consume: (AsyncStream<RunEvent>) async throws -> Result
  ) async rethrows -> Result {
    let (events, continuation) = AsyncStream.makeStream(of: RunEvent.self)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        await examine { continuation.yield($0) }
        continuation.finish()
      }
      defer { group.cancelAll() }
      return try await consume(events)
    }
  }

  private func examine(_ emit: @escaping @Sendable (RunEvent) -> Void) async {
    let begun = ContinuousClock.now
    let startedAt = Date.now.formatted(.iso8601)
    let stages = exam.selecting(options.selection)
    emit(
      .runStarted(
        RunOutline(
          project: exam.project,
          title: exam.title,
          seed: options.seed,
          stages: stages.map(\.outline)
        )
      )
    )
    let pace = Pace(slowdown: await options.slowdown(), measure: options.slowdown)
    let board = RunBoard(
      exam: exam,
      stages: stages,
      coreComesFirst: options.selection.hasCoreFirst,
      command: target.checkCommand,
      emit: emit
    )
    let runner = CheckRunner(
      seed: options.seed,
      limits: options.limits.asked(options.timeoutScale),
      pace: pace,
      record: RunRecord(contract: contract),
      machine: MachineWatch(options.machine, isStartedHere: target.isCommand),
      onProgress: { emit(.checkProgressed($0, $1)) }
    )
    switch target {
    case .command(let command):
      let launcher = SubjectLauncher(
        command: command,
        limits: LaunchLimits(start: options.startWithin, elsewhere: options.elsewhereFor)
          .scaled(by: pace.factor * options.timeoutScale),
        log: output
      )
      await examine(started: launcher, board, runner, emit)
    case .url(let endpoint):
      await URLWorker(endpoint: endpoint, board: board, runner: runner).work()
    }
    guard !Task.isCancelled else { return }
    var report = RunReport(
      gradus: version,
      project: exam.project,
      title: exam.title,
      part: options.selection.option,
      asked: options.selection.asked,
      seed: options.seed,
      startedAt: startedAt,
      duration: Elapsed(begun.duration(to: .now)),
      machine: MachineReport(
        system: Self.system,
        cores: ProcessInfo.processInfo.activeProcessorCount,
        slowdown: (pace.factor * 100).rounded() / 100,
        timeoutScale: options.timeoutScale
      ),
      subject: await subjectReport(board),
      stages: await board.stageReports
    )
    if report.verdict == .passed { report.subject.outputTail = nil }
    emit(.runFinished(report))
  }

  private func examine(
    started launcher: SubjectLauncher,
    _ board: RunBoard,
    _ runner: CheckRunner,
    _ emit: @escaping @Sendable (RunEvent) -> Void
  ) async {
    // On macOS a backend inherits this limit; on Linux its keeper raises it.
    OpenFiles.allow(MachineLack.promisedFiles)
    if let build = launcher.command.build {
      emit(.buildStarted(command: build))
      let begun = ContinuousClock.now
      if let failure = await launcher.build() {
        if Task.isCancelled { return }
        await CommandWorker(launcher: launcher, board: board, runner: runner).couldNotStart(failure)
        return
      }
      emit(.buildFinished(after: Elapsed(begun.duration(to: .now))))
    }
    await withTaskGroup { group in
      for _ in 0..<max(1, options.jobs) {
        group.addTask {
          await CommandWorker(launcher: launcher, board: board, runner: runner).work()
        }
      }
      group.addTask {
        await LivesWorker(launcher: launcher, board: board, runner: runner).work()
      }
    }
  }

  private func subjectReport(_ board: RunBoard) async -> SubjectReport {
    var report = SubjectReport(
      start: await board.firstStart ?? .notStarted(reason: "there was nothing to examine"),
      starts: await board.starts,
      outputTail: await board.lastOutput
    )
    switch target {
    case .command(let command):
      report.outputFile = output.content == nil ? nil : options.outputFile
      report.command = command.run
      report.build = command.build
    case .url(let endpoint): report.url = endpoint.description
    }
    return report
  }

  private static var system: String {
    #if os(Linux)
    "Linux"
    #else
    "macOS"
    #endif
  }
}
