/// The encoding of other letters in domain names (RFC 3492).
enum Punycode {
  /// The scalars that a text without its prefix `xn--` stands for; nil where it is no Punycode.
  static func decode(_ text: String) -> [Unicode.Scalar]? {
    let bytes = Array(text.utf8)
    guard bytes.count <= 63 else { return nil }
    let delimiter = bytes.lastIndex(of: UInt8(ascii: "-"))
    var output = bytes[..<(delimiter ?? 0)].map { UInt32($0) }
    var rest = bytes[(delimiter.map { $0 + 1 } ?? 0)...]
    var code: UInt32 = 128
    var index: UInt32 = 0
    var bias: UInt32 = 72
    while !rest.isEmpty {
      guard let delta = delta(from: &rest, bias: bias) else { return nil }
      let (sum, isOver) = index.addingReportingOverflow(delta)
      if isOver { return nil }
      let count = UInt32(output.count) + 1
      bias = adapted(delta, count: count, isFirst: index == 0 && output.count == (delimiter ?? 0))
      guard sum / count <= 0x10FFFF - code else { return nil }
      code += sum / count
      index = sum % count
      output.insert(code, at: Int(index))
      index += 1
    }
    let scalars = output.compactMap(Unicode.Scalar.init)
    return scalars.count == output.count ? scalars : nil
  }

  /// RFC 3492, section 3.3: an integer of variable length.
  private static func delta(from rest: inout ArraySlice<UInt8>, bias: UInt32) -> UInt32? {
    var value: UInt32 = 0
    var weight: UInt32 = 1
    var place: UInt32 = 36
    while let byte = rest.popFirst() {
      guard let digit = digit(byte) else { return nil }
      let (part, isOver) = digit.multipliedReportingOverflow(by: weight)
      let (sum, isSumOver) = value.addingReportingOverflow(part)
      if isOver || isSumOver { return nil }
      value = sum
      let threshold = place <= bias ? 1 : min(place - bias, 26)
      if digit < threshold { return value }
      let (next, isWeightOver) = weight.multipliedReportingOverflow(by: 36 - threshold)
      if isWeightOver { return nil }
      weight = next
      place += 36
    }
    return nil
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 26
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    default: nil
    }
  }

  /// RFC 3492, section 6.1.
  private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var place: UInt32 = 0
    while delta > 35 * 26 / 2 {
      delta /= 35
      place += 36
    }
    return place + 36 * delta / (delta + 38)
  }
}
