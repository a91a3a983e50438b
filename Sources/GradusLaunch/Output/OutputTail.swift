internal import Synchronization

#if canImport(System)
internal import System
#else
internal import SystemPackage
#endif

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Reads what a subject writes for as long as it runs, and keeps the end of it.
///
/// A pipe of our own, read on a thread of our own: a subject that writes gigabytes neither fills a
/// disk nor waits, and what it wrote just before it ended is not lost.
final class OutputTail: Sendable {
  private static let kept = 64 << 10
  /// Bytes of a line that are shown.
  private static let mostOfLine = 2000
  /// Lines in which a stack trace is looked for.
  private static let mostOfExcerpt = 1000

  private struct State {
    var bytes: [UInt8] = []
    /// Bytes that came in all.
    var written = 0
    var isStopping = false
    var hasEnded = false
  }

  private let state = Mutex(State())
  private let secrets: [SubjectVariables.Secret]
  private let log: (OutputLog, writer: String)?

  /// - Parameters:
  ///   - secrets: What is not shown of it, the longest first.
  ///   - log: Keeps all of it, under that name; nil where only the end is of use.
  private init(hiding secrets: [SubjectVariables.Secret], _ log: (OutputLog, writer: String)?) {
    self.secrets = secrets
    self.log = log
  }

  /// Runs a closure with the end of a pipe into which processes write, and keeps what comes out.
  ///
  /// - Parameters:
  ///   - secrets: What is not shown of it, the longest first.
  ///   - log: Keeps all of it, under that name; nil where only the end is of use.
  ///   - body: Passes the descriptor to processes, and closes it.
  /// - Returns: What the closure returns, once all that is in the pipe has been read.
  /// - Throws: `Errno` where there can be no pipe, and what the closure throws.
  static func reading<Result>(
    hiding secrets: [SubjectVariables.Secret] = [],
    into log: (OutputLog, writer: String)?,
    _ body: (OutputTail, FileDescriptor) async throws -> Result
  ) async throws -> Result {
    let (readEnd, writeEnd) = try FileDescriptor.pipe()
    let output = OutputTail(hiding: secrets, log)
    let reader = Task.detached { await output.drain(readEnd) }
    do {
      let result = try await body(output, writeEnd)
      output.state.withLock { $0.isStopping = true }
      await reader.value
      return result
    } catch {
      output.state.withLock { $0.isStopping = true }
      await reader.value
      throw error
    }
  }

  /// The last lines, as text; bytes that are not UTF-8 are replaced.
  ///
  /// - Parameters:
  ///   - lines: How many at most.
  ///   - mark: How much had been written when it began to matter.
  /// - Returns: The lines with a line feed between them, without the empty ones at both ends.
  func last(lines: Int, since mark: Int = 0) -> String {
    self.lines(since: mark).suffix(lines).joined(separator: "\n")
  }

  /// The lines that tell the most: the beginning of the last stack trace, and the last lines.
  ///
  /// - Parameters:
  ///   - lines: How many of the last lines at most.
  ///   - mark: How much had been written when it began to matter.
  ///   - logsRequests: Whether lines that only log a request are of use where there are no others; the
  ///     transcript has the requests already.
  /// - Returns: The lines with a line feed between them.
  func excerpt(lines: Int, since mark: Int = 0, logsRequests: Bool = true) -> String {
    let all = self.lines(since: mark).suffix(Self.mostOfExcerpt)
    let others = all.filter { line in
      !line.contains("HTTP/1.") || !line.contains(/"[A-Z]+ [^"]* HTTP\/1\.[01]"/)
    }
    return OutputExcerpt(others.isEmpty && logsRequests ? Array(all) : others, atMost: lines).text
  }

  private func lines(since mark: Int) -> [String] {
    let bytes = state.withLock { $0.bytes.suffix(max(0, $0.written - mark)) }
    // In bytes, because CR LF is one character, at which a text is not split.
    return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
      .trimmedOfEmpty.map { Self.text(of: withoutSecrets($0)) }
  }

  private func withoutSecrets(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    secrets.reduce(line) { line, secret in line.replacing(secret.text, with: secret.cover) }
  }

  /// A line as text, its middle left out where it is long: it may be all that is kept.
  private static func text(of line: ArraySlice<UInt8>) -> String {
    guard line.count > mostOfLine else { return String(decoding: line, as: UTF8.self) }
    let (start, end) = (line.prefix(mostOfLine / 2), line.suffix(mostOfLine / 2))
    let left = line.count - start.count - end.count
    return String(decoding: start, as: UTF8.self) + " … (\(left) bytes) … "
      + String(decoding: end, as: UTF8.self)
  }

  /// Bytes that came in all.
  var written: Int { state.withLock(\.written) }

  /// Waits until what has been written is read; called once every writer has ended.
  func settle() async {
    let deadline = ContinuousClock.now + .seconds(1)
    while !state.withLock(\.hasEnded), ContinuousClock.now < deadline {
      await Pause.for(.milliseconds(1))
    }
  }

  private func drain(_ descriptor: FileDescriptor) async {
    await withCheckedContinuation { continuation in
      // Reading blocks, which a thread of the cooperative pool must not.
      let thread = BlockingThread { [self] in
        readToEnd(descriptor)
        state.withLock { $0.hasEnded = true }
        try? descriptor.close()
        continuation.resume()
      }
      thread.start()
    }
  }

  private func readToEnd(_ descriptor: FileDescriptor) {
    var chunk = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      var waiting = pollfd(fd: descriptor.rawValue, events: Int16(POLLIN), revents: 0)
      let ready = unsafe poll(&waiting, 1, 20)
      if ready == 0 {
        // A process that outlived every signal may hold the pipe; nothing more is awaited from it.
        if state.withLock(\.isStopping) { return }
        continue
      }
      if ready < 0, errno == EINTR { continue }
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe (try? descriptor.read(into: $0)) ?? 0
      }
      if count <= 0 { return }
      if let log { log.0.add(chunk[..<count], by: log.writer) }
      state.withLock { state in
        state.bytes.append(contentsOf: chunk[..<count])
        state.written += count
        if state.bytes.count > 2 * Self.kept {
          state.bytes.removeFirst(state.bytes.count - Self.kept)
        }
      }
    }
  }
}

extension [ArraySlice<UInt8>] {
  /// Without the empty lines at both ends.
  fileprivate var trimmedOfEmpty: ArraySlice<ArraySlice<UInt8>> {
    let start = firstIndex { !$0.isEmpty } ?? endIndex
    let end = lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? start
    return self[start..<end]
  }
}
