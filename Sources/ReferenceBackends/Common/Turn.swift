import Synchronization

/// Lets one in after the other, or so many at a time, in the order in which they come.
final class Turn: Sendable {
  private struct State {
    var places: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  /// - Parameter places: How many may be in at a time.
  init(places: Int = 1) {
    state = Mutex(State(places: places))
  }

  /// Waits for a place, after everybody who came before.
  func begin() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.places > 0 else {
          state.waiting.append(continuation)
          return false
        }
        state.places -= 1
        return true
      }
      if isFree { continuation.resume() }
    }
  }

  /// Lets the next one in.
  func end() {
    let next = state.withLock { state in
      guard state.waiting.isEmpty else { return Optional(state.waiting.removeFirst()) }
      state.places += 1
      return nil
    }
    next?.resume()
  }
}
