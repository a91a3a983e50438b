/// A hash that is the same on every machine and in every version: for seeds and names, not for secrets.
///
/// FNV-1a with 64 bits (draft-eastlake-fnv): spreads short, similar texts well.
package enum StableHash {
  /// The hash of the UTF-8 of a text.
  package static func of(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return hash
  }

  /// The hash folded to 32 bits, as eight hexadecimal digits.
  package static func digits(of text: String) -> String {
    let hash = of(text)
    let digits = String(UInt32(truncatingIfNeeded: hash ^ hash >> 32), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
