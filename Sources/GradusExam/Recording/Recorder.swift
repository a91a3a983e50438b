internal import GradusModel
internal import Synchronization

/// Keeps what a check sends, receives and finds, in order.
final class Recorder: Sendable {
  private struct State {
    var transcript: [Exchange] = []
    var notes: [TranscriptNote] = []
    var measurements: [Measurement] = []
    var findings: [Finding] = []
    var unreadable: Set<Int> = []
    var misplaced: Set<Misplacement> = []
    var ranOutOfTime = false
    var allowed: Duration?
    var doubt: String?
    var connections = 1
    var failures: [TransportFailure] = []
    var output = ""
  }

  /// A value of an exchange that is no object or array, as it should be.
  private struct Misplacement: Hashable {
    let exchange: Int
    let pointer: String
  }

  private let check: CheckID
  private let onProgress: @Sendable (String) -> Void
  /// When the check began.
  let begun = ContinuousClock.now
  private let state = Mutex(State())

  /// - Parameters:
  ///   - check: Whose doings are kept.
  ///   - onProgress: Is told what takes long, for those who wait for it.
  init(check: CheckID, onProgress: @escaping @Sendable (String) -> Void) {
    self.check = check
    self.onProgress = onProgress
  }

  /// Tells those who wait what takes long; it is not kept.
  func tell(_ progress: String) { onProgress(progress) }

  var transcript: [Exchange] { state.withLock(\.transcript) }
  var findings: [Finding] { state.withLock(\.findings) }
  var notes: [TranscriptNote] { state.withLock(\.notes) }
  var measurements: [Measurement] { state.withLock(\.measurements) }

  /// What the last subject that wrote something wrote, of those that were started for the check alone.
  var output: String { state.withLock(\.output) }

  /// Whether a limit was reached, so that a slower machine may be all that is wrong.
  var ranOutOfTime: Bool {
    state.withLock { state in
      state.ranOutOfTime
        || state.transcript.contains { exchange in
          if case .timedOut = exchange.failure { true } else { false }
        }
    }
  }

  /// Remembers that a limit other than that of an exchange was reached.
  func noteLimit() {
    state.withLock { $0.ranOutOfTime = true }
  }

  /// What the last limit that the contract states was stretched to; nil where there was none.
  var allowed: Duration? { state.withLock(\.allowed) }
  /// Why the machine may be to blame for what was seen; nil where it is not.
  var doubt: String? { state.withLock(\.doubt) }

  /// The most connections that were open at the same time.
  var connections: Int { state.withLock(\.connections) }
  /// Why requests have no response, also those that are not in the transcript.
  var failures: [TransportFailure] {
    state.withLock { $0.transcript.compactMap(\.failure) + $0.failures }
  }

  /// Remembers how many connections are open at the same time, and why others could not be made.
  func note(connections: Int, failures: [TransportFailure] = []) {
    state.withLock { state in
      state.connections = max(state.connections, connections)
      state.failures += failures
    }
  }

  /// Remembers what a limit that the contract states was stretched to.
  func note(allowed: Duration) {
    state.withLock { $0.allowed = allowed }
  }

  /// Remembers why the machine may be to blame, as the end of a sentence; the first reason stays.
  func note(doubt: String) {
    state.withLock { $0.doubt = $0.doubt ?? doubt }
  }

  /// Keeps an exchange and tells its place in the transcript.
  func record(_ exchange: Exchange) -> Int {
    state.withLock { state in
      state.transcript.append(exchange.kept)
      return state.transcript.count - 1
    }
  }

  /// Keeps what is done besides sending requests, behind the exchanges so far.
  func note(_ text: String) {
    state.withLock { state in
      let after = Elapsed(begun.duration(to: .now))
      state.notes.append(
        TranscriptNote(position: state.transcript.count, text: text, after: after)
      )
    }
  }

  /// Keeps what a subject wrote that was started for the check alone; nothing, if it wrote nothing.
  func wrote(_ output: String) {
    if !output.isEmpty { state.withLock { $0.output = output } }
  }

  /// Keeps a figure for the report.
  func record(_ measurement: Measurement) {
    state.withLock { $0.measurements.append(measurement) }
  }

  /// Keeps a finding.
  ///
  /// - Parameters:
  ///   - place: What was looked at.
  ///   - expected: What should be.
  ///   - observed: What is.
  ///   - exchanges: Those that show it, the decisive one last.
  ///   - source: The line that expects it.
  ///   - hint: What to look at, where that depends on how it was missed.
  func record(
    _ place: String,
    expected: Evidence,
    observed: Evidence,
    exchanges: [Int],
    source: SourcePoint,
    hint: String? = nil
  ) {
    state.withLock { state in
      state.findings.append(
        Finding(
          id: FindingID("\(check).\(state.findings.count + 1)"),
          place: place,
          expected: expected.kept,
          observed: observed.kept,
          exchanges: exchanges,
          source: source,
          hint: hint
        )
      )
    }
  }

  /// Keeps the finding that the subject's process has ended unasked.
  func record(end: String, source: SourcePoint) {
    record(
      "process",
      expected: Evidence("a backend that keeps running"),
      observed: Evidence(end),
      exchanges: Array(transcript.indices.suffix(1)),
      source: source
    )
  }

  /// Whether this is the first time that the content of that exchange is told to be unreadable.
  func isFirstUnreadable(_ exchange: Int) -> Bool {
    state.withLock { $0.unreadable.insert(exchange).inserted }
  }

  /// Whether nobody has been told yet that a value of an exchange is not what it should be.
  func isFirst(_ value: JSONProbe.Misplaced, at exchange: Int) -> Bool {
    state.withLock { state in
      state.misplaced.insert(Misplacement(exchange: exchange, pointer: value.pointer)).inserted
    }
  }
}

/// Thrown by a requirement that is not met: its finding is recorded, and the check ends.
struct CheckStopped: Error {}
