internal import GradusLoad

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// What the machine has left of what a backend and its examiner need.
package struct MachineGauges: Sendable {
  /// What can still be stored in a file system.
  package struct Room: Hashable, Sendable {
    /// Bytes that this user can still write.
    package var bytes: Int
    /// Files that this user can still make; nil where the file system has no limit of its own.
    package var files: Int?

    package init(bytes: Int, files: Int?) {
      self.bytes = bytes
      self.files = files
    }
  }

  /// What can be stored where the backends' data is; nil where that is not known.
  package var room: @Sendable () -> Room?
  /// How many files a backend can be allowed to open.
  package var openFiles: @Sendable () -> Int
  /// Bytes of memory that are available; nil where the system does not say.
  package var memory: @Sendable () -> Int?
  /// Whether another thread or process can be started.
  package var canStart: @Sendable () -> Bool
  /// The time of day less that of a clock which nobody sets.
  package var clock: @Sendable () -> Duration

  package init(
    room: @escaping @Sendable () -> Room?,
    openFiles: @escaping @Sendable () -> Int,
    memory: @escaping @Sendable () -> Int?,
    canStart: @escaping @Sendable () -> Bool,
    clock: @escaping @Sendable () -> Duration
  ) {
    self.room = room
    self.openFiles = openFiles
    self.memory = memory
    self.canStart = canStart
    self.clock = clock
  }

  /// This machine.
  package static let here = MachineGauges(
    room: { roomLeft(in: FileManager.default.temporaryDirectory.path) },
    openFiles: { OpenFiles.most },
    memory: { availableMemory() },
    canStart: { canStartThread() },
    clock: { clockOffset() }
  )

  /// What the file system of a folder has left for this user (statvfs(3)).
  private static func roomLeft(in folder: String) -> Room? {
    var system = statvfs()
    guard unsafe statvfs(folder, &system) == 0 else { return nil }
    let bytes = UInt64(system.f_bavail).multipliedReportingOverflow(by: UInt64(system.f_frsize))
    return Room(
      bytes: Int(clamping: bytes.overflow ? .max : bytes.partialValue),
      files: system.f_files == 0 ? nil : Int(clamping: system.f_favail)
    )
  }

  /// The memory of the machine, or of the control group where that has less (proc(5), cgroups(7)).
  private static func availableMemory() -> Int? {
    guard let machine = figure("MemAvailable:", in: "/proc/meminfo") else { return nil }
    let group = "/sys/fs/cgroup/memory"
    guard let most = number("\(group).max"), let used = number("\(group).current") else {
      return machine * 1024
    }
    // What files are kept of in memory is given up before anybody is refused any.
    let files = figure("inactive_file", in: "\(group).stat") ?? 0
    return min(machine * 1024, most - used + files)
  }

  /// The number behind a name at the beginning of a line.
  private static func figure(_ name: String, in file: String) -> Int? {
    for line in content(file)?.split(separator: "\n") ?? [] {
      let words = line.split(separator: " ")
      if words.count > 1, words[0] == name { return Int(words[1]) }
    }
    return nil
  }

  /// The number that a file has; nil where it has a word, such as `max`.
  private static func number(_ file: String) -> Int? {
    content(file).flatMap { Int($0.filter { !$0.isWhitespace }) }
  }

  private static func content(_ file: String) -> String? {
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  /// A thread counts as a process does (RLIMIT_NPROC in getrlimit(2), pids.max in cgroups(7)).
  private static func canStartThread() -> Bool {
    #if canImport(Glibc)
    var thread = pthread_t()
    let result = unsafe pthread_create(&thread, nil, { _ in nil }, nil)
    if result == 0 { pthread_join(thread, nil) }
    #else
    var thread: pthread_t?
    let result = unsafe pthread_create(&thread, nil, { _ in nil }, nil)
    if result == 0, let thread { unsafe pthread_join(thread, nil) }
    #endif
    return result != EAGAIN && result != ENOMEM
  }

  private static func clockOffset() -> Duration {
    var day = timespec()
    var steady = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &day)
    #if os(Linux)
    // Goes on while the machine sleeps, as the time of day does.
    unsafe clock_gettime(CLOCK_BOOTTIME, &steady)
    #else
    unsafe clock_gettime(CLOCK_MONOTONIC, &steady)
    #endif
    return .seconds(day.tv_sec - steady.tv_sec)
      + .nanoseconds(Int64(day.tv_nsec) - Int64(steady.tv_nsec))
  }
}
