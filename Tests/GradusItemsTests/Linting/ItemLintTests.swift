import Foundation
import GradusItems
import GradusModel
import GradusTestSupport
import Testing

/// What is told of a single item in which something is wrong.
@Suite("Wrong items")
struct ItemLintTests {
  @Test("nothing is told of items with which nothing is wrong")
  func clean() throws {
    #expect(try SampleItems.lint(SampleItems.single(), SampleItems.output()) == "")
  }

  @Test("the example that Docs/content.md shows is one to follow")
  func documented() throws {
    let file = Folders.checkout.appending(path: "Docs/content.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.firstRange(of: "```yaml\nitems:\n")).lowerBound
    let block = text[start...].drop { $0 != "\n" }.dropFirst()
    let end = try #require(block.firstRange(of: "\n```")).lowerBound
    let pool = ItemPool(String(block[..<end]), file: "items/fundamentals/example.yaml")
    #expect(pool.items.map(\.id) == ["fundamentals.methods.retry-post"])
    #expect(try pool.lint(in: SampleItems.catalog.get()).map(\.description) == [])
  }

  @Test("ids, topics, languages, raters, versions and sources")
  func places() throws {
    let items = [
      SampleItems.single("one") {
        $0.replacing("topic: fundamentals.methods", with: "topic: fundamentals.method")
      },
      SampleItems.single("two") {
        $0.replacing("id: fundamentals.methods.two", with: "id: fundamentals.methods")
          .replacing("[-1.0, -0.8, -1.2]", with: "[-1.0, -0.8]")
      },
      SampleItems.single("three") {
        $0.replacing("fundamentals.methods", with: "db.indexes")
          .replacing("version: 1", with: "version: 0\n    languages: [pyton, cobol]")
      },
      SampleItems.single("four") { $0.replacing("https://", with: "http://") },
      SampleItems.single("five") { $0.replacing("fundamentals.methods", with: "craft.testing") },
    ]
    try Golden.expect(
      try items.map { try SampleItems.lint($0) }.joined(separator: "\n"),
      is: "places.txt"
    )
  }

  @Test("options, their number and their misconceptions")
  func options() throws {
    let many = ["One", "Two", "Three", "Four", "Five", "Six"].map { "\($0) of `a` and `b`" }
    let items = [
      SampleItems.single(options: Array(many.prefix(2))), SampleItems.single(options: many),
      SampleItems.single(options: ["It is sent", "It is kept", "It  is kept"]),
      SampleItems.single(options: ["It is sent", "It is kept", "None of the above"]),
      SampleItems.single(options: ["It is sent", "It is kept", "All of these"]),
      SampleItems.single(options: ["It is sent", "It is kept", "As the first option, but later"]),
      SampleItems.single(options: [
        "It is sent as soon as there is room", "It is kept", "It is lost",
      ]),
      SampleItems.single(options: ["It is sent", "It is never sent", "It is kept"]),
      SampleItems.single(options: ["It is sent", "It is sent in every case", "It is kept"]),
      SampleItems.single { $0.replacing("misconception: Confuses putting with getting", with: "") },
      SampleItems.single { $0.replacing("correct: true", with: "misconception: None") },
    ]
    try Golden.expect(
      try items.map { try SampleItems.lint($0) }.joined(separator: "\n"),
      is: "options.txt"
    )
  }

  @Test(
    "options that look like give-aways and are none",
    arguments: [
      // A right one that is as strong, code, and how many there are.
      ["It is only sent", "It is never sent", "It is kept"],
      ["It is sent", "`must-revalidate`, `ONLY`", "It is kept"],
      ["It is sent", "All of the rows are read", "None of them is read"],
      // Values whose lengths nobody chose.
      ["404", "5", "7"], ["`text/html`", "`GET`", "`PUT`"],
    ]
  )
  func fairOptions(options: [String]) throws {
    #expect(try SampleItems.lint(SampleItems.single(options: options)) == "")
  }

  @Test("written answers: their number, and right ones among the wrong")
  func answers() throws {
    let items = [
      SampleItems.output {
        $0.replacing(
          "      - {answer: \"1\\n23\", misconception: Puts digits together}\n",
          with: ""
        )
      },
      SampleItems.output { $0.replacing("\"1 5\"", with: "\"1 \\n5\\n\"") },
      SampleItems.output { $0.replacing("\"1 5\"", with: "\"1\\n23\\n\"") },
      SampleItems.output { $0.replacing("      second = 2\n", with: "") },
      SampleItems.output { $0.replacing("misconception: Takes lines for words", with: "x: y") },
    ]
    try Golden.expect(
      try items.map { try SampleItems.lint($0) }.joined(separator: "\n"),
      is: "answers.txt"
    )
  }

  @Test("cases that leave something open, or give what nothing names")
  func cases() throws {
    let items = [
      SampleItems.single { text in
        text.replacing("version: 1", with: "version: 1\n    cases: [{n: 1}, {m: 2}]")
          .replacing("The method `POST`", with: "The method `POST`, ${n} times")
      },
      SampleItems.single { $0.replacing("to change nothing", with: "to change ${n} things") },
    ]
    try Golden.expect(
      try items.map { try SampleItems.lint($0) }.joined(separator: "\n"),
      is: "cases.txt"
    )
  }
}
