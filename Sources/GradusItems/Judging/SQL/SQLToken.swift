/// A word or a sign of a statement, as far as is needed to see what the statement is.
enum SQLToken: Hashable {
  /// A keyword, a name or a number, in lower case; a name without the quotation marks around it.
  case word(String)
  /// A string.
  case string
  case sign(UInt8)

  static func sign(_ scalar: Unicode.Scalar) -> SQLToken { .sign(UInt8(ascii: scalar)) }

  /// Takes a text apart, without blanks and comments.
  static func tokens(of text: String) -> [SQLToken] {
    var tokens: [SQLToken] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.first {
      switch first {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C:
        rest.removeFirst()
      case UInt8(ascii: "-") where rest.dropFirst().first == first:
        rest = rest.drop { $0 != UInt8(ascii: "\n") }
      case UInt8(ascii: "/") where rest.dropFirst().first == UInt8(ascii: "*"):
        rest.removeFirst(2)
        skipComment(&rest)
      case UInt8(ascii: "'"):
        _ = takeQuoted(&rest, until: first)
        tokens.append(.string)
      case UInt8(ascii: "\""), UInt8(ascii: "`"):
        tokens.append(.word(takeQuoted(&rest, until: first)))
      case UInt8(ascii: "["):
        tokens.append(.word(takeQuoted(&rest, until: UInt8(ascii: "]"))))
      case _ where isPartOfWord(first):
        let word = rest.prefix(while: isPartOfWord)
        rest = rest.dropFirst(word.count)
        tokens.append(.word(String(decoding: word, as: UTF8.self).lowercased()))
      default:
        rest.removeFirst()
        tokens.append(.sign(first))
      }
    }
    return tokens
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  /// Skips a comment, up to the end of the text where nothing closes it, as SQLite does.
  private static func skipComment(_ rest: inout ArraySlice<UInt8>) {
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "*"), rest.first == UInt8(ascii: "/") {
        rest.removeFirst()
        return
      }
    }
  }

  /// Takes what stands in quotation marks; one that is doubled stands for itself.
  private static func takeQuoted(_ rest: inout ArraySlice<UInt8>, until end: UInt8) -> String {
    rest.removeFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == end {
        guard rest.first == end, end != UInt8(ascii: "]") else { break }
        rest.removeFirst()
      }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }
}
