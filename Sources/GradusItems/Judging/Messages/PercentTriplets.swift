/// Octets of addresses that are written as `%` and two hexadecimal digits (RFC 3986, section 2.1).
///
/// A `%` without its digits stands for itself, as servers mostly take it.
enum PercentTriplets {
  /// The text with triplets only where they mean something else than the octet, and in capitals.
  static func normalized(_ text: some StringProtocol) -> String {
    var normalized: [UInt8] = []
    for octet in octets(of: text) {
      guard octet.isTriplet, !isUnreserved(octet.byte) else {
        normalized.append(octet.byte)
        continue
      }
      let digits = String(octet.byte, radix: 16, uppercase: true)
      normalized += Array(("%" + (digits.count == 1 ? "0" : "") + digits).utf8)
    }
    return String(decoding: normalized, as: UTF8.self)
  }

  /// What a form's name or value says: triplets are octets, and `+` is a blank.
  static func formDecoded(_ text: some StringProtocol) -> [UInt8] {
    octets(of: text).map { octet in
      octet.byte == UInt8(ascii: "+") && !octet.isTriplet ? UInt8(ascii: " ") : octet.byte
    }
  }

  private static func octets(of text: some StringProtocol) -> [(byte: UInt8, isTriplet: Bool)] {
    var octets: [(byte: UInt8, isTriplet: Bool)] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).compactMap(digit)
      if byte == UInt8(ascii: "%"), digits.count == 2 {
        octets.append((digits[0] << 4 | digits[1], true))
        rest.removeFirst(2)
      } else {
        octets.append((byte, false))
      }
    }
    return octets
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
  }

  /// RFC 3986, section 2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }
}
