import Foundation
import GradusMarkdown
import GradusReport
import GradusTestSupport
import Testing

@Suite("Highlighting")
struct HighlighterTests {
  @Test(
    "keywords, strings, comments and numbers are told apart",
    arguments: [
      (
        "python", "def f(x):  # why\n    return 'a\\'b' + 12.5",
        [
          (.keyword, "def"), (.comment, "# why"), (.keyword, "return"), (.string, "'a\\'b'"),
          (.number, "12.5"),
        ]
      ),
      ("python", "s = '''a\n# no'''", [(.string, "'''a\n# no'''")]),
      ("go", "x := `a\\` // b", [(.string, "`a\\`"), (.comment, "// b")]),
      (
        "rust", "fn f<'a>(x: &'a str) -> Option<&'a str> { None }",
        [
          (.keyword, "fn"), (.keyword, "None"),
        ]
      ),
      (
        "java", "/* a\n b */ int x = 0xFF;",
        [
          (.comment, "/* a\n b */"), (.keyword, "int"), (.number, "0xFF"),
        ]
      ),
      (
        "kotlin", "val x = \"\"\"a \"b\" c\"\"\"",
        [(.keyword, "val"), (.string, "\"\"\"a \"b\" c\"\"\"")]
      ),
      ("php", "echo \"a\"; // b", [(.keyword, "echo"), (.string, "\"a\""), (.comment, "// b")]),
      (
        "cpp", "#include <map>\nreturn 1;",
        [
          (.keyword, "#include"), (.keyword, "return"), (.number, "1"),
        ]
      ),
      ("csharp", "return x?.Y ?? \"\";", [(.keyword, "return"), (.string, "\"\"")]),
      ("javascript", "const s = `a ${b}\n`;", [(.keyword, "const"), (.string, "`a ${b}\n`")]),
      (
        "swift", "let s = \"a \\\" b\" // c",
        [
          (.keyword, "let"), (.string, "\"a \\\" b\""), (.comment, "// c"),
        ]
      ),
      (
        "sql", "select 'it''s' -- no\nFROM t",
        [
          (.keyword, "select"), (.string, "'it'"), (.string, "'s'"), (.comment, "-- no"),
          (.keyword, "FROM"),
        ]
      ),
      ("sh", "echo $# a#b # c", [(.keyword, "echo"), (.comment, "# c")]),
      (
        "json", "{\"a\": [1, true]}",
        [
          (.string, "\"a\""), (.number, "1"), (.keyword, "true"),
        ]
      ),
      ("yaml", "a: 'b' # c\nd: e#f", [(.string, "'b'"), (.comment, "# c")]),
      (
        "http", "GET /a HTTP/1.1\nAccept: */*\n\n{\"a\": 1}",
        [
          (.keyword, "GET"), (.keyword, "Accept:"), (.string, "\"a\""), (.number, "1"),
        ]
      ),
      ("http", "HTTP/1.1 201 Created", [(.keyword, "HTTP/1.1 201")]),
      ("cobol", "MOVE 1 TO X", []),
    ] as [(String, String, [(CodeToken.Kind, String)])]
  )
  func kinds(language: String, code: String, expected: [(CodeToken.Kind, String)]) {
    let tokens = Highlighter.tokens(of: code, language: language)
    #expect(tokens.map(\.text).joined() == code)
    #expect(tokens.filter { $0.kind != .plain } == expected.map { CodeToken($0, $1) })
  }

  @Test("no code loses a character, whatever its language is said to be")
  func whole() throws {
    let languages = [
      "python", "go", "rust", "java", "kotlin", "php", "cpp", "csharp", "javascript", "swift",
      "sql",
      "sh", "json", "yaml", "http", "graphql", "none",
    ]
    var codes = [
      "\"", "'''", "/*", "/*/", "`", "\\", "\"\\", "#", "--", "\n\n", "\r\n", "0", "é\u{301}",
    ]
    for lesson in try Lessons.all() {
      for case .code(let code) in try MarkdownDocument(lesson.body).blocks.map(\.kind) {
        codes.append(code.text)
      }
    }
    #expect(codes.count > 300)
    for code in codes {
      for language in languages {
        let tokens = Highlighter.tokens(of: code, language: language)
        #expect(tokens.map(\.text).joined() == code, "\(language)")
      }
    }
  }

  @Test("a long text that never closes what it opened does not hang", .timeLimit(.minutes(1)))
  func unclosed() {
    for unit in ["\"\\", "/*", "'", "`${", "# ", "a"] {
      let code = String(repeating: unit, count: (1 << 17) / unit.count)
      #expect(Highlighter.tokens(of: code, language: "javascript").isEmpty == false)
    }
  }
}
