internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The signals that tell a process to stop, made readable from a pipe.
///
/// A dispatch source of signals loses one that comes between the instant from which it is no longer
/// fatal and the instant from which the source listens. The byte that a handler wrote waits.
struct StopSignals {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]
  /// Where the handler writes, which may use nothing but a plain value (signal-safety(7)).
  private static let writingEnd = Atomic<Int32>(-1)

  private let readingEnd: Int32

  /// Has every signal that stops, from now on, written to a pipe.
  ///
  /// - Returns: `nil` without a pipe, as when all descriptors are taken: then the signals stay fatal.
  static func caught() -> StopSignals? {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    writingEnd.store(ends[1], ordering: .sequentiallyConsistent)
    for number in numbers {
      let before = signal(number) { _ in
        let kept = errno
        var byte: UInt8 = 1
        _ = unsafe write(StopSignals.writingEnd.load(ordering: .relaxed), &byte, 1)
        errno = kept
      }
      // Who starts us with nohup(1) wants us to outlive the terminal.
      if number == SIGHUP, isIgnoring(before) { signal(number, SIG_IGN) }
    }
    return StopSignals(readingEnd: ends[0])
  }

  /// Calls back with the number of signals that arrived since the last call.
  ///
  /// - Parameter onArrival: Is called on a queue of its own.
  /// - Returns: What ends the calls when it is cancelled.
  func source(_ onArrival: @escaping @Sendable (Int) -> Void) -> any DispatchSourceProtocol {
    let readingEnd = readingEnd
    let queue = DispatchQueue(label: "gradus.interruption")
    let source = DispatchSource.makeReadSource(fileDescriptor: readingEnd, queue: queue)
    source.setEventHandler {
      var bytes = [UInt8](repeating: 0, count: 16)
      let count = unsafe read(readingEnd, &bytes, bytes.count)
      if count > 0 { onArrival(count) }
    }
    source.resume()
    return source
  }

  private static func isIgnoring(_ disposition: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafe unsafeBitCast(disposition, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
