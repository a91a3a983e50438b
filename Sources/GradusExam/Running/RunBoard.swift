internal import GradusModel

/// Hands out the checks of a run, stage after stage, and collects their reports.
///
/// A stage begins only when the one before it is finished, because that may block it; within a stage
/// the foundation comes first, for the same reason.
actor RunBoard {
  private let stages: [Stage]
  /// The command that examines this backend, to which options are added.
  private let command: String
  private let emit: @Sendable (RunEvent) -> Void

  private var position = -1
  private var waiting: [Job] = []
  /// The checks of the stage that stand on its foundation.
  private var deferred: [Check] = []
  private var running = 0
  private var foundations: Foundations
  private var finished: [StageReport] = []
  /// Why the stage at hand is blocked as a whole; nil where it is not.
  private var blocker: Blocker?
  private var stageBegan = ContinuousClock.now
  private var sleepers: [CheckedContinuation<Void, Never>] = []
  private var isStopped = false
  private var silence = Silence()
  private var isProbing = false

  private(set) var firstStart: StartOutcome?
  private(set) var starts = 0
  private(set) var lastOutput: String?

  init(
    exam: Exam,
    stages: [Stage],
    coreComesFirst: Bool,
    command: String,
    emit: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.stages = stages
    self.command = command
    self.emit = emit
    foundations = Foundations(exam: exam, stages: stages, coreComesFirst: coreComesFirst)
  }

  /// The next check to run; nil when there is none, or the run was stopped.
  ///
  /// Waits while checks run whose end decides what is next: those of the stage before, or those of
  /// the stage's foundation.
  func next() async -> Job? {
    while !isStopped {
      if isProbing || (running > 0 && silence.isSuspected) {
        await withCheckedContinuation { sleepers.append($0) }
        continue
      }
      switch silence.suspicion {
      case .none: break
      case .askAgain(let probe):
        guard hasMore else { break }
        isProbing = true
        running += 1
        return probe
      case .certain:
        blockRest(reason: Silence.reason)
        return nil
      }
      blockDependents()
      if let ready = waiting.firstIndex(where: { !awaits($0.check) }) {
        running += 1
        return waiting.remove(at: ready)
      }
      if running > 0 {
        await withCheckedContinuation { sleepers.append($0) }
        continue
      }
      if !deferred.isEmpty {
        release()
        continue
      }
      finishStage()
      guard position + 1 < stages.count else {
        isStopped = true
        wake()
        return nil
      }
      beginStage()
    }
    return nil
  }

  /// The next check that starts subjects of its own; nil when there is no check left of any kind, or
  /// the run was stopped.
  ///
  /// For a worker beside those that call `next()`, which decide when a stage begins. What comes last
  /// has the machine to itself, and what may share lives is left together.
  func nextWithLives() async -> Job? {
    while !isStopped {
      if stages.indices.contains(position), !stages[position].comesLast, !isProbing,
        !silence.isSuspected
      {
        blockDependents()
        // From the end: the others take from the beginning, and both come to the last one together.
        let ready = waiting.lastIndex { job in
          job.check.traits.contains(.restarts) && !job.check.isFoundation && !job.mayShareLives
            && !awaits(job.check)
        }
        if let ready {
          running += 1
          return waiting.remove(at: ready)
        }
      }
      await withCheckedContinuation { sleepers.append($0) }
    }
    return nil
  }

  /// Hands out the checks that may share their lives with one that was handed out.
  ///
  /// - Returns: All of them, also that one, in the order of their stage.
  func allSharingLives(with job: Job) -> [Job] {
    let ready = waiting.filter { $0.mayShareLives && !awaits($0.check) }
    waiting.removeAll { $0.mayShareLives && !awaits($0.check) }
    running += ready.count
    let order = stages[position].checks.map(\.id)
    return ([job] + ready).sorted {
      order.firstIndex(of: $0.check.id) ?? 0 < order.firstIndex(of: $1.check.id) ?? 0
    }
  }

  /// Takes a job back, to be handed out again.
  func putBack(_ job: Job) {
    running -= 1
    waiting.append(job)
    wake()
  }

  /// Takes a job that was handed out, with its tries.
  func finish(_ job: Job) {
    silence.note(job)
    finish(job.check.report(job.tries))
  }

  /// Takes what a probe learned: whether the subject, started afresh, still answers what it answered.
  func finishProbe(isAnswered: Bool) {
    running -= 1
    isProbing = false
    silence.forget()
    if !isAnswered { blockRest(reason: Silence.reason) }
    wake()
  }

  /// Takes the report of a job that was handed out.
  func finish(_ report: CheckReport) {
    running -= 1
    take(report)
    wake()
  }

  /// Gives a job back unfinished because the run was cancelled.
  func abandon() {
    isStopped = true
    isProbing = false
    running -= 1
    wake()
  }

  /// Notes that the subject was started, or was not.
  func started(_ outcome: StartOutcome) {
    if outcome.isReady { starts += 1 }
    if firstStart == nil {
      firstStart = outcome
      emit(.subjectStarted(outcome))
    }
  }

  /// Keeps the last lines that the subject wrote.
  func wrote(_ output: String) {
    if !output.isEmpty { lastOutput = output }
  }

  /// Reports every check that is left as blocked.
  func blockRest(reason: String) {
    while true {
      for check in waiting.map(\.check) + deferred { take(check.report(.blocked, reason: reason)) }
      waiting = []
      deferred = []
      finishStage()
      guard position + 1 < stages.count else { break }
      position += 1
      blocker = nil
      emit(.stageStarted(stages[position].id))
      stageBegan = .now
      deferred = stages[position].checks
    }
    isStopped = true
    wake()
  }

  /// The stages that are finished.
  var stageReports: [StageReport] { finished }

  private var hasMore: Bool {
    !waiting.isEmpty || !deferred.isEmpty || position + 1 < stages.count
  }

  private func beginStage() {
    position += 1
    let stage = stages[position]
    stageBegan = .now
    emit(.stageStarted(stage.id))
    blocker = foundations.blocker(of: stage)
    if let blocker {
      for check in stage.checks { take(check.report(.blocked, reason: blocker.reason)) }
    } else {
      waiting = stage.checks.filter(\.isFoundation).map { Job(stage: stage.id, check: $0) }
      deferred = stage.checks.filter { !$0.isFoundation }
    }
  }

  /// Hands out the rest of a stage, once its foundation is known to hold.
  private func release() {
    let stage = stages[position]
    if let blocker = foundations.blocker(within: stage) {
      for check in deferred { take(check.report(.blocked, reason: blocker.reason)) }
    } else {
      waiting = deferred.map { Job(stage: stage.id, check: $0) }
    }
    deferred = []
    wake()
  }

  private func take(_ report: CheckReport) {
    foundations.note(report, in: blocker)
    emit(.checkFinished(report))
  }

  /// Reports the checks as blocked that build on one that failed.
  private func blockDependents() {
    while let (index, reason) = waiting.enumerated().lazy
      .compactMap({ index, job in self.foundations.blocker(of: job.check).map { (index, $0) } })
      .first
    {
      take(waiting.remove(at: index).check.report(.blocked, reason: reason))
    }
  }

  /// Whether a check of the same stage has to end before this one is handed out.
  private func awaits(_ check: Check) -> Bool {
    foundations.awaits(check, in: stages[position])
  }

  private func finishStage() {
    guard stages.indices.contains(position), finished.count == position else { return }
    let stage = stages[position]
    let checks = stage.checks.compactMap { foundations.reports[$0.id] }
    let blocked = checks.first { $0.verdict == .blocked }
    let report = StageReport(
      id: stage.id,
      title: stage.title,
      grade: stage.grade,
      lessons: stage.lessons,
      reason: checks.contains { $0.verdict == .failed } ? nil : blocked?.reason,
      unblockedBy: blocker?.option.map { "\(command) \($0)" },
      duration: Elapsed(stageBegan.duration(to: .now)),
      checks: checks
    )
    finished.append(report)
    emit(.stageFinished(report))
  }

  private func wake() {
    let woken = sleepers
    sleepers = []
    for sleeper in woken { sleeper.resume() }
  }
}
