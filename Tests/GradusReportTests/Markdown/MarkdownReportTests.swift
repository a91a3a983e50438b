import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// A run as a comment, and a check as a description that stands alone.
@Suite("Markdown")
struct MarkdownReportTests {
  @Test("the report of a hostile backend")
  func golden() throws {
    let text = MarkdownReport.text(HostileSample.report, earlier: HostileSample.earlier)
    try Golden.expect(text, is: "hostile.md")
  }

  @Test("a check that stands alone")
  func brief() throws {
    let report = HostileSample.report
    let check = try #require(report.check("hostile.markup"))
    try Golden.expect(AssistantBrief.text(check, of: report), is: "brief.md")
  }

  @Test("a check that passed, or was not examined, says so and asks for nothing")
  func otherBriefs() throws {
    let report = HostileSample.report
    let passed = AssistantBrief.text(try #require(report.check("create.works")), of: report)
    #expect(passed.hasPrefix("# `create.works` passed\n"))
    #expect(passed.hasSuffix("There is nothing to fix.\n"))
    let blocked = AssistantBrief.text(try #require(report.check("later.works")), of: report)
    #expect(blocked.hasPrefix("# `later.works` is blocked\n"))
    #expect(blocked.hasSuffix("it builds on hostile.markup\n"))
    #expect(!blocked.contains("## What to do"))
  }

  @Test(
    "fences are longer than every run of backticks in them",
    arguments: [
      "", "`", "``` inside", "````````", "a\n```\nb",
    ]
  )
  func fences(text: String) {
    let block = Markdown.block([text], "text").split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    let fence = block.last.map(String.init) ?? ""
    #expect(fence.count >= 3 && fence.allSatisfy { $0 == "`" })
    #expect(block.first == "\(fence)text")
    #expect(!block.dropFirst().dropLast().contains { $0.contains(fence) })
  }

  @Test(
    "code spans keep what is in them",
    arguments: [
      ("plain", "`plain`"), ("a`b", "``a`b``"), ("`x`", "`` `x` ``"), ("two\nlines", "`two lines`"),
      ("\u{202E}", #"`\u{202e}`"#),
    ]
  )
  func code(text: String, span: String) {
    #expect(Markdown.code(text) == span)
  }

  @Test(
    "words are never markup, mentions or links",
    arguments: [
      ("1 < 2 & *bold*", #"1 \< 2 \& \*bold\*"#), ("ask @all", "`ask @all`"),
      ("see http://x.y", "`see http://x.y`"), ("[a](b)", #"\[a\](b)"#),
      ("line\n# heading", "line \\# heading"), ("fixes #12", "`fixes #12`"),
    ]
  )
  func words(text: String, escaped: String) {
    #expect(Markdown.inline(text) == escaped)
  }

  @Test(
    "what does not fit is named, then counted, and never cut within a check",
    arguments: [
      5_000, 12_000, 60_000,
    ]
  )
  func most(bytes: Int) {
    let report = HostileSample.failing(200)
    let text = MarkdownReport.text(report, most: bytes)
    #expect(text.utf8.count <= bytes)
    #expect(text.contains("did not fit"))
    #expect(text.matches(of: /(?m)^<details/).count == text.matches(of: /(?m)^<\/details>$/).count)
  }

  @Test("what a backend sent stays in code, whatever it is", arguments: 0..<100)
  func property(number: UInt64) {
    var generator = Seed(number).generator(for: "markdown")
    let pieces = [
      "`", "``", "```", "````\n", "\n```\n", "~~~", "</details>", "<summary>", "\n\n# ", "|", "x",
      " ",
      "\n---\n", "\r", "\\", "\n> ", "\u{202E}", "\t",
    ]
    let text = (0..<10).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    #expect(
      outsideOfCode(report("x" + text)) == outsideOfCode(report("x")),
      "\(text.debugDescription)"
    )
  }

  private func report(_ text: String) -> String {
    var report = HostileSample.report
    report.subject.command = text
    report.stages[1].checks = Array(report.stages[1].checks.prefix(1))
    report.stages[1].checks[0].output = text
    report.stages[1].checks[0].findings[0].place = text
    report.stages[1].checks[0].findings[0].observed = Evidence(text)
    report.stages[1].checks[0].transcript[1].response?.content = Bytes(text)
    return MarkdownReport.text(report)
  }

  /// The lines that are no fenced block, without what is in code spans.
  private func outsideOfCode(_ text: String) -> [String] {
    var fence: Substring?
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let ticks = line.prefix { $0 == "`" }
      if let open = fence {
        if ticks.count >= open.count, ticks.count == line.count { fence = nil }
      } else if ticks.count >= 3, !line.dropFirst(ticks.count).contains("`") {
        fence = ticks
      } else {
        lines.append(withoutSpans(line))
      }
    }
    return lines
  }

  /// A line without its code spans, which end at as many backticks as they begin with.
  private func withoutSpans(_ line: Substring) -> String {
    var rest = line
    var shown = ""
    while let start = rest.firstIndex(of: "`") {
      shown += rest[..<start]
      let ticks = rest[start...].prefix { $0 == "`" }
      var after = rest[ticks.endIndex...]
      while let next = after.firstIndex(of: "`") {
        let run = after[next...].prefix { $0 == "`" }
        after = after[run.endIndex...]
        if run.count == ticks.count { break }
      }
      rest = after
    }
    return shown + rest
  }

  @Test("a passed core leads, and production is what comes next")
  func grades() {
    let text = MarkdownReport.text(HostileSample.report)
    #expect(text.hasPrefix("## ✓ The core passes: you have built the Todo API."))
    #expect(text.contains("Production grade is next; until it holds, gradus check exits with 1."))
    #expect(text.contains(" 0 of 5 checks passed, 2 failed"))
  }
}
