import GradusModel

/// A value as bytes that are equal exactly where values are: for finding equals among many.
enum CanonicalForm {
  static func bytes(of value: JSON) -> [UInt8] {
    var bytes: [UInt8] = []
    write(value, to: &bytes)
    return bytes
  }

  private static func write(_ value: JSON, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(UInt8(ascii: "n"))
    case .bool(let value): bytes.append(value ? UInt8(ascii: "t") : UInt8(ascii: "f"))
    case .number(let number):
      let exact = ExactNumber(number)
      bytes.append(
        exact.isNegative && !exact.digits.isEmpty ? UInt8(ascii: "-") : UInt8(ascii: "+")
      )
      bytes += exact.digits
      bytes.append(UInt8(ascii: "e"))
      bytes += Array(String(exact.exponent).utf8)
      bytes.append(UInt8(ascii: ";"))
    case .string(let text): write(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for element in elements { write(element, to: &bytes) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      let members = object.members.sorted {
        $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
      }
      for member in members {
        write(member.name, to: &bytes)
        write(member.value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    bytes += Array(String(text.utf8.count).utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes += Array(text.utf8)
  }
}
