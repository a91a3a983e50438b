import Dispatch
import Foundation
import Synchronization

/// Counts the requests that are there at the same time.
final class Crowd: Sendable {
  private let count = Mutex(0)
  private let room: Int

  /// - Parameter room: How many there is room for.
  init(room: Int = .max) {
    self.room = room
  }

  /// - Returns: How many are there, with the one that has just come.
  @discardableResult
  func enter() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }

  /// Whether there are more than there is room for.
  var isTooLarge: Bool { count.withLock { $0 > room } }

  func leave() {
    count.withLock { $0 -= 1 }
  }

  /// Ends the process at a signal where so many are there; where fewer are, the signal is left to others.
  func exit(on signal: Int32, from many: Int) {
    let source = DispatchSource.makeSignalSource(signal: signal, queue: .global())
    // The handler holds the source, which listens for as long as the process lives.
    source.setEventHandler { [self] in
      guard !source.isCancelled else { return }
      if count.withLock({ $0 >= many }) { Foundation.exit(0) }
    }
    source.resume()
  }
}
