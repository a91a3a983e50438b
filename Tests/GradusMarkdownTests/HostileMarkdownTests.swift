import GradusMarkdown
import Testing

/// Texts that are made to hang a parser, to overflow its stack or to fill the memory.
@Suite("Hostile Markdown")
struct HostileMarkdownTests {
  private static let size = MarkdownDocument.longest

  @Test(
    "a megabyte of anything is taken apart or refused, soon",
    .timeLimit(.minutes(1)),
    arguments: [
      "[", "![l", "> ", ">", "- ", "*a ", "*a_ ", "_", "a_b__", "`a``b```", "[a](", "<a b='",
      "<!--",
      "&#", "|a", "a**b", "**a *b ", "[a](<b", "[a]: u\n", "\\\n", "1. ", "a\u{301}", "\u{0}", "\t",
      "```\n", "- a\n\n  ", "> - ", "<x>", "\r",
    ]
  )
  func repeated(unit: String) throws {
    let text = String(repeating: unit, count: Self.size / unit.utf8.count)
    do throws(MarkdownRefusal) {
      #expect(try MarkdownDocument(text).blocks.count <= text.utf8.count)
    } catch {
      #expect(error.reason == .tooDeep)
      #expect(error.description.contains("deeper than 100 levels"))
    }
  }

  @Test("what is nested deeper than a hundred levels is refused, at its line")
  func depth() throws {
    let deep = "first\n\n" + String(repeating: "> ", count: 1000) + "a"
    #expect(throws: MarkdownRefusal.self) { try MarkdownDocument(deep) }
    let refusal = #expect(throws: MarkdownRefusal.self) {
      try MarkdownDocument(
        "a\n" + String(repeating: "![", count: 200) + String(repeating: "](b)", count: 200)
      )
    }
    #expect(refusal?.reason == .tooDeep)
    let flat = String(repeating: "> ", count: 40) + "a"
    #expect(try MarkdownDocument(flat).blocks.count == 1)
  }

  @Test("a table that a few bytes make huge is refused")
  func tables() throws {
    let wide = String(repeating: "|a", count: 1000) + "\n" + String(repeating: "|-", count: 1000)
    let long = wide + String(repeating: "\na", count: 100_000)
    let refusal = #expect(throws: MarkdownRefusal.self) { try MarkdownDocument(long) }
    #expect(refusal?.reason == .tooManyCells)
    #expect(refusal?.line == 2)
    let square =
      String(repeating: "|a", count: 100_000) + "\n" + String(repeating: "|-", count: 100_000)
    #expect(throws: MarkdownRefusal.self) { try MarkdownDocument(square) }
    let usual = "|a|b|\n|-|-|\n" + String(repeating: "|c|d|\n", count: 10_000)
    #expect(try MarkdownDocument(usual).blocks.count == 1)
  }

  @Test("a text that is too long is refused")
  func length() {
    let refusal = #expect(throws: MarkdownRefusal.self) {
      try MarkdownDocument(String(repeating: "a", count: Self.size + 1))
    }
    #expect(refusal?.reason == .tooLong(bytes: Self.size + 1))
  }
}
