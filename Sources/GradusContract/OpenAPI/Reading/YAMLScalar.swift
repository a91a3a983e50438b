package import GradusModel
internal import Yams

/// The core schema of YAML 1.2 (section 10.3.2), as far as JSON has the values.
package enum YAMLScalar {
  static func value(of scalar: Node.Scalar) -> JSON {
    switch scalar.tag.description {
    case Tag.Name.str.rawValue: return .string(scalar.string)
    case Tag.Name.null.rawValue, Tag.Name.bool.rawValue, Tag.Name.int.rawValue,
      Tag.Name.float.rawValue:
      return plain(scalar.string)
    default:
      // Quotation marks and block styles make a string of anything.
      return scalar.style == .plain || scalar.style == .any
        ? plain(scalar.string) : .string(scalar.string)
    }
  }

  /// What a scalar without quotation marks and tag says.
  package static func plain(_ text: String) -> JSON {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: number(text) ?? .string(text)
    }
  }

  /// The number that a text spells, in the spelling of JSON; nil where it is another scalar.
  ///
  /// JSON has no infinity and no "not a number": `.inf` and `.nan` stay text.
  private static func number(_ text: String) -> JSON? {
    guard let first = text.utf8.first, "+-.0123456789".utf8.contains(first) else { return nil }
    for (prefix, radix) in [("0o", 8), ("0x", 16)] where text.hasPrefix(prefix) {
      return Int(text.dropFirst(2), radix: radix).map { .number(JSONNumber($0)) }
    }
    var scanner = ByteScanner(text)
    let isNegative = scanner.take("-")
    if !isNegative { _ = scanner.take("+") }
    let whole = scanner.takeDigits()
    var fraction = ""
    if scanner.take(".") { fraction = scanner.takeDigits() }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    var power = ""
    if scanner.take(letter: "e") {
      let sign = scanner.take("-") ? "-" : ""
      if sign.isEmpty { _ = scanner.take("+") }
      power = scanner.takeDigits()
      guard !power.isEmpty else { return nil }
      power = "e" + sign + power
    }
    guard scanner.isAtEnd else { return nil }
    let digits = String(whole.drop { $0 == "0" })
    let spelled =
      (isNegative ? "-" : "") + (digits.isEmpty ? "0" : digits)
      + (fraction.isEmpty ? "" : "." + fraction) + power
    return try? JSONReader.read(spelled)
  }
}

extension ByteScanner {
  fileprivate mutating func takeDigits() -> String {
    let before = remaining
    let count = skipDigits()
    return String(decoding: before.prefix(count), as: UTF8.self)
  }
}
