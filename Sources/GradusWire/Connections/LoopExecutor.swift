internal import NIOCore

/// Runs tasks on an event loop, beside the connections that they use.
///
/// A task would otherwise wait for another thread to wake whenever something has come for it.
final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(loop: any EventLoop) {
    self.loop = loop
  }

  /// Runs a part of a task in the loop's next turn.
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = unsafe asUnownedTaskExecutor()
    loop.execute { unsafe job.runSynchronously(on: executor) }
  }
}
