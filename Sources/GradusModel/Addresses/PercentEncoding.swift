extension String {
  /// This text with all but the unreserved characters percent-encoded (RFC 3986, section 2.3).
  package var percentEncoded: String {
    percentEncoded { Self.isUnreserved($0) }
  }

  /// This text with only that percent-encoded which can't stand in a request target: it may hold
  /// slashes, a query and what is percent-encoded already (RFC 6570, section 3.2.3).
  package var percentEncodedAsTarget: String {
    percentEncoded { Self.isUnreserved($0) || ":/?[]@!$&'()*+,;=%".utf8.contains($0) }
  }

  private func percentEncoded(except isKept: (UInt8) -> Bool) -> String {
    if utf8.allSatisfy(isKept) { return self }
    var text: [UInt8] = []
    for byte in utf8 {
      if isKept(byte) {
        text.append(byte)
      } else {
        text.append(UInt8(ascii: "%"))
        let digits = String(byte, radix: 16, uppercase: true)
        text += (byte < 0x10 ? "0" + digits : digits).utf8
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }
}
