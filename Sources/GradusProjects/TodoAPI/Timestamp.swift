import GradusModel

/// A moment in the form of RFC 3339, section 5.6 (date-time), that names UTC.
struct Timestamp: Comparable {
  /// Seconds since 1970-01-01T00:00:00Z.
  let seconds: Double

  /// Reads a moment; nil where the text is not in the form, or does not name UTC.
  init?(_ json: JSON) {
    guard let text = json.text,
      let match = try? /(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]00:00)/
        .wholeMatch(in: text)
    else { return nil }
    let numbers = [match.1, match.2, match.3, match.4, match.5, match.6].compactMap { Int($0) }
    guard numbers.count == 6, 1...12 ~= numbers[1], 1...31 ~= numbers[2], numbers[3] < 24,
      numbers[4] < 60, numbers[5] <= 60
    else { return nil }
    let days = Self.days(year: numbers[0], month: numbers[1], day: numbers[2])
    let fraction = match.7.flatMap { Double("0\($0)") } ?? 0
    seconds =
      Double(days * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5]) + fraction
  }

  static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  /// Days from 1970-01-01 in the Gregorian calendar, counted in years that begin in March.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
