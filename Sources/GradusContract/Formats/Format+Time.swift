extension Format {
  /// RFC 3339, section 5.6, `date-time`.
  static func isDateTime(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    return scanner.takeDate() && scanner.take(letter: "t") && scanner.takeTime() && scanner.isAtEnd
  }

  /// RFC 3339, section 5.6, `full-date`.
  static func isDate(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    return scanner.takeDate() && scanner.isAtEnd
  }

  /// RFC 3339, section 5.6, `full-time`.
  static func isTime(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    return scanner.takeTime() && scanner.isAtEnd
  }

  /// RFC 3339, appendix A: larger units first, none left out between two others, weeks alone.
  static func isDuration(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    guard scanner.take("P") else { return false }
    var week = scanner
    if week.skipDigits() > 0, week.take("W") { return week.isAtEnd }
    guard let days = scanner.takeUnits(["Y", "M", "D"]) else { return false }
    guard scanner.take("T") else { return days > 0 && scanner.isAtEnd }
    guard let seconds = scanner.takeUnits(["H", "M", "S"]) else { return false }
    return seconds > 0 && scanner.isAtEnd
  }
}

extension ByteScanner {
  fileprivate mutating func takeDate() -> Bool {
    guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2),
      1...12 ~= month
    else { return false }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return 1...days ~= day
  }

  fileprivate mutating func takeTime() -> Bool {
    guard let hour = digits(2), take(":"), let minute = digits(2), take(":"),
      let second = digits(2), hour < 24, minute < 60, second <= 60
    else { return false }
    if take(".") { guard skipDigits() > 0 else { return false } }
    var offset = 0
    if !take(letter: "z") {
      guard let sign = peek, take("+") || take("-"), let hours = digits(2), take(":"),
        let minutes = digits(2), hours < 24, minutes < 60
      else { return false }
      offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }
    if second < 60 { return true }
    // A leap second is the last of a day in UTC.
    let day = 24 * 60
    return (hour * 60 + minute - offset + 2 * day) % day == day - 1
  }

  /// Numbers with units, in that order and without a gap; how many, or nil where it is otherwise.
  fileprivate mutating func takeUnits(_ units: [Unicode.Scalar]) -> Int? {
    var last: Int?
    var count = 0
    while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
      _ = skipDigits()
      guard let unit = units.firstIndex(where: { UInt32(peek ?? 0) == $0.value }), take(units[unit])
      else { return nil }
      if let last { guard unit == last + 1 else { return nil } }
      last = unit
      count += 1
    }
    return count
  }
}
