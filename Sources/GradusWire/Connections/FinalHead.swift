/// The header section of a final response among the bytes that came: informational responses before
/// it are passed over (RFC 9110, section 15.2).
struct FinalHead {
  /// The reason phrase as it was sent; the decoder gives the usual one instead.
  let reason: String
  /// The bytes up to its end, the empty line included.
  let end: Int

  /// - Parameter bytes: What came from the start of the exchange, already found to be HTTP/1.
  init?(in bytes: [UInt8]) {
    var rest = bytes[...]
    while true {
      rest = rest.drop { $0 == 0x0D || $0 == 0x0A }
      guard let end = rest.endOfHead else { return nil }
      let line = rest.prefix { $0 != 0x0D && $0 != 0x0A }
      let afterVersion = line.drop { $0 != 0x20 }.drop { $0 == 0x20 }
      let status = afterVersion.prefix { $0 != 0x20 }
      if status.first == UInt8(ascii: "1"), !status.elementsEqual("101".utf8) {
        rest = rest[end...]
        continue
      }
      reason = String(decoding: afterVersion.dropFirst(status.count + 1), as: UTF8.self)
      self.end = end
      return
    }
  }
}

extension ArraySlice<UInt8> {
  /// The index behind the first empty line.
  fileprivate var endOfHead: Int? {
    let ending: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    guard count >= ending.count else { return nil }
    return (startIndex...(endIndex - ending.count)).first {
      self[$0..<($0 + ending.count)].elementsEqual(ending)
    }
    .map { $0 + ending.count }
  }
}
