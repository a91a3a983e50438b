internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Remembers that standard output did not take what was written to it.
final class OutputLosses: Sendable {
  private let error = Mutex<Int32?>(nil)

  /// Takes note of the `errno` of a write that failed.
  func note(_ number: Int32) {
    // A reader that goes away, as `head` does, has what it wanted.
    guard number != EPIPE else { return }
    error.withLock { $0 = $0 ?? number }
  }

  /// Why output was lost, in a few words; nil where none was.
  var reason: String? {
    error.withLock(\.self).map { number in
      switch number {
      case ENOSPC, EDQUOT: "the disk is full"
      case EFBIG: "it would be larger than files may be here (ulimit -f)"
      case EBADF: "it is closed"
      default: "error \(number) of the system"
      }
    }
  }
}
