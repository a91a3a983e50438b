internal import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// When a run began and ended.
struct RunTime: Sendable {
  /// Milliseconds since the start of 1970 in UTC.
  let startMilliseconds: Int
  let endMilliseconds: Int

  /// Nil where the report's start is no time.
  init?(_ report: RunReport) {
    guard let date = try? Date(report.startedAt, strategy: .iso8601) else { return nil }
    startMilliseconds = Int((date.timeIntervalSince1970 * 1000).rounded())
    endMilliseconds = startMilliseconds + Int(report.duration.milliseconds.rounded())
  }

  /// The start, RFC 3339 in UTC.
  var start: String { Self.written(startMilliseconds) }
  /// The end, RFC 3339 in UTC.
  var end: String { Self.written(endMilliseconds) }

  private static func written(_ milliseconds: Int) -> String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
