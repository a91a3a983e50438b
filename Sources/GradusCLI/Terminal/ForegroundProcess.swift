internal import Dispatch
internal import Synchronization

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A program that has the terminal, such as a pager, in our own group: the terminal's keys and signals are for both.
final class ForegroundProcess: Sendable {
  /// How it ended.
  enum Ended: Sendable {
    case exited(Int32)
    case signaled
  }

  private let id: pid_t
  /// Whether it has been waited for: its id may be another process's then.
  private let hasEnded = Mutex(false)

  private init(id: pid_t) {
    self.id = id
  }

  /// Starts a command of the shell.
  ///
  /// - Parameters:
  ///   - command: What `/bin/sh -c` runs; it writes where we do.
  ///   - descriptor: Its standard input.
  /// - Returns: Nil where it can't be started.
  static func start(_ command: String, reading descriptor: Int32) -> ForegroundProcess? {
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #else
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    // What we ignore, it would ignore as well.
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    for number in [SIGINT, SIGPIPE, SIGXFSZ] { unsafe sigaddset(&defaults, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var id: pid_t = 0
    var variables = ProcessInfo.processInfo.environment
    // Without it, less shows the codes of colours instead of the colours.
    if variables["LESS"] == nil { variables["LESS"] = "R" }
    let environment = variables.map { "\($0)=\($1)" }
    // Ctrl-C reaches the shell too, which would end of it although the program goes on.
    let script = "trap : INT\n\(command)"
    let status = unsafe withStrings(["/bin/sh", "-c", script]) { arguments in
      unsafe withStrings(environment) { environment in
        unsafe posix_spawn(&id, "/bin/sh", &actions, &attributes, arguments, environment)
      }
    }
    return status == 0 ? ForegroundProcess(id: id) : nil
  }

  /// Lends texts to a closure as C wants them: pointers, and nil after the last.
  private static func withStrings<Result>(
    _ texts: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let count = texts.count + 1
    let strings = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: count)
    unsafe strings.initialize(repeating: nil, count: count)
    for (index, text) in texts.enumerated() { unsafe strings[index] = unsafe strdup(text) }
    defer {
      for index in texts.indices { unsafe free(strings[index]) }
      unsafe strings.deallocate()
    }
    return unsafe body(strings)
  }

  /// Waits until it has ended; where this task is cancelled, it is asked to end.
  ///
  /// - Parameter body: What is done first, on the thread that waits: it may block.
  /// - Returns: How it ended.
  func ended(after body: @escaping @Sendable () -> Void = {}) async -> Ended {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          body()
          continuation.resume(returning: self.awaitEnd())
        }
      }
    } onCancel: {
      end()
    }
  }

  /// Waits until it has ended; blocks.
  private func awaitEnd() -> Ended {
    var status: Int32 = 0
    // Looked at before it is reaped, so that nobody signals an id that is free again.
    var info = unsafe siginfo_t()
    while unsafe waitid(P_PID, id_t(id), &info, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    hasEnded.withLock { $0 = true }
    while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .signaled
  }

  /// Asks it to end.
  private func end() {
    hasEnded.withLock { if !$0 { kill(id, SIGTERM) } }
  }
}
