import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// The text report in the shapes that a terminal can force on it.
@Suite("Text report")
struct TextReportTests {
  @Test("forty columns are enough, and no line but commands and exchanges is longer")
  func narrow() throws {
    let lines = TextReport.whole(Sample.report, style: TextStyle(width: 40))
      .joined(separator: "\n")
    try Golden.expect(lines + "\n", is: "narrow.txt")
  }

  @Test("colour only adds: without its codes the report is the same")
  func colour() {
    let plain = TextReport.whole(Sample.report, style: TextStyle(width: 80))
    let coloured = TextReport.whole(Sample.report, style: TextStyle(isColoured: true, width: 80))
    #expect(plain != coloured)
    let stripped = coloured.joined(separator: "\n").replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(stripped == plain.joined(separator: "\n"))
  }

  @Test("nothing that a backend sends can steer the terminal")
  func escapes() {
    let text = TextReport.whole(Sample.report, style: TextStyle(width: 80)).joined(separator: "\n")
    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains("\u{202E}"))
    #expect(text.contains("\\u{1b}"))
  }

  @Test(
    "core and production grade are told apart",
    arguments: [
      (
        Verdict.passed, Verdict.failed,
        "The core passes, with 1 check: you have built the Todo API. Production grade is next: "
          + "1 of 1 check failed."
      ),
      (
        .failed, .failed,
        "Failed: 1 of 1 check of the core. Production grade comes after that: 1 of 1 check failed."
      ),
      (.failed, .passed, "Failed: 1 of 1 check of the core."),
      (.passed, .passed, "Passed: 2 checks of Todo API, core and production grade."),
    ]
  )
  func grades(core: Verdict, production: Verdict, sentence: String) {
    let report = Sample.report(core: core, production: production)
    let lines = TextReport.whole(report, style: TextStyle(width: 400))
    #expect(lines.contains(sentence))
    #expect(lines.contains("  production grade"))
    let before = lines.firstIndex(of: "  production grade") ?? 0
    #expect(lines[before + 1].contains("http"))
  }

  @Test("what many checks found alike is told once, and a reason is not repeated")
  func alike() {
    var report = HostileSample.report
    let failed = report.stages[1].checks[0]
    var other = failed
    other.id = "hostile.other"
    other.findings[0].place = "header X-Other"
    report.stages[1].checks = [failed, other]
    report.stages[1].checks += (1...14).map { number in
      var check = failed
      check.id = "hostile.n\(number)"
      return check
    }
    report.stages.append(report.stages[2])
    let text = TextReport.whole(report, style: TextStyle(width: 400)).joined(separator: "\n")
    #expect(text.contains("The same was found by 14 other checks: hostile.n1, hostile.n2,"))
    #expect(text.contains("hostile.n10 and 4 more"))
    #expect(text.contains("✗ hostile.other  failed"))
    #expect(!text.contains("✗ hostile.n1  failed"))
    #expect(text.matches(of: /blocked +it builds on hostile.markup/).count == 1)
    #expect(text.matches(of: /blocked +for the same reason/).count == 1)
  }

  @Test("JUnit has no character that XML does not allow")
  func junit() throws {
    try Golden.expect(JUnitReport.text(Sample.report), is: "junit.xml")
  }
}

/// A report with one of everything.
enum Sample {
  static let report = RunReport(
    gradus: "test",
    project: "todo-api",
    title: "Todo API",
    seed: Seed(7),
    startedAt: "2026-01-01T00:00:00Z",
    duration: Elapsed(.seconds(2)),
    machine: MachineReport(system: "Linux", cores: 2, slowdown: 1, timeoutScale: 1),
    subject: SubjectReport(
      command: "python3 server.py",
      start: .ready(after: Elapsed(.milliseconds(85))),
      starts: 1
    ),
    stages: [
      StageReport(
        id: "create",
        title: "Create",
        grade: .core,
        lessons: ["fundamentals.methods"],
        duration: Elapsed(.milliseconds(120)),
        checks: [
          check("create.works", .passed), check("create.steers", .failed, [steering]),
          check("create.sometimes", .inconclusive, [status], reason: "it failed once"),
        ]
      ),
      StageReport(
        id: "read",
        title: "Read",
        grade: .core,
        lessons: [],
        reason: "it builds on create.works",
        duration: .zero,
        checks: [check("read.works", .blocked, reason: "it builds on create.works")]
      ),
    ]
  )

  /// A report of one core and one production check.
  static func report(core: Verdict, production: Verdict) -> RunReport {
    var report = report
    report.stages = [("create", Grade.core, core), ("http", .production, production)].map {
      StageReport(
        id: StageID($0),
        title: "Title",
        grade: $1,
        lessons: [],
        duration: .zero,
        checks: [check(CheckID("\($0).works"), $2)]
      )
    }
    return report
  }

  private static let status = finding("status", Evidence("201"), Evidence("500"))
  private static let steering = finding(
    "body",
    Evidence(["title": "plain", "notes": "", "done": false]),
    Evidence(["title": "\u{1B}[2Jgone\u{202E}", "notes": "", "done": false])
  )

  private static func finding(
    _ place: String,
    _ expected: Evidence,
    _ observed: Evidence
  ) -> Finding {
    Finding(
      id: "create.x.1",
      place: place,
      expected: expected,
      observed: observed,
      exchanges: [0],
      source: SourcePoint(file: "Sample.swift", line: 1)
    )
  }

  private static func check(
    _ id: CheckID,
    _ verdict: Verdict,
    _ findings: [Finding] = [],
    reason: String? = nil
  ) -> CheckReport {
    CheckReport(
      id: id,
      claim: "a claim about \(id) that is long enough to be broken at forty columns",
      contract: "/paths/~1todos/post",
      hint: "Look at what you store, and answer from that.",
      verdict: verdict,
      reason: reason,
      duration: Elapsed(.milliseconds(12)),
      findings: findings,
      transcript: findings.isEmpty ? [] : [exchange],
      exchangeCount: 1
    )
  }

  private static let exchange = Exchange(
    request: Request("POST", "/todos", content: Bytes(#"{"title":"plain"}"#)),
    response: Response(
      status: 500,
      reason: "Oh\u{1B}[31m no",
      headers: [HeaderField("Content-Type", "text/plain")],
      content: Bytes("bad\u{7}\u{0} & <worse>")
    ),
    connection: ConnectionUse(number: 1, earlierExchanges: 0),
    timing: ExchangeTiming(startedAfter: .zero, firstByte: nil, total: .zero)
  )
}
