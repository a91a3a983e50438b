/// A JSON number, spelled as in the text and compared by its exact value: `1`, `1.0` and `10e-1`
/// are equal, `0.1` and `0.1000000000000000055` are not.
package struct JSONNumber: Sendable {
  /// The number as it stood in the text (RFC 8259, section 6).
  package let text: String

  /// - Parameter text: A number in the grammar of RFC 8259; the reader has seen to that.
  init(validated text: String) {
    self.text = text
  }

  package init(_ value: Int) {
    text = String(value)
  }

  package init(unsigned value: UInt64) {
    text = String(value)
  }

  /// An integer of any size.
  ///
  /// - Parameter digits: A minus where it is negative, then decimal digits, the first no 0 but in `0`;
  ///   there is no number where the text is not that.
  package init?(integer digits: String) {
    guard digits.wholeMatch(of: /-?(0|[1-9][0-9]*)/) != nil else { return nil }
    text = digits
  }

  /// A number with three decimals.
  ///
  /// - Parameter value: Finite, and less than 10¹⁵ in size; it is rounded.
  package init(thousandthsOf value: Double) {
    let thousandths = Int((value * 1000).rounded())
    let decimals = String(abs(thousandths) % 1000)
    let zeros = String(repeating: "0", count: 3 - decimals.count)
    text = "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1000).\(zeros)\(decimals)"
  }

  /// The value where it is an integer that fits.
  package var integer: Int? {
    if let value = Int(text) { return value }
    let exact = decimal
    guard exact.exponent >= 0, exact.exponent < 19 else { return nil }
    return Int(exact.sign + exact.digits + String(repeating: "0", count: exact.exponent))
  }

  /// Whether the value has no fraction, as in `1`, `1.0` and `1e3`; JSON has no largest integer.
  package var isInteger: Bool { decimal.exponent >= 0 }

  /// A minus where it is negative, and the digits of an integer of any size.
  ///
  /// Nil where there is a fraction, and where an exponent stands for more than a thousand zeros: a few
  /// characters must not become a text that fills the memory.
  package var integerText: String? {
    let exact = decimal
    guard 0...1000 ~= exact.exponent else { return nil }
    return exact.sign + exact.digits + String(repeating: "0", count: exact.exponent)
  }

  /// Sign, digits without leading or trailing zeros, and the power of ten that they are taken times.
  private var decimal: (sign: String, digits: String, exponent: Int) {
    var mantissa = Substring(text)
    var exponent = 0
    if let mark = mantissa.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      let spelled = mantissa[mantissa.index(after: mark)...]
      // So far out that only its sign matters, and that counting digits from there cannot overflow.
      let furthest = Int.max / 2
      exponent = Int(spelled) ?? (spelled.hasPrefix("-") ? -furthest : furthest)
      exponent = min(max(exponent, -furthest), furthest)
      mantissa = mantissa[..<mark]
    }
    let isNegative = mantissa.hasPrefix("-")
    if isNegative { mantissa.removeFirst() }
    let parts = mantissa.split(separator: ".", maxSplits: 1)
    var digits = parts.joined()
    if parts.count == 2 { exponent -= parts[1].count }
    digits = String(digits.drop { $0 == "0" })
    while digits.last == "0" {
      digits.removeLast()
      exponent += 1
    }
    guard !digits.isEmpty else { return ("", "0", 0) }
    return (isNegative ? "-" : "", digits, exponent)
  }
}

extension JSONNumber: Hashable {
  package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    left.text == right.text || left.decimal == right.decimal
  }

  package func hash(into hasher: inout Hasher) {
    let exact = decimal
    hasher.combine(exact.sign)
    hasher.combine(exact.digits)
    hasher.combine(exact.exponent)
  }
}
