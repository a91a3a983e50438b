/// Values that no other subject's processes carry.
enum Marker {
  static func unique() -> String {
    String(UInt64.random(in: .min ... .max), radix: 36)
      + String(UInt64.random(in: .min ... .max), radix: 36)
  }
}
