extension Format {
  /// Four numbers from 0 to 255 without leading zeros (RFC 2673, section 3.2).
  static func isIPv4(_ text: some StringProtocol) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard 1...3 ~= part.count, part.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
        else { return false }
        if part.count > 1, part.first == UInt8(ascii: "0") { return false }
        return part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 255
      }
  }

  /// RFC 4291, section 2.2, without a zone.
  static func isIPv6(_ text: some StringProtocol) -> Bool {
    let text = Array(text.utf8)
    let colon = UInt8(ascii: ":")
    var gap: Int?
    for index in text.indices.dropFirst() where text[index] == colon && text[index - 1] == colon {
      if gap != nil { return false }
      gap = index - 1
    }
    guard let gap else { return groups(text[...], mayEndInIPv4: true) == 8 }
    guard let before = groups(text[..<gap], mayEndInIPv4: false),
      let after = groups(text[(gap + 2)...], mayEndInIPv4: true)
    else { return false }
    return before + after <= 7
  }

  /// How many groups of 16 bits a text without a gap stands for, nil where it is none.
  private static func groups(_ text: ArraySlice<UInt8>, mayEndInIPv4: Bool) -> Int? {
    if text.isEmpty { return 0 }
    var count = 0
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if mayEndInIPv4, index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
        guard isIPv4(String(decoding: part, as: UTF8.self)) else { return nil }
        count += 2
      } else {
        guard 1...4 ~= part.count, part.allSatisfy({ PercentEncoding.digit($0) != nil }) else {
          return nil
        }
        count += 1
      }
    }
    return count
  }

  /// RFC 1123, section 2.1; labels that begin with `xn--` have to be IDNA A-labels (RFC 5891).
  static func isHostname(_ text: some StringProtocol) -> Bool {
    guard 1...253 ~= text.utf8.count else { return false }
    return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { label in
        guard 1...63 ~= label.count, label.first != UInt8(ascii: "-"),
          label.last != UInt8(ascii: "-"), label.allSatisfy(isLetterDigitHyphen)
        else { return false }
        let bytes = Array(label)
        guard bytes.count >= 4, bytes[2] == UInt8(ascii: "-"), bytes[3] == UInt8(ascii: "-"),
          bytes[0] | 0x20 == UInt8(ascii: "x"), bytes[1] | 0x20 == UInt8(ascii: "n")
        else { return true }
        return InternationalLabel.isValid(
          encoded: String(decoding: bytes.dropFirst(4), as: UTF8.self)
        )
      }
  }

  private static func isLetterDigitHyphen(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// `Mailbox` of RFC 5321, section 4.1.2; in the international form also with other scalars.
  static func isEmail(_ text: String, isInternational: Bool) -> Bool {
    guard let mark = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = text.utf8[..<mark]
    let domain = text[text.utf8.index(after: mark)...]
    guard 1...64 ~= local.count || isInternational && !local.isEmpty else { return false }
    guard isLocalPart(Array(local), isInternational: isInternational) else { return false }
    if domain.utf8.first == UInt8(ascii: "["), domain.utf8.last == UInt8(ascii: "]") {
      let literal = domain.dropFirst().dropLast()
      return literal.lowercased().hasPrefix("ipv6:")
        ? isIPv6(literal.dropFirst(5)) : isIPv4(literal)
    }
    if isInternational {
      let ascii = domain.unicodeScalars.map { $0.isASCII ? Character($0) : "a" }
      return isHostname(String(ascii))
    }
    return isHostname(domain)
  }

  private static func isLocalPart(_ bytes: [UInt8], isInternational: Bool) -> Bool {
    if bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") {
      return isQuoted(bytes[1..<bytes.count - 1], isInternational: isInternational)
    }
    let symbols = Array("!#$%&'*+-/=?^_`{|}~".utf8)
    return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { atom in
        !atom.isEmpty
          && atom.allSatisfy {
            isLetterDigitHyphen($0) || symbols.contains($0) || isInternational && $0 >= 0x80
          }
      }
  }

  private static func isQuoted(_ bytes: ArraySlice<UInt8>, isInternational: Bool) -> Bool {
    var isEscaped = false
    for byte in bytes {
      guard 0x20...0x7E ~= byte || isInternational && byte >= 0x80 else { return false }
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        return false
      }
    }
    return !isEscaped
  }
}
