import GradusContract
import GradusItems
import GradusModel
import Testing

/// Every written key of the content, written differently, is right as well; every wrong answer stays wrong.
@Suite("Keys of the content, in other words")
struct KeyVariationTests {
  private static let kinds: Set<ItemKind> = [
    .output, .sql, .request, .response, .json, .schema, .openapi, .graphql,
  ]
  private static let ids = ContentItems.all.filter { kinds.contains($0.kind) }.map(\.id.rawValue)

  @Test("layout makes no difference", arguments: ids)
  func layout(id: String) throws {
    let kind = try #require(ContentItems.item(id)).kind
    var generator = SeededGenerator(state: StableHash.of(id))
    for question in ContentItems.questions(id) {
      for case .text(let key) in question.keys {
        for variation in try Self.variations(of: key, kind, using: &generator) {
          #expect(question.judgement(of: .text(variation)) == .right, "\(variation)")
        }
      }
      for case .text(let wrong) in question.wrong.map(\.answer)
      where question.judgement(of: .text(wrong)) == .wrong {
        for variation in try Self.variations(of: wrong, kind, using: &generator) {
          #expect(question.judgement(of: .text(variation)) == .wrong, "\(variation)")
        }
      }
    }
  }

  @Test("there are such items of every kind that is written")
  func some() {
    #expect(Self.ids.count >= 100)
  }

  /// What says the same in a text of that kind.
  private static func variations(
    of text: String,
    _ kind: ItemKind,
    using generator: inout SeededGenerator
  ) throws -> [String] {
    switch kind {
    case .output: [text.replacing("\n", with: " \r\n") + "\n\n"]
    case .sql:
      ["/* ; */ \(text)\n;\n-- the end", "\n" + text.replacing("\n", with: "\r\n\t"), ";" + text]
    case .request, .response: (0..<5).map { _ in message(text, using: &generator) }
    case .json, .schema:
      try [JSONReader.read(text)].flatMap { value in
        [value.compact, value.pretty, escaped(turned(value).inline), " \r\n\t\(text)\r\n"]
      }
    case .openapi:
      try [YAMLReader.read(text)].flatMap {
        [$0.compact, $0.pretty, turned($0).inline, "# \n" + text]
      }
    case .graphql:
      [
        text.replacing("\n", with: ",,\r\n# a comment }\n"),
        text.replacing("{", with: " {\n,").replacing("}", with: "} ,"), "\u{FEFF}" + text,
      ]
    default: []
    }
  }

  /// A message with its fields in another order, their names in another case, and CRLF.
  private static func message(_ text: String, using generator: inout SeededGenerator) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let end = lines.firstIndex(of: "") ?? lines.endIndex
    let fields = lines[1..<max(1, end)].shuffled(using: &generator).map { field in
      let colon = field.firstIndex(of: ":") ?? field.endIndex
      let name = field[..<colon]
      let isUpper = Bool.random(using: &generator)
      return (isUpper ? name.uppercased() : name.lowercased()) + field[colon...] + " "
    }
    return (["", lines[0]] + fields + lines[end...]).joined(separator: "\r\n")
  }

  /// The value with the members of all objects in the opposite order.
  private static func turned(_ value: JSON) -> JSON {
    switch value {
    case .array(let elements): .array(elements.map { turned($0) })
    case .object(let object):
      .object(
        JSONObject(object.members.reversed().map { .init(name: $0.name, value: turned($0.value)) })
      )
    default: value
    }
  }

  /// The text with the letters `a` and `e` of its strings escaped.
  private static func escaped(_ text: String) -> String {
    var isString = false
    var isEscape = false
    return text.reduce(into: "") { escaped, character in
      let isPlain = isString && !isEscape
      if character == "\"", !isEscape { isString.toggle() }
      isEscape = character == "\\" && isString && !isEscape
      switch character {
      case "a" where isPlain: escaped += "\\u0061"
      case "e" where isPlain: escaped += "\\u0065"
      default: escaped.append(character)
      }
    }
  }
}
