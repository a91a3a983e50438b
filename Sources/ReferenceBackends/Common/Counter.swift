import Synchronization

/// Counts from 1, for faults that come with use.
final class Counter: Sendable {
  private let count = Mutex(0)

  /// The last number, 0 at first.
  var value: Int { count.withLock { $0 } }

  /// The next number.
  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
