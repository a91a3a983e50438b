extension Format {
  /// RFC 4122, section 3; any version and variant.
  static func isUUID(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.joined().allSatisfy { PercentEncoding.digit($0) != nil }
  }

  /// A number of levels up, then a JSON pointer or `#` (draft-bhutton-relative-json-pointer).
  static func isRelativePointer(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    let first = scanner.peek
    let count = scanner.skipDigits()
    guard count > 0, count == 1 || first != UInt8(ascii: "0") else { return false }
    let rest = String(decoding: scanner.remaining, as: UTF8.self)
    return rest == "#" || JSONPointer(text: rest) != nil
  }

  /// RFC 6570, section 2.
  static func isURITemplate(_ text: String) -> Bool {
    guard hasWholeTriplets(text) else { return false }
    var expression: String?
    for scalar in text.unicodeScalars {
      switch (scalar, expression) {
      case ("{", nil): expression = ""
      case ("}", .some(let open)):
        guard isExpression(open) else { return false }
        expression = nil
      case ("{", _), ("}", nil): return false
      case (_, .some): expression?.unicodeScalars.append(scalar)
      case ("\0"..." ", nil), ("\"", nil), ("<", nil), (">", nil), ("\\", nil), ("^", nil),
        ("`", nil), ("|", nil), ("\u{7F}"..."\u{9F}", nil):
        return false
      default: break
      }
    }
    return expression == nil
  }

  private static func isExpression(_ text: String) -> Bool {
    var variables = text[...]
    if let first = variables.first, "+#./;?&=,!@|".contains(first) { variables.removeFirst() }
    return variables.split(separator: ",", omittingEmptySubsequences: false)
      .allSatisfy(isVariable)
  }

  private static func isVariable(_ text: Substring) -> Bool {
    var name = text
    if name.hasSuffix("*") {
      name.removeLast()
    } else if let colon = name.firstIndex(of: ":") {
      let length = name[name.index(after: colon)...]
      guard 1...4 ~= length.count, length.allSatisfy({ "0"..."9" ~= $0 }), length.first != "0"
      else {
        return false
      }
      name = name[..<colon]
    }
    return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy {
          PercentEncoding.digit($0) != nil || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "%")
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
        }
    }
  }
}
