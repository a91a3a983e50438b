import GradusItems
import GradusModel
import Testing

@Suite("Judging GraphQL")
struct GraphQLJudgeTests {
  private func judgement(of answer: String, as document: String) throws -> Judgement {
    let lines = document.replacing("\r\n", with: "\n").split(separator: "\n").map { "  " + $0 }
      .joined(separator: "\n")
    let question = try SampleQuestion.make(
      "graphql",
      "answer: |\n\(lines)\njudge:\n  equals_any:\n    - |\n"
        + lines.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n") + "\nwrong: []"
    )
    return question.judgement(of: .text(answer))
  }

  @Test(
    "documents that say the same",
    arguments: [
      ("{a}", "query Name { a }"), ("{ a, b { c d } }", "{ b { d c } a }"),
      ("{ f(x: 1, y: [1, 2], z: {p: 1, q: 2}) }", "{ f(z: {q: 2, p: 1}, y: [1 2], x: 1) }"),
      ("{ a(s: \"x\\ty\") }", "{ a(s: \"x\\u0009y\") }"),
      ("{ a(s: \"\"\"\n    one\n      two\n\n    \"\"\") }", "{ a(s: \"one\\n  two\") }"),
      ("{ a(s: \"\\u{1F600}\") }", "{ a(s: \"\\uD83D\\uDE00\") }"),
      ("{ a(s: \"\"\"say \\\"\"\"\"\"\") }", "{ a(s: \"say \\\"\\\"\\\"\") }"),
      (
        "query A($x: ID!, $y: [Int!] = [1]) { f(p: $x, q: $y) }",
        "query ($one: [Int!] = [1], $two: ID!) { f(q: $one, p: $two) }"
      ),
      (
        "query A($x: ID!, $y: ID!) { a: f(p: $x, q: $y) b: f(p: $y, q: $x) }",
        "query A($y: ID!, $x: ID!) { b: f(q: $y, p: $x) a: f(q: $x, p: $y) }"
      ),
      (
        "{ ... on A { x y } ...F @include(if: true) }\nfragment F on B { z }",
        "fragment F on B { z } query { ...F @include(if: true) ... on A { y x } }"
      ),
      (
        "type A implements B & C { a: Int b(x: Int = 1, y: [ID!]!): A }",
        "type A implements & C & B { b(y: [ID!]! x: Int = 1): A, a: Int }"
      ),
      (
        "union U = A | B\nenum E { X Y }\nscalar S @specifiedBy(url: \"u\")",
        "enum E { Y X } scalar S @specifiedBy(url: \"u\") union U = | B | A"
      ),
      (
        "input I { a: Int = 1 b: B! }\nextend type T { c: C @deprecated }",
        "extend type T { c: C @deprecated } input I { b: B! a: Int = 1 }"
      ),
      (
        "schema { query: Q mutation: M }\ndirective @d(a: Int) repeatable on FIELD | QUERY",
        "directive @d(a: Int) repeatable on | QUERY | FIELD schema { mutation: M query: Q }"
      ),
      (
        "interface A implements B { \"what\" a: Int }",
        "interface A implements B { \"\"\"what\"\"\" a: Int }"
      ),
      ("{ query mutation fragment type on }", "query on { on type fragment mutation query }"),
    ]
  )
  func same(left: String, right: String) throws {
    #expect(try judgement(of: right, as: left) == .right)
    #expect(try judgement(of: left, as: right) == .right)
  }

  @Test(
    "documents that do not",
    arguments: [
      ("{ a b }", "{ a }"), ("{ a }", "{ A }"), ("{ a }", "mutation { a }"), ("{ a }", "{ x: a }"),
      ("{ a(x: 1) }", "{ a(x: \"1\") }"), ("{ a(x: [1, 2]) }", "{ a(x: [2, 1]) }"),
      ("{ a(x: y) }", "{ a { x: y } }"), ("{ a { b c } }", "{ a { b } c }"),
      ("mutation { a b }", "mutation { b a }"), ("{ a(x: null) }", "{ a(x: \"null\") }"),
      ("query A($x: ID!) { f(p: $x) }", "query A($x: ID) { f(p: $x) }"),
      (
        "query A($x: ID!, $y: ID!) { f(p: $x, q: $y) }",
        "query A($x: ID!, $y: ID!) { f(p: $x, q: $x) }"
      ),
      ("query A($x: ID!) { f(p: $x) }", "query A { f(p: \"$x\") }"),
      ("query A($x: ID!) { f(p: $x) }", "query A($x: ID!) { f(p: $y) }"),
      ("{ ... on A { x } }", "{ ... on B { x } }"), ("{ ... { x } }", "{ x }"),
      ("{ a @skip(if: true) }", "{ a @include(if: true) }"),
      ("type A { a: [Int!]! }", "type A { a: [Int]! }"),
      ("type A { a: Int }", "input A { a: Int }"),
      ("type A { a: Int }", "type A { \"what\" a: Int }"),
      ("type A { a: Int }", "extend type A { a: Int }"),
      ("union U = A | B", "union U = A"), ("{ a } ", "{ a } fragment F on A { b }"),
    ]
  )
  func different(left: String, right: String) throws {
    #expect(try judgement(of: right, as: left) == .wrong)
    #expect(try judgement(of: left, as: right) == .wrong)
  }

  @Test(
    "what can't be read is told with its place",
    arguments: [
      ("{ a ", "the end of the document where the name of a field should be, in line 1, column 5"),
      ("{ }", "'}' where the name of a field should be, in line 1, column 3"),
      ("{\n  a(x: )\n}", "')' where a value should be, in line 2, column 8"),
      ("{ a() }", "')' where a name should be, in line 1, column 5"),
      ("query A(x: ID) { a }", "'x' where '$' should be, in line 1, column 9"),
      ("{ a } }", "'}' where a definition should be, in line 1, column 7"),
      ("{ a(x: \"b) }", "a string without its closing quotation mark, in line 1, column 8"),
      (
        "{ a(x: \"\\q\") }",
        "a string with an escape that GraphQL does not have, in line 1, column 8"
      ),
      ("{ a(x: 01) }", "a number that begins with 0, in line 1, column 9"),
      ("{ a(x: 1.) }", "a number without digits, in line 1, column 10"),
      ("{ a(x: 1b) }", "a number that goes on as a name, in line 1, column 9"),
      ("{ ä }", "a character that has no place in GraphQL, in line 1, column 3"),
      ("{ a; }", "a character that has no place in GraphQL, in line 1, column 4"),
      (
        "fragment on on A { a }",
        "'on' where the name of a fragment should be, in line 1, column 10"
      ),
      ("query A($x: ID = $y) { a }", "'$' where a value should be, in line 1, column 18"),
      ("type A { a }", "'}' where ':' should be, in line 1, column 12"),
      ("query", "the end of the document where '{' should be, in line 1, column 6"),
    ]
  )
  func sentences(text: String, sentence: String) throws {
    #expect(
      try judgement(of: text, as: "{ a }").problem == "The document can't be read: \(sentence)"
    )
  }

  @Test("what is nested too deeply, or has too many variables, is refused")
  func hostile() throws {
    let deep = String(repeating: "{a", count: 2_000)
    #expect(
      try judgement(of: deep, as: "{ a }").problem
        == "The document is nested deeper than 40 levels, in line 1, column 81"
    )
    for text in [
      "{ a(x: " + String(repeating: "[", count: 4_500),
      "type A { a: " + String(repeating: "[", count: 4_500),
      "{ a(x: " + String(repeating: "{a:", count: 1_500),
      "{ a(x: \"\"\"" + String(repeating: "\\", count: 2_500),
      "query (" + (0..<500).map { "$v\($0): A" }.joined() + ") { a }",
      "{ a(x: \"\\", "{ a(x: \"\\u{110000}\") }", "{ a(x: \"\\uD800\") }", "...", "\u{FEFF}",
    ] {
      #expect(try judgement(of: text, as: "{ a }").problem != nil, "\(text.prefix(40))")
    }
  }

  @Test("shuffling what has no order never changes the judgement")
  func shuffled() throws {
    for seed in 0..<100 {
      var document = RandomDocument(seed: UInt64(seed))
      let text = document.text()
      let twin = document.text()
      #expect(try judgement(of: twin, as: text) == .right, "\(text)\n\(twin)")
      #expect(try judgement(of: twin + " fragment F on X { y }", as: text) == .wrong)
    }
  }
}

/// A query that is written out differently each time, and means the same.
private struct RandomDocument {
  private indirect enum Field {
    case field(name: String, arguments: [String], children: [Field])
    case fragment(type: String, children: [Field])
  }

  private var generator: SeededGenerator
  private var fields: [Field] = []

  init(seed: UInt64) {
    generator = SeededGenerator(state: seed)
    fields = makeFields(depth: 3)
  }

  private mutating func makeFields(depth: Int) -> [Field] {
    (0..<Int.random(in: 1...4, using: &generator)).map { index in
      let children = depth > 0 && Bool.random(using: &generator) ? makeFields(depth: depth - 1) : []
      if !children.isEmpty, Bool.random(using: &generator) {
        return .fragment(type: "T\(index)", children: children)
      }
      let arguments = (0..<Int.random(in: 0...3, using: &generator)).map {
        "a\($0): {b: \($0), c: [1]}"
      }
      return .field(name: "f\(index)", arguments: arguments, children: children)
    }
  }

  mutating func text() -> String {
    (Bool.random(using: &generator) ? "" : "query Q\(generator.next())") + text(of: fields)
  }

  private mutating func text(of fields: [Field]) -> String {
    let parts = fields.shuffled(using: &generator).map { field in
      switch field {
      case .field(let name, let arguments, let children):
        let shuffled = arguments.shuffled(using: &generator).joined(separator: blank())
        return name + (arguments.isEmpty ? "" : "(\(shuffled))")
          + (children.isEmpty ? "" : text(of: children))
      case .fragment(let type, let children): return "... on \(type)" + text(of: children)
      }
    }
    return "{" + parts.joined(separator: blank()) + blank() + "}"
  }

  private mutating func blank() -> String {
    [" ", ",", "\n", "\r\n\t", " # a comment {\n", " ,, "].randomElement(using: &generator) ?? " "
  }
}
