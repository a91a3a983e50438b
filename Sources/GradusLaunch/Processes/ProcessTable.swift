#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension ProcessTable {
  /// Whether a process exists and has not ended.
  static func runs(_ id: Int32) -> Bool {
    #if os(Linux)
    entry(id).map { !$0.isZombie } ?? false
    #else
    kill(id, 0) == 0
    #endif
  }
}

/// A process as the system lists it.
struct ProcessEntry: Hashable, Sendable {
  var id: Int32
  var group: Int32
  /// Ended, and waiting only for its parent to take note.
  var isZombie: Bool
}

/// The processes of one subject: those of its group, those that its keeper has, and those that carry
/// its marker.
struct SubjectProcesses: Sendable {
  /// The shell that was started, and the group that it leads.
  let leader: Int32
  /// The process that adopts what the shell leaves behind; nil where there is none.
  let keeper: Int32?
  /// The value of `SubjectEnvironment.marker` that its descendants inherit.
  let marker: String

  /// Those of its group that run.
  func groupMembers() async -> [Int32] {
    await ProcessTable.entries().filter { $0.group == leader && !$0.isZombie }.map(\.id)
  }

  /// Bytes of memory that those of its group hold; nil where none runs.
  func residentMemory() async -> Int? {
    var total: Int?
    for id in await groupMembers() {
      if let bytes = await ProcessTable.residentMemory(id) { total = (total ?? 0) + bytes }
    }
    return total
  }

  /// Whether none of its group runs.
  func isGroupGone() async -> Bool {
    // The leader is usually the last, and to ask for one process costs less than to list them all.
    guard await hasEnded() else { return false }
    return await groupMembers().isEmpty
  }

  /// All that run, in the group and outside.
  func all() async -> [Int32] {
    let entries = await ProcessTable.entries().filter { !$0.isZombie }
    let marked = await ProcessTable.processes(carrying: marker)
    return entries.filter { $0.group == leader || marked.contains($0.id) }.map(\.id)
      .filter { $0 != keeper }
  }

  /// Whether the process that was started has ended.
  func hasEnded() async -> Bool {
    #if os(Linux)
    return ProcessTable.entry(leader)?.isZombie ?? true
    #else
    return await ProcessTable.entries().first { $0.id == leader }?.isZombie ?? true
    #endif
  }

  /// Waits until the process that was started has ended.
  func awaitEnd(within limit: Duration) async {
    let deadline = ContinuousClock.now + limit
    while !Task.isCancelled, ContinuousClock.now < deadline {
      if await hasEnded() { return }
      try? await Task.sleep(for: .milliseconds(10))
    }
  }

  /// Sends a signal to the group.
  func signalGroup(_ signal: Int32) {
    kill(-leader, signal)
  }

  /// Asks the group to end, awaits it, and ends whatever is left, descendants outside included.
  ///
  /// - Parameter grace: From SIGTERM to SIGKILL.
  /// - Returns: Whether everything had ended within the grace time.
  @discardableResult
  func stop(grace: Duration) async -> Bool {
    signalGroup(SIGTERM)
    // One that is stopped would not hear it.
    signalGroup(SIGCONT)
    let deadline = ContinuousClock.now + grace
    var backoff = Backoff()
    var isGone = await isGroupGone()
    while !isGone, ContinuousClock.now < deadline {
      await backoff.pause()
      isGone = await isGroupGone()
    }
    signalGroup(SIGKILL)
    await sweep()
    return isGone
  }

  /// Ends everything at once.
  func sweep() async {
    await endKept()
    // A process that was killed is gone when it has had its turn, which a busy machine delays.
    let deadline = ContinuousClock.now + .seconds(10)
    var backoff = Backoff()
    while ContinuousClock.now < deadline {
      let left = await all()
      if left.isEmpty { return }
      for process in left { kill(process, SIGKILL) }
      await backoff.pause()
    }
  }

  /// Has the keeper kill all that it keeps, whatever group or environment that has.
  private func endKept() async {
    guard let keeper else { return }
    killKept()
    let deadline = ContinuousClock.now + .seconds(10)
    var backoff = Backoff()
    while ProcessTable.runs(keeper), ContinuousClock.now < deadline {
      await backoff.pause()
    }
    // One that does not answer is not waited for. It has been reaped by nobody, so this is its id.
    if ProcessTable.runs(keeper) { kill(keeper, SIGKILL) }
  }

  /// Tells the keeper to kill all that it keeps, without waiting.
  func killKept() {
    guard let keeper else { return }
    kill(keeper, SIGUSR1)
    // A subject may have stopped it.
    kill(keeper, SIGCONT)
  }
}

/// Pauses between two looks at the system's processes, each twice as long as the one before.
///
/// To look takes time that those need which are about to end: on a busy machine most of it.
struct Backoff {
  private var next = Duration.milliseconds(2)

  /// Waits, cancelled or not.
  mutating func pause() async {
    await Pause.for(next)
    next = min(next * 2, .milliseconds(32))
  }
}

/// Sleeping that goes on when the task is cancelled: clean-up is done to its end.
enum Pause {
  static func `for`(_ duration: Duration) async {
    await Task.detached { try? await Task.sleep(for: duration) }.value
  }
}
