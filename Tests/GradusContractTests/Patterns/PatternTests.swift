import GradusContract
import GradusModel
import Testing

@Suite("Patterns")
struct PatternTests {
  @Test(
    "a pattern matches what ECMA-262 says it does",
    arguments: [
      ("^a(b|c)*d$", ["ad", "abcbd"], ["abce", "xad"]),
      ("^[^a-c\\d]+$", ["xyz", "É"], ["a", "x1", ""]),
      ("^.{2,3}$", ["ab", "🐲🐲", "abc"], ["a", "abcd", "a\n"]),
      ("^(?=.*\\d)(?=.*[a-z]).{4,}$", ["abc1", "1xyz"], ["abcd", "1234", "a1"]),
      ("^(?!admin$)\\w+$", ["adminx", "user"], ["admin", ""]),
      ("(?<=\\$)\\d+(?:\\.\\d\\d)?", ["costs $5", "$7.50"], ["costs 5", "$"]),
      ("(?<!un)known", ["known", "well-known"], ["unknown"]),
      ("\\bcat\\b", ["a cat", "cat!"], ["concat", "cats"]),
      ("\\Bcat", ["concat"], ["cat"]),
      ("^\\p{Lu}\\p{L}*$", ["Émile", "Ägypten"], ["émile", "A1"]),
      ("^\\u{1F432}\\u00e9$", ["🐲é"], ["🐲e\u{301}"]),
      ("^\\uD83D\\uDC32$", ["🐲"], ["🐳"]),
      ("^[\\w.-]+@[\\w-]+$", ["a.b-c@d"], ["@d", "a b@d"]),
      ("^(a?){3}$", ["", "a", "aaa"], ["aaaa", "b"]),
      ("^a*?b+?$", ["b", "aabb"], ["a", ""]),
      ("^[]$", [], ["", "a"]),
      ("^[^]$", ["a", "\n"], ["", "ab"]),
      ("^\\cJ\\x41\\0$", ["\nA\0"], ["A"]),
      ("^{$|^}$", ["{", "}"], ["", "a"]),
      ("x*", ["", "y"], []),
      ("^(?:^)*(\\b)?a$", ["a"], ["b"]),
      ("^(a|)+$", ["", "aa"], ["b"]),
      ("^(?<year>\\d{4})-(?<month>\\d\\d)$", ["2030-01"], ["30-01"]),
      ("^[\\s]+$", [" \u{FEFF}\u{2028}"], ["\u{200B}"]),
    ] as [(String, [String], [String])]
  )
  func matching(text: String, these: [String], not those: [String]) throws {
    let pattern = try Pattern(text)
    for example in these { #expect(pattern.matches(example) == true, "\(text) on \(example)") }
    for example in those { #expect(pattern.matches(example) == false, "\(text) on \(example)") }
  }

  @Test(
    "what is no pattern is refused",
    arguments: [
      "(", ")", "a)", "[a", "[b-a]", "*a", "a**", "a{2,1}", "\\", "\\u12", "\\xg0", "\\a", "\\2",
      "(?<n>a)(?<n>b)", "\\k<n>", "\\c1", "(?i)a", "(?P<n>a)", "\\u{110000}", "\\uD800", "\\p{}",
      "^*", "(?<1>a)", "\\01", "{2}",
    ]
  )
  func refused(text: String) {
    let error = #expect(throws: PatternError.self) { try Pattern(text) }
    #expect(error?.isUnsupported == false)
    #expect(Pattern.problem(in: text) != nil)
  }

  @Test(
    "what is a pattern, and not one that can be run, is told apart",
    arguments: ["(a)\\1", "(?<n>a)\\k<n>", "(a{1000}){1000}", "\\p{Script=Greek}", "(){999999999}"]
  )
  func unsupported(text: String) {
    let error = #expect(throws: PatternError.self) { try Pattern(text) }
    #expect(error?.isUnsupported == true)
    #expect(Pattern.problem(in: text) == nil)
  }

  @Test(
    "patterns that take others for ever are over at once",
    arguments: [
      "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^([a-zA-Z]+)*$", "^(.*a){12}$", "(a*)*b", "(?<=(a+)+)b",
    ]
  )
  func hostile(text: String) throws {
    let pattern = try Pattern(text)
    #expect(pattern.matches(String(repeating: "a", count: 2_000) + "!") == false)
  }

  @Test("a match that would take too long has no result")
  func tooLong() throws {
    let text = String(repeating: "a", count: 2_000)
    #expect(try Pattern("(?=(a+)+$)b").matches(text, within: 50_000) == nil)
    let schema = try JSONSchema(
      ["pattern": "(?:.{0,200}){10}x$"],
      options: SchemaOptions(mostPatternSteps: 50_000)
    )
    let deviations = schema.deviations(of: .string(text))
    #expect(deviations.map(\.isUndecided) == [true])
    #expect(deviations.first?.rule.contains("takes too long") == true)
  }

  @Test("groups within groups have a bound")
  func deep() {
    let text = String(repeating: "(", count: 100_000)
    #expect(throws: PatternError.self) { try Pattern(text) }
  }
}
