internal import GradusModel
internal import Synchronization

/// The seconds of a load, put together from its event loops as they tell them.
final class Timeline: Sendable {
  private struct State {
    var open: [Int: (interval: LoadInterval, loops: Int)] = [:]
    var seconds: [LoadReport.Second] = []
  }

  private let state = Mutex(State())
  private let onSecond: @Sendable (LoadReport.Second) -> Void

  /// - Parameter onSecond: Is told each second when the first loop has told a later one.
  init(onSecond: @escaping @Sendable (LoadReport.Second) -> Void) {
    self.onSecond = onSecond
  }

  /// Adds what a loop counted in one second.
  func add(_ interval: LoadInterval) {
    let finished = state.withLock { state -> [LoadReport.Second] in
      if state.open[interval.second] == nil {
        state.open[interval.second] = (interval, 1)
      } else {
        state.open[interval.second]?.interval.add(interval)
      }
      // Loops are at most one second apart.
      let due = state.open.keys.filter { $0 < interval.second - 1 }.sorted()
      let seconds = due.compactMap { state.open.removeValue(forKey: $0)?.interval.summary }
      state.seconds += seconds
      return seconds
    }
    for second in finished { onSecond(second) }
  }

  /// All seconds, once every loop has ended.
  func finish() -> [LoadReport.Second] {
    let (all, last) = state.withLock { state in
      let last = state.open.keys.sorted().compactMap { state.open[$0]?.interval.summary }
      state.open = [:]
      state.seconds += last
      return (state.seconds, last)
    }
    for second in last { onSecond(second) }
    return all
  }
}

extension LoadInterval {
  fileprivate var summary: LoadReport.Second {
    LoadReport.Second(
      second: second,
      completed: completed,
      failed: failed,
      p50: responseTime.percentile(50).wholeMicroseconds,
      p95: responseTime.percentile(95).wholeMicroseconds,
      p99: responseTime.percentile(99).wholeMicroseconds,
      max: responseTime.longest.wholeMicroseconds
    )
  }
}
