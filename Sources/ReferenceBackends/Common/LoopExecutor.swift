import NIOCore
import NIOPosix

/// Runs tasks on the event loop that reads and writes the connections.
///
/// A request that waits for nothing but its bytes and the store would otherwise be handed from the
/// loop to another thread and back several times, which takes longer than answering it.
final class LoopExecutor: TaskExecutor {
  /// The one loop with its thread, for as long as the process lives.
  static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  /// The executor of that loop.
  static let shared = LoopExecutor(loop: group.next())

  private let loop: any EventLoop

  private init(loop: any EventLoop) {
    self.loop = loop
  }

  /// Runs a part of a task in the loop's next turn.
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = unsafe asUnownedTaskExecutor()
    loop.execute { unsafe job.runSynchronously(on: executor) }
  }
}
