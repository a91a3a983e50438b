/// Numbers as people read them.
package enum Figure {
  /// A share as percent, with as many digits as it needs.
  package static func percent(_ share: Double) -> String {
    if share == 0 { return "0 %" }
    let value = share * 100
    if value < 0.01 { return "under 0.01 %" }
    let rounded = value < 1 ? (value * 100).rounded() / 100 : (value * 10).rounded() / 10
    return rounded == rounded.rounded() ? "\(Int(rounded)) %" : "\(rounded) %"
  }

  /// A number with its noun: `1 byte`, `2 bytes`.
  package static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  /// A few names, and how many more there are: `a, b and 3 more`.
  ///
  /// - Parameters:
  ///   - names: In the order in which they are shown.
  ///   - most: How many of them are shown; from 1.
  /// - Returns: The names with commas between them; empty where there are none.
  package static func list(_ names: some Collection<String>, atMost most: Int) -> String {
    let shown = names.prefix(most).joined(separator: ", ")
    return names.count > most ? "\(shown) and \(names.count - most) more" : shown
  }

  /// A number with commas; below 100 with one digit behind the point.
  package static func grouped(_ value: Double) -> String {
    guard value >= 100 || value == value.rounded() else {
      return "\((value * 10).rounded() / 10)"
    }
    var digits = Array(String(Int(value.rounded())))
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: position)
      position -= 3
    }
    return String(digits)
  }
}
