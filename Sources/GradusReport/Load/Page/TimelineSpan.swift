internal import GradusModel

/// A few seconds of a load that are drawn as one, so that a day has room on a page.
struct TimelineSpan {
  /// The most that have room beside one another.
  private static let most = 120

  /// When it begins, in seconds from the beginning.
  let begun: Int
  /// How many seconds it has; from 1.
  let length: Int
  private(set) var completed = 0
  private(set) var failed = 0
  /// The highest of its seconds, in microseconds; zero where nothing was answered.
  private(set) var p50: Int64 = 0
  private(set) var p95: Int64 = 0
  private(set) var p99: Int64 = 0
  private(set) var longest: Int64 = 0

  /// Responses for each of its seconds.
  var completedPerSecond: Double { Double(completed) / Double(length) }
  var end: Int { begun + length }

  private init(begun: Int, length: Int) {
    self.begun = begun
    self.length = length
  }

  private mutating func add(_ second: LoadReport.Second) {
    completed += second.completed
    failed += second.failed
    p50 = max(p50, second.p50)
    p95 = max(p95, second.p95)
    p99 = max(p99, second.p99)
    longest = max(longest, second.max)
  }

  /// The whole timeline, with the seconds in which nothing happened.
  static func all(_ report: LoadReport) -> [TimelineSpan] {
    guard let last = report.timeline.last?.second else { return [] }
    let seconds = max(last + 1, Int(report.duration.milliseconds / 1000))
    let length = (seconds + most - 1) / most
    var spans = stride(from: 0, to: seconds, by: length).map {
      TimelineSpan(begun: $0, length: min(length, seconds - $0))
    }
    for second in report.timeline { spans[second.second / length].add(second) }
    return spans
  }
}
