import NIOCore
import Synchronization

/// The scripts of a server that run now, each with its connection.
final class RunningScripts: Sendable {
  private struct State {
    var hasEnded = false
    var tasks: [Task<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// Runs a script beside others, and closes its connection after it.
  func start(on channel: any Channel, _ script: @escaping @Sendable () async -> Void) {
    state.withLock { state in
      if state.hasEnded {
        channel.close(promise: nil)
        return
      }
      let task = Task {
        await withTaskCancellationHandler {
          await script()
        } onCancel: {
          channel.close(promise: nil)
        }
        try? await channel.close().get()
      }
      state.tasks.append(task)
    }
  }

  /// Ends all scripts, and awaits that.
  func end() async {
    let tasks = state.withLock { state in
      state.hasEnded = true
      return state.tasks
    }
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
  }
}
