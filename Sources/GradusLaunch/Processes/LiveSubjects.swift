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

  private let subjects = Mutex<[Int32: SubjectProcesses]>([:])

  private init() {}

  /// Kills every group that runs, without waiting.
  package func killAll() {
    let subjects = subjects.withLock { $0.values.map(\.self) }
    for subject in subjects {
      kill(-subject.leader, SIGKILL)
      subject.killKept()
    }
    // What has left its group is found by its marker; where that takes a program, there is no time.
    #if os(Linux)
    for subject in subjects {
      for process in ProcessTable.marked(subject.marker) where process != subject.keeper {
        kill(process, SIGKILL)
      }
    }
    #endif
  }

  func keeping<Result>(
    _ processes: SubjectProcesses,
    _ body: () async -> Result
  ) async -> Result {
    subjects.withLock { $0[processes.leader] = processes }
    defer { subjects.withLock { $0[processes.leader] = nil } }
    return await body()
  }
}
