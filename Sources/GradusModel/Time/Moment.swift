/// An instant in time, to the millisecond.
package struct Moment: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Milliseconds since the start of 1970 in UTC.
  package let milliseconds: Int

  package init(milliseconds: Int) {
    self.milliseconds = milliseconds
  }

  /// Reads a time (RFC 3339, date-time) such as `2030-01-31T12:00:00.250Z`; nil for anything else.
  ///
  /// Digits beyond the millisecond are dropped.
  package init?(_ text: String) {
    guard let (moment, _) = Moment.read(text) else { return nil }
    self = moment
  }

  /// Reads a time with the offset that it is written with, in minutes east of UTC.
  package static func read(_ text: String) -> (moment: Moment, offset: Int)? {
    let form = /([0-9-]{10})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(.+)/
    guard let match = text.wholeMatch(of: form), let day = Day(String(match.1)),
      let hour = Int(match.2), let minute = Int(match.3), let second = Int(match.4),
      hour < 24, minute < 60, second < 60, let offset = self.offset(match.6)
    else { return nil }
    let fraction = String(((match.5.map(String.init) ?? "") + "000").prefix(3))
    let minutes = (day.number * 24 + hour) * 60 + minute - offset
    let milliseconds = (minutes * 60 + second) * 1000 + (Int(fraction) ?? 0)
    return (Moment(milliseconds: milliseconds), offset)
  }

  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    guard let match = text.wholeMatch(of: /([+-])([0-9]{2}):([0-9]{2})/),
      let hours = Int(match.2), let minutes = Int(match.3), hours < 24, minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (match.1 == "-" ? -1 : 1)
  }

  /// The day of the calendar where clocks are ahead of UTC by so many minutes.
  package func day(offset: Int) -> Day {
    Day(number: (milliseconds + offset * 60_000).quotient(by: 86_400_000))
  }

  /// The form of RFC 3339 in UTC with milliseconds: `2030-01-31T12:00:00.250Z`.
  package var description: String {
    let day = day(offset: 0)
    let rest = milliseconds - day.number * 86_400_000
    let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60)
    let (second, fraction) = (rest / 1000 % 60, rest % 1000)
    return "\(day)T\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2)).\(fraction.padded(3))Z"
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Moment: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let moment = Moment(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "'\(text)' is no time such as 2030-01-31T12:00:00Z"
      )
    }
    self = moment
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Int {
  /// The quotient, rounded towards negative infinity.
  fileprivate func quotient(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : (self - divisor + 1) / divisor
  }
}
