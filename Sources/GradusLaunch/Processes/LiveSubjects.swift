internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The subjects that run now, so that a second Ctrl-C can end them at once.
package final class LiveSubjects: Sendable {
  package static let shared = LiveSubjects()

  private let leaders = Mutex<Set<Int32>>([])

  private init() {}

  /// Kills every group that runs, without waiting.
  package func killAll() {
    for leader in leaders.withLock({ $0 }) { kill(-leader, SIGKILL) }
  }

  func keeping<Result>(
    _ processes: SubjectProcesses,
    _ body: () async -> Result
  ) async -> Result {
    leaders.withLock { _ = $0.insert(processes.leader) }
    defer { leaders.withLock { _ = $0.remove(processes.leader) } }
    return await body()
  }
}
