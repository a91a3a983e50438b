import GradusMarkdown
import Testing

/// What a text is taken apart into.
@Suite("Markdown")
struct MarkdownDocumentTests {
  @Test("headings, paragraphs and rules come with the lines on which they begin")
  func blocks() throws {
    let document = try MarkdownDocument("# One\n\ntwo\nthree\n\n---\n\n###### Six\n")
    #expect(
      document.blocks == [
        MarkdownBlock(.heading(level: 1, [.text("One")]), line: 1),
        MarkdownBlock(.paragraph([.text("two"), .softBreak, .text("three")]), line: 3),
        MarkdownBlock(.rule, line: 6),
        MarkdownBlock(.heading(level: 6, [.text("Six")]), line: 8),
      ]
    )
  }

  @Test("inlines keep what they say, look like and lead to")
  func inlines() throws {
    let text =
      #"a *b* **c `d`** [e *f*](https://g.example "h") ![i](j.png) <k> \*l\* &amp;  "# + "\nm"
    #expect(
      try MarkdownDocument(text).blocks.map(\.kind) == [
        .paragraph([
          .text("a "), .emphasis([.text("b")]), .text(" "), .strong([.text("c "), .code("d")]),
          .text(" "), .link([.text("e "), .emphasis([.text("f")])], address: "https://g.example"),
          .text(" "), .image([.text("i")], address: "j.png"), .text(" "), .html("<k>"),
          .text(" *l* &"), .lineBreak, .text("m"),
        ])
      ]
    )
  }

  @Test("lists say whether they are numbered and tight, and hold blocks")
  func lists() throws {
    let kinds = try MarkdownDocument("- a\n  - b\n- c\n\n7. d\n\n8. e\n").blocks.map(\.kind)
    func item(_ text: String, line: Int) -> MarkdownBlock {
      MarkdownBlock(.paragraph([.text(text)]), line: line)
    }
    let inner = MarkdownList(start: nil, isTight: true, items: [[item("b", line: 2)]])
    let bullets = MarkdownList(
      start: nil,
      isTight: true,
      items: [[item("a", line: 1), MarkdownBlock(.list(inner), line: 2)], [item("c", line: 3)]]
    )
    let numbers = MarkdownList(
      start: 7,
      isTight: false,
      items: [[item("d", line: 5)], [item("e", line: 7)]]
    )
    #expect(kinds == [.list(bullets), .list(numbers)])
  }

  @Test("tables have a cell for each column, whatever a row leaves out")
  func tables() throws {
    let text = "| a | b | c |\n| :-- | :-: | --: |\n| `1 \\| 2` | 3 |\n"
    let table = MarkdownTable(
      alignments: [.left, .centre, .right],
      header: [[.text("a")], [.text("b")], [.text("c")]],
      rows: [[[.code("1 | 2")], [.text("3")], []]]
    )
    #expect(try MarkdownDocument(text).blocks == [MarkdownBlock(.table(table), line: 1)])
  }

  @Test("code keeps its lines, its language and its attributes")
  func code() throws {
    let text = "```http expect capture=id:/id capture=tag:ETag\nHTTP/1.1 201 Created\n\n```\n"
    let block = try #require(try MarkdownDocument(text).blocks.first)
    guard case .code(let code) = block.kind else {
      Issue.record("\(block)")
      return
    }
    #expect(code.text == "HTTP/1.1 201 Created\n")
    #expect(code.language == "http")
    #expect(code.has("expect"))
    #expect(!code.has("run"))
    #expect(code.values(of: "capture") == ["id:/id", "tag:ETag"])
  }

  @Test("an empty text has no blocks")
  func empty() throws {
    #expect(try MarkdownDocument("").blocks == [])
    #expect(try MarkdownDocument("\u{0}").blocks.count == 1)
  }
}
