package import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What time it is for the learner.
///
/// Deadlines and durations never ask it: they go by clocks that nobody sets.
package struct WallClock: Sendable {
  private let read: @Sendable () throws(Problem) -> LocalTime

  private init(_ read: @escaping @Sendable () throws(Problem) -> LocalTime) {
    self.read = read
  }

  /// The time.
  ///
  /// - Throws: `Problem` where `GRADUS_NOW` is no time.
  package func now() throws(Problem) -> LocalTime { try read() }

  /// The clock of this machine in its time zone, but for what `GRADUS_NOW` says.
  ///
  /// `GRADUS_NOW` may be a time (RFC 3339), which stands still; its offset is the time zone. It is there
  /// for tests, which need the next day at once.
  package static func system(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> WallClock {
    guard let text = environment["GRADUS_NOW"], !text.isEmpty else { return machine }
    return WallClock { () throws(Problem) in
      guard let (moment, offset) = Moment.read(text) else {
        throw Problem(
          "GRADUS_NOW is '\(text)', which is no time.",
          advice: "Write it as 2030-01-31T12:00:00Z, or unset it."
        )
      }
      return LocalTime(moment, offset: offset)
    }
  }

  /// A clock that stands still.
  package static func fixed(_ time: LocalTime) -> WallClock {
    WallClock { () throws(Problem) in time }
  }

  private static let machine = WallClock { () throws(Problem) in
    let seconds = Date.now.timeIntervalSince1970
    var whole = time_t(seconds.rounded(.down))
    var parts = unsafe tm()
    unsafe localtime_r(&whole, &parts)
    let moment = Moment(milliseconds: Int((seconds * 1000).rounded(.down)))
    return LocalTime(moment, offset: unsafe parts.tm_gmtoff / 60)
  }
}
