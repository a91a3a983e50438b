internal import GradusLaunch
internal import GradusModel

/// Lives that several checks have in common, one after the other on one data folder.
///
/// A life begins when every check that has not ended wants one. In it they take turns, always in the same
/// order, and each has the backend to itself meanwhile. One that ends the backend itself comes last, once in a
/// life, and waits for a later life where another wants an end of its own or another time zone.
actor SharedLives {
  /// What a check asks of its next life.
  struct Wish: Sendable {
    let ending: LifeEnding
    /// What `TZ` says; nil where it does not matter.
    let timeZone: String?
  }

  private struct Waiting {
    let wish: Wish
    let continuation: CheckedContinuation<Turn, Never>
  }

  /// What a check gets that wants a life.
  private enum Turn {
    case begins(RunningSubject)
    case failed(StartOutcome)
  }

  /// What all of them have stored.
  nonisolated let tally = Tally()
  private let launcher: SubjectLauncher
  private let dataFolder: String
  /// How many checks have not ended.
  private var checks: Int
  /// Those that want a life, by their places in the order.
  private var waiting: [Int: Waiting] = [:]
  private var isTurn = false
  /// What starts the lives, while it waits for the checks.
  private var host: CheckedContinuation<Void, Never>?

  /// - Parameters:
  ///   - launcher: Starts the backend.
  ///   - dataFolder: The folder that all lives are given.
  ///   - checks: How many checks share them, each of which says once that it has ended.
  init(launcher: SubjectLauncher, dataFolder: String, checks: Int) {
    self.launcher = launcher
    self.dataFolder = dataFolder
    self.checks = checks
  }

  /// Starts one life after the other, until all checks have ended.
  func run() async {
    while await everyCheckWaits() {
      let next = takeNextLife()
      var order = Array(next.map(\.continuation).reversed())
      var outcome = StartOutcome.notStarted(reason: "the examiner could not start it")
      do {
        let launched = try await launcher.withSubject(
          dataFolder: dataFolder,
          timeZone: next.compactMap(\.wish.timeZone).first
        ) { process in
          while let next = order.popLast() {
            isTurn = true
            next.resume(returning: .begins(process))
            while isTurn { await sleep() }
          }
        }
        if case .failed(let failure) = launched { outcome = failure }
      } catch {
        outcome = .notStarted(reason: "the examiner itself failed: \(error)")
      }
      for check in order { check.resume(returning: .failed(outcome)) }
    }
  }

  /// Notes that a check has ended, and wants no further life.
  func leave() {
    checks -= 1
    wakeHost()
  }

  /// Waits for a check's turn in the next life, and runs a closure in it.
  ///
  /// - Parameters:
  ///   - place: The check's place in the order; no two have the same.
  ///   - wish: What it asks of the life.
  ///   - body: Uses the backend, which listens.
  /// - Returns: What the closure returned, or why the backend did not come to listen.
  /// - Throws: What the closure throws.
  nonisolated func withSubject<Result: Sendable>(
    at place: Int,
    wishing wish: Wish,
    _ body: (RunningSubject) async throws -> Result
  ) async throws -> SubjectLauncher.Launched<Result> {
    switch await turn(at: place, wish) {
    case .failed(let outcome): return .failed(outcome)
    case .begins(let process):
      do {
        let result = try await body(process)
        await endTurn()
        return .ran(result)
      } catch {
        await endTurn()
        throw error
      }
    }
  }

  private func turn(at place: Int, _ wish: Wish) async -> Turn {
    await withCheckedContinuation { continuation in
      waiting[place] = Waiting(wish: wish, continuation: continuation)
      wakeHost()
    }
  }

  /// Takes those whose wishes go together, in the order of their turns; at least one of those that wait.
  private func takeNextLife() -> [Waiting] {
    let order = waiting.sorted { $0.key < $1.key }
    let isToBeTerminated = order.contains { $0.value.wish.ending == .termination }
    let last = isToBeTerminated ? nil : order.first { $0.value.wish.ending.isByCheck }
    let candidates =
      order.filter { !$0.value.wish.ending.isByCheck } + [last].compactMap(\.self)
    let timeZone = candidates.lazy.compactMap(\.value.wish.timeZone).first
    let taken = candidates.filter { [nil, timeZone].contains($0.value.wish.timeZone) }
    for place in taken.map(\.key) { waiting[place] = nil }
    return taken.map(\.value)
  }

  private func endTurn() {
    isTurn = false
    wakeHost()
  }

  /// - Returns: Whether there is a check that has not ended.
  private func everyCheckWaits() async -> Bool {
    while waiting.count < checks { await sleep() }
    return checks > 0
  }

  private func sleep() async {
    await withCheckedContinuation { host = $0 }
  }

  private func wakeHost() {
    host?.resume()
    host = nil
  }
}
