/// An entity tag that resembles another one and is not it (RFC 9110, section 8.8.3).
///
/// Tags are compared as a whole, character by character. A server that compares a part of them, or repairs
/// them first, takes one of these for the tag.
struct EntityTagNearMiss: Sendable {
  /// What it is, for a sentence: "the ETag without its last character".
  let what: String
  /// The value of `If-Match` or `If-None-Match`.
  let value: String

  /// Every near miss of a tag.
  ///
  /// - Parameter tag: A strong tag with its quotes.
  /// - Returns: None of them names the tag; empty where it is no tag.
  static func all(of tag: String) -> [EntityTagNearMiss] {
    guard tag.count >= 2, tag.first == "\"", tag.last == "\"" else { return [] }
    let opaque = tag.dropFirst().dropLast()
    let swapped = String(opaque.map(\.inOtherCase))
    let middle = opaque.index(opaque.startIndex, offsetBy: opaque.count / 2)
    return [
      ("the ETag with a character behind it", "\"\(opaque)1\""),
      ("the ETag with a character before it", "\"1\(opaque)\""),
      ("the ETag twice in one", "\"\(opaque)\(opaque)\""),
      ("the ETag without its last character", "\"\(opaque.dropLast())\""),
      ("the ETag without its first character", "\"\(opaque.dropFirst())\""),
      ("the ETag with a blank in it", "\"\(opaque[..<middle]) \(opaque[middle...])\""),
      ("the ETag with its letters in the other case", "\"\(swapped)\""),
      ("a longer ETag that is weak", "W/\"\(opaque)1\""),
      ("an ETag that is empty", "\"\""),
      ("a list without the ETag", "\"none-of-ours\", \"\(opaque)1\", W/\"other\""),
      ("a word without quotes", "abc"),
    ]
    .filter { $0.1 != tag }.map { EntityTagNearMiss(what: $0.0, value: $0.1) }
  }
}

extension EntityTagNearMiss {
  /// Lists that name a tag, in unusual forms (RFC 9110, section 5.6.1).
  static func lists(with tag: String) -> [String] {
    [
      "\"one\",\(tag)", "\(tag),\"two\"", "\"one\"\t,\t\(tag)", "\"one\" , \(tag) , \"two\"",
      "\"one\",, \(tag)", ", \(tag) ,", "W/\"one\",\(tag)",
    ]
  }
}

extension Character {
  /// The same letter as a capital, or not; other characters as they are.
  fileprivate var inOtherCase: Character {
    guard isASCII, isLetter else { return self }
    return Character(isUppercase ? lowercased() : uppercased())
  }
}
