#if os(Linux)
internal import CEpoll

#if canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// Tells which sockets have something to read (epoll(7)).
///
/// Not to be used by several threads.
@safe final class ReadinessQueue {
  private let descriptor: CInt
  private var ready = unsafe [epoll_event](repeating: epoll_event(), count: 64)

  /// Nil where the system gives none out.
  init?() {
    descriptor = epoll_create1(CInt(EPOLL_CLOEXEC))
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Adds a socket; it leaves when it is closed.
  ///
  /// - Parameters:
  ///   - socket: A socket that does not block.
  ///   - number: What `wait` says for it.
  /// - Returns: Whether there was room for it.
  func add(_ socket: CInt, number: Int) -> Bool {
    var event = unsafe epoll_event()
    unsafe event.events = EPOLLIN.rawValue
    unsafe event.data.u64 = UInt64(number)
    return unsafe epoll_ctl(descriptor, EPOLL_CTL_ADD, socket, &event) == 0
  }

  /// Removes a socket that is still open.
  func remove(_ socket: CInt) {
    var event = unsafe epoll_event()
    _ = unsafe epoll_ctl(descriptor, EPOLL_CTL_DEL, socket, &event)
  }

  /// Waits until there is something to read.
  ///
  /// - Parameters:
  ///   - milliseconds: How long to wait for it.
  ///   - body: Is told the number of each socket that has something, or has ended.
  /// - Returns: How many there were, at most 64.
  func wait(milliseconds: CInt, _ body: (Int) -> Void) -> Int {
    let count = unsafe epoll_wait(descriptor, &ready, 64, milliseconds)
    for place in 0..<max(0, Int(count)) { body(unsafe Int(ready[place].data.u64)) }
    return max(0, Int(count))
  }
}
#else
/// Nothing here: the event loop reads as it does for everybody.
final class ReadinessQueue {
  init?() { nil }
  func add(_ socket: CInt, number: Int) -> Bool { false }
  func remove(_ socket: CInt) {}
  func wait(milliseconds: CInt, _ body: (Int) -> Void) -> Int { 0 }
}
#endif
