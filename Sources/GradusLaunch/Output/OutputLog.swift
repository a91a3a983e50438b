internal import Synchronization

/// What all processes of a run wrote: the oldest and the newest of it, where it is too much to keep.
package final class OutputLog: Sendable {
  /// Bytes that are kept of the beginning, and as many of the end.
  private static let kept = 512 << 10

  fileprivate struct State {
    var oldest: [UInt8] = []
    var newest: [UInt8] = []
    /// Bytes between them that are not kept.
    var omitted = 0
    var backends = 0
    /// Who wrote last.
    var writer: String?
    /// What is not shown, the longest first.
    var secrets: [SubjectVariables.Secret] = []

    mutating func append(_ bytes: some Collection<UInt8>) {
      let room = max(0, OutputLog.kept - oldest.count)
      oldest.append(contentsOf: bytes.prefix(room))
      newest.append(contentsOf: bytes.dropFirst(room))
      if newest.count > 2 * OutputLog.kept { trim() }
    }

    mutating func trim() {
      let surplus = newest.count - OutputLog.kept
      guard surplus > 0 else { return }
      newest.removeFirst(surplus)
      omitted += surplus
    }

    var endsLine: Bool { (newest.last ?? oldest.last ?? UInt8(ascii: "\n")) == UInt8(ascii: "\n") }
  }

  private let state = Mutex(State())

  package init() {}

  /// Keeps values out of what is shown.
  ///
  /// - Parameter secrets: The longest first.
  func hide(_ secrets: [SubjectVariables.Secret]) {
    state.withLock { $0.secrets = secrets }
  }

  /// The name of a backend that is started now, by which its lines are told from those of others.
  func nameOfNextBackend() -> String {
    state.withLock { state in
      state.backends += 1
      return "backend \(state.backends)"
    }
  }

  /// Keeps what a process wrote.
  ///
  /// - Parameters:
  ///   - bytes: In the order in which they came.
  ///   - writer: Its name; where another wrote before, it stands on a line of its own.
  func add(_ bytes: some Collection<UInt8>, by writer: String) {
    guard !bytes.isEmpty else { return }
    state.withLock { state in
      if state.writer != writer {
        state.append("\(state.endsLine ? "" : "\n")── \(writer) ──\n".utf8)
        state.writer = writer
      }
      state.append(bytes)
    }
  }

  /// Everything that is kept, but for values that are hidden; nil where nothing was written.
  package var content: [UInt8]? {
    state.withLock { state in
      guard state.writer != nil else { return nil }
      state.trim()
      guard state.omitted > 0 else { return state.shown(state.oldest + state.newest) }
      // Whole lines, so that no value is cut in two and seen by half.
      let oldest = state.oldest.wholeLines
      let start = state.newest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let newest = state.newest[start...]
      let omitted = state.omitted + state.oldest.count - oldest.count + start
      return state.shown(oldest) + Array("… \(omitted) bytes …\n".utf8) + state.shown(newest)
    }
  }
}

extension OutputLog.State {
  fileprivate func shown(_ bytes: some Collection<UInt8>) -> [UInt8] {
    secrets.reduce(Array(bytes)) { bytes, secret in bytes.replacing(secret.text, with: secret.cover)
    }
  }
}

extension [UInt8] {
  /// The bytes up to the last line feed; all of them where there is none.
  fileprivate var wholeLines: ArraySlice<UInt8> {
    self[startIndex..<(lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? endIndex)]
  }
}
