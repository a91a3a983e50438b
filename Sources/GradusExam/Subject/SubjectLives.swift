internal import GradusLaunch
internal import GradusModel
internal import GradusWire
internal import Synchronization

/// Starts subjects one after the other on one data folder.
struct SubjectLives: Sendable {
  private enum Host: Sendable {
    case own(SubjectLauncher, dataFolder: String)
    case shared(SharedLives, place: Int)
  }

  private let host: Host
  let tally: Tally
  private let begun = Flag()

  /// Lives that a check has to itself.
  init(launcher: SubjectLauncher, dataFolder: String) {
    host = .own(launcher, dataFolder: dataFolder)
    tally = Tally()
  }

  /// Lives that a check shares with others.
  ///
  /// - Parameters:
  ///   - shared: The lives.
  ///   - place: The check's place in the order in which they take turns.
  init(_ shared: SharedLives, place: Int) {
    host = .shared(shared, place: place)
    tally = shared.tally
  }

  /// Whether others are in them, too.
  var isShared: Bool {
    if case .shared = host { true } else { false }
  }

  /// What the next start is, in words.
  func nextStart() -> String {
    defer { begun.set() }
    return begun.isSet
      ? "a new start, on the same data folder" : "a start, on an empty data folder"
  }

  /// Starts the subject, runs a closure once it listens, and has it stopped after that.
  ///
  /// - Parameters:
  ///   - wish: What is asked of this life.
  ///   - body: Uses the subject.
  /// - Returns: What the closure returned, or why the subject did not come to listen.
  /// - Throws: What the closure throws.
  func withSubject<Result: Sendable>(
    wishing wish: SharedLives.Wish,
    _ body: (RunningSubject) async throws -> Result
  ) async throws -> SubjectLauncher.Launched<Result> {
    switch host {
    case .own(let launcher, let dataFolder):
      return try await launcher.withSubject(dataFolder: dataFolder, timeZone: wish.timeZone, body)
    case .shared(let lives, let place):
      return try await lives.withSubject(at: place, wishing: wish, body)
    }
  }
}

/// How many things are stored on a data folder, as far as that was acknowledged.
///
/// Checks that share lives count here what they store, because they see what the others have stored as well.
package final class Tally: Sendable {
  private let stored = Mutex(0)

  package var count: Int { stored.withLock(\.self) }

  package func add(_ count: Int) {
    stored.withLock { $0 += count }
  }
}

/// The process of one life, and whether the check has ended it.
final class SubjectLife: Sendable {
  let process: RunningSubject
  private let isEnding = Mutex(false)

  init(_ process: RunningSubject) {
    self.process = process
  }

  /// Whether its end was asked for.
  var wasEnded: Bool { isEnding.withLock(\.self) }

  func willEnd() {
    isEnding.withLock { $0 = true }
  }
}

/// How a life of a subject ends.
package enum LifeEnding: Sendable {
  /// SIGTERM, and SIGKILL where that does not help; where it is shared, in the way that another check wants.
  case any
  /// SIGTERM, and SIGKILL where that does not help.
  case termination
  /// SIGKILL, once the closure has returned, unless that has killed it before.
  case kill
  /// The closure ends it.
  case byClosure

  /// Whether nobody can use the subject after the check.
  var isByCheck: Bool { self == .kill || self == .byClosure }
}

extension Subject {
  /// Starts the backend on this check's data folder, runs a closure, and ends it.
  ///
  /// For checks with the trait `.restarts`. What an earlier life has stored is there.
  ///
  /// - Parameters:
  ///   - ending: How it ends after the closure, unless the closure has ended it.
  ///   - timeZone: What `TZ` says to it, an identifier of the tz database; nil for what it is told elsewhere.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  ///   - body: Uses the backend, which listens.
  /// - Returns: What the closure returns.
  /// - Throws: `CheckStopped` where it does not come to listen, whose finding is recorded; what the
  ///   closure throws.
  package func life<Result: Sendable>(
    endedBy ending: LifeEnding = .any,
    inTimeZone timeZone: String? = nil,
    file: String = #fileID,
    line: Int = #line,
    _ body: (Subject) async throws -> Result
  ) async throws -> Result {
    guard let lives else { throw NoLives() }
    recorder.note(lives.nextStart() + (timeZone.map { ", with TZ=\($0)" } ?? ""))
    let wish = SharedLives.Wish(ending: ending, timeZone: timeZone)
    let launched = try await lives.withSubject(wishing: wish) { process in
      let life = SubjectLife(process)
      let endpoint = Endpoint(host: "127.0.0.1", port: process.port)
      let mark = process.outputMark
      defer { recorder.wrote(process.output(since: mark)) }
      return try await WireSession.with(endpoint, since: recorder.begun) { session in
        let subject = Subject(
          start: process.start,
          data: data,
          session: session,
          recorder: recorder,
          limits: limits,
          pace: pace,
          record: record,
          lives: nil,
          tally: tally,
          life: life
        )
        do {
          let result = try await body(subject)
          try await subject.expectAlive(file: file, line: line)
          switch ending {
          case .kill: await subject.kill()
          // It is asked to end when this closure returns.
          case .termination, .byClosure: subject.noteEnd("SIGTERM")
          case .any: subject.noteEnd(lives.isShared ? "its end" : "SIGTERM")
          }
          return result
        } catch let stop as CheckStopped {
          try? await subject.expectAlive(file: file, line: line)
          throw stop
        }
      }
    }
    switch launched {
    case .ran(let result): return result
    case .failed(let outcome):
      try Task.checkCancellation()
      let output = outcome.output.isEmpty ? "" : " Its last lines:\n\(outcome.output)"
      recorder.record(
        "start",
        expected: Evidence("a backend that starts on the folder in GRADUS_DATA_DIR"),
        observed: Evidence(outcome.sentence + output),
        exchanges: Array(recorder.transcript.indices.suffix(1)),
        source: SourcePoint(file: file, line: line)
      )
      throw CheckStopped()
    }
  }

  /// Ends the backend with SIGKILL; it is gone when this returns.
  package func kill() async {
    noteEnd("SIGKILL")
    life?.willEnd()
    await life?.process.kill()
  }

  /// Notes how the backend is made to end, unless it was before.
  private func noteEnd(_ signal: String) {
    if life?.wasEnded == false { recorder.note(signal) }
  }

  /// Asks the backend to end with SIGTERM, and expects that it does.
  ///
  /// - Parameters:
  ///   - limit: What the contract gives it. It is watched for longer, to tell how long it did take.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  package func terminate(
    within limit: Duration,
    file: String = #fileID,
    line: Int = #line
  ) async {
    guard let life else { return }
    noteEnd("SIGTERM")
    life.willEnd()
    let limit = limits.stated(limit)
    let pace = pace
    let slowdown = Task {
      limit.isDoubtful ? await pace.averageSlowdown(after: limit.stated) : nil
    }
    let taken = await life.process.terminate(within: limit.watched)
    slowdown.cancel()
    if let taken { recorder.note("its process ended, \(Elapsed(taken).shown) later") }
    recorder.note(allowed: limit.allowed)
    let average = await slowdown.value ?? limit.slowdown
    let outcome = limit.outcome(of: taken, whileSlowedBy: average)
    guard outcome != .met, taken != nil || !Task.isCancelled else { return }
    recorder.noteLimit()
    if outcome == .undecided {
      recorder.note(
        doubt: "it took \(Elapsed(taken ?? limit.watched).shown) to end after SIGTERM, where "
          + "\(Elapsed(limit.stated).shown) are granted, and this machine was "
          + "\(StatedLimit.shown(average)) times slower meanwhile than limits are written for"
      )
      return
    }
    recorder.record(
      "process",
      expected: Evidence(
        "an end within \(Elapsed(limit.stated).shown) after SIGTERM\(limit.stretch)"
      ),
      observed: Evidence(
        taken.map { "it ended after \(Elapsed($0).shown)" }
          ?? "it still ran after \(Elapsed(limit.watched).shown)"
      ),
      exchanges: Array(recorder.transcript.indices.suffix(1)),
      source: SourcePoint(file: file, line: line)
    )
  }

  /// Stops the check where the process has ended without being asked to.
  private func expectAlive(file: String, line: Int) async throws {
    guard let life, !life.wasEnded else { return }
    let brokeOff = recorder.transcript.last?.failure != nil
    guard let end = await life.process.unaskedEnd(brokeOff: brokeOff), !Task.isCancelled else {
      return
    }
    recorder.record(end: end, source: SourcePoint(file: file, line: line))
    throw CheckStopped()
  }

  /// A check without the trait `.restarts` asked for a life: the examiner's own mistake.
  private struct NoLives: Error, CustomStringConvertible {
    var description: String { "the check starts subjects, but is not declared with .restarts" }
  }
}

extension RunningSubject {
  /// What is told where the process has ended unasked; nil while it runs.
  ///
  /// - Parameter brokeOff: Whether a connection to it has broken off, so that it may be ending.
  /// - Returns: One sentence with the last lines that the process wrote, or nil.
  func unaskedEnd(brokeOff: Bool) async -> String? {
    guard brokeOff ? await hasEndedSinceBreak() : await hasEnded() else { return nil }
    await settleOutput()
    let output = excerpt(lines: 14)
    return output.isEmpty
      ? "its process ended" : "its process ended; its last lines:\n\(output)"
  }
}
