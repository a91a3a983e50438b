import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// The page, as text; `BrowserTests` opens it.
@Suite("HTML")
struct HTMLReportTests {
  @Test("the page of a hostile backend")
  func golden() throws {
    let text = HTMLReport.text(HostileSample.report, earlier: HostileSample.earlier)
    try Golden.expect(text, is: "hostile.html")
  }

  @Test("nothing is fetched: the page names no other place")
  func nothingFetched() {
    let text = HTMLReport.text(Sample.report, earlier: Sample.report)
    for word in [
      "src=", "url(", "@import", "<link", "<iframe", "<object", "<base", " style=",
    ] {
      let isThere = text.contains(word)
      #expect(!isThere, "\(word)")
    }
    #expect(text.contains("default-src &#39;none&#39;; style-src &#39;sha256-"))
    #expect(!text.contains("unsafe"))
  }

  @Test("whatever stands in a report, the markup of the page stays the same", arguments: 0..<60)
  func escapes(number: UInt64) {
    var generator = Seed(number).generator(for: "markup")
    let pieces = [
      "<", ">", "\"", "'", "&", "</template>", "</script>", "<!--", "-->", "]]>", "</style>",
      "\u{0}", "\u{202E}", "\u{2028}", "&lt;", "`", "=", " ", "x", "é", "\n", "\r", "\u{FFFE}",
    ]
    let text = (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    #expect(markup(of: report(text)) == markup(of: report("plain")), "\(text.debugDescription)")
  }

  @Test("long content is cut, and its length is stated")
  func cut() {
    let text = HTMLReport.text(HostileSample.report)
    #expect(text.contains("… (6600 characters in all)"))
    #expect(text.contains("… (9006 bytes in all)"))
    #expect(text.contains(#"caf\xc3(\xff"#))
  }

  @Test("a backend that did not start, and a run of nothing, have a page too")
  func notStarted() {
    let text = HTMLReport.text(SARIFReportTests.notStarted)
    #expect(text.contains("could not be started"))
    #expect(text.contains("exited with status 1 before it listened."))
    #expect(!text.contains("id=\"stages\""))
  }

  @Test("a run of one grade says nothing of grades")
  func oneGrade() {
    let text = HTMLReport.text(Sample.report)
    #expect(!text.contains("class=\"grade "))
  }

  @Test("what nobody has examined yet comes next, and what failed has failed")
  func productionGrade() throws {
    #expect(HTMLReport.text(HostileSample.report).contains("Production grade: failed"))
    var report = HostileSample.report
    for stage in report.stages.indices where report.stages[stage].grade == .production {
      let checks = report.stages[stage].checks.map { check in
        CheckReport(
          id: check.id,
          claim: check.claim,
          contract: "",
          hint: "",
          verdict: .blocked,
          reason: "the core comes first"
        )
      }
      report.stages[stage].checks = checks
      report.stages[stage].verdict = .blocked
    }
    let text = HTMLReport.text(report)
    #expect(text.contains("Production grade: comes next"))
    #expect(!text.contains("is not reached"))
  }

  /// A report with a text wherever a backend or a person can put one.
  private func report(_ text: String) -> RunReport {
    var report = HostileSample.report
    report.title = text
    report.part = text
    report.subject.command = text
    report.subject.outputTail = "x" + text
    report.stages[1].checks = Array(report.stages[1].checks.prefix(1))
    report.stages[1].checks[0].output = "x" + text
    report.stages[1].checks[0].reason = text
    report.stages[1].checks[0].findings = [
      Finding(
        id: "hostile.markup.1",
        place: text,
        expected: Evidence("x" + text.filter { !$0.isNewline }),
        observed: Evidence(["a": .string(text)]),
        exchanges: [],
        source: SourcePoint(file: "Sample.swift", line: 1)
      )
    ]
    return report
  }

  /// The tags of a page, without what lies between them and without spans of lines.
  private func markup(of report: RunReport) -> [String] {
    HTMLReport.text(report).matches(of: /<(!--|\/?[a-zA-Z])[^>]*>/).map { String($0.0) }
      .filter { !$0.contains("class=\"line") && $0 != "</span>" }
  }
}
