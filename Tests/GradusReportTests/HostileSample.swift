import GradusModel

/// A run of both grades by a backend that tries to break out of every form of a report.
enum HostileSample {
  /// What each form could take for its own markup, command or end.
  static let text =
    "</script><script>window.broken=1</script><img src=x onerror=window.broken=2>\"'>"
    + "]]>--> `` ``` ~~~ </details> | @everyone [a](http://example.org) %0A ::error::no"

  static let report = RunReport(
    gradus: "test",
    project: "todo-api",
    title: "Todo API",
    seed: Seed(18_446_744_073_709_551_615),
    startedAt: "2026-01-02T03:04:05Z",
    duration: Elapsed(.milliseconds(4321)),
    machine: MachineReport(system: "Linux", cores: 2, slowdown: 1.5, timeoutScale: 1),
    subject: SubjectReport(
      command: "python3 server.py --name '\(text)'",
      start: .ready(after: Elapsed(.milliseconds(85))),
      starts: 3,
      outputTail: "the last line\n\(text)"
    ),
    stages: [core, hostile, blocked]
  )

  /// The run before it, with other verdicts and other checks.
  static var earlier: RunReport {
    var earlier = report
    earlier.startedAt = "2026-01-01T09:30:00Z"
    earlier.seed = Seed(7)
    earlier.stages[0].checks[1].verdict = .failed
    earlier.stages[1].checks[0].verdict = .passed
    earlier.stages[2].checks[0].verdict = .passed
    earlier.stages[2].checks.append(check("later.gone", .passed))
    earlier.stages[1].checks.remove(at: 2)
    return earlier
  }

  /// The report with so many failures of different causes in the place of its own.
  static func failing(_ count: Int) -> RunReport {
    var report = report
    let failed = report.stages[1].checks[0]
    report.stages[1].checks = (1...count).map { number in
      var check = failed
      check.id = "hostile.n\(number)"
      check.findings[0].place = "header X-\(number)"
      return check
    }
    return report
  }

  private static let core = StageReport(
    id: "create",
    title: "Create",
    grade: .core,
    lessons: ["fundamentals.methods", "fundamentals.status-codes"],
    duration: Elapsed(.milliseconds(120)),
    checks: [check("create.works", .passed), check("create.mended", .passed)]
  )

  private static let hostile = StageReport(
    id: "hostile",
    title: "Hostile input",
    grade: .production,
    lessons: ["security.injection"],
    duration: Elapsed(.milliseconds(900)),
    checks: [
      check("hostile.markup", .failed, [words, diff], output: "Traceback\n\(text)\u{1B}[31m"),
      check("hostile.bytes", .failed, [long]),
      check("hostile.sometimes", .inconclusive, [words], reason: "it failed once: \(text)"),
    ]
  )

  private static let blocked = StageReport(
    id: "later",
    title: "Later",
    grade: .production,
    lessons: [],
    reason: "it builds on hostile.markup",
    duration: .zero,
    checks: [
      check("later.works", .blocked, reason: "it builds on hostile.markup"),
      check("later.other", .skipped, reason: "a URL was given"),
    ]
  )

  private static let words = Finding(
    id: "hostile.markup.1",
    place: "header X-\(text)",
    expected: Evidence("nothing of this"),
    observed: Evidence("\(text)\nand \u{202E}backwards\u{202C}\u{0}\u{7}"),
    exchanges: [0, 1],
    source: SourcePoint(file: "Sample.swift", line: 1)
  )

  private static let diff = Finding(
    id: "hostile.markup.2",
    place: "body",
    expected: Evidence(["title": "plain", "tags": ["a", "b"], "done": false]),
    observed: Evidence(["title": .string(text), "tags": ["a"], "done": false]),
    exchanges: [1],
    source: SourcePoint(file: "Sample.swift", line: 2)
  )

  private static let long = Finding(
    id: "hostile.bytes.1",
    place: "body",
    expected: Evidence("UTF-8"),
    observed: Evidence(String(repeating: "long words ", count: 600)),
    exchanges: [2],
    source: SourcePoint(file: "Sample.swift", line: 3)
  )

  private static func check(
    _ id: CheckID,
    _ verdict: Verdict,
    _ findings: [Finding] = [],
    reason: String? = nil,
    output: String? = nil
  ) -> CheckReport {
    var check = CheckReport(
      id: id,
      claim: "what \(id) claims holds for <every> title & note",
      contract: "/paths/~1api~1v1~1todos/post",
      hint: "Escape what you don't know, where you write it.",
      verdict: verdict,
      reason: reason,
      duration: Elapsed(.milliseconds(verdict == .blocked ? 0 : 12)),
      findings: findings,
      transcript: findings.isEmpty ? [] : exchanges,
      exchangeCount: 3
    )
    check.output = output
    return check
  }

  private static let exchanges = [
    exchange(
      Request("POST", "/todos?q=a%20b", content: Bytes(#"{"title":"it's"}"#)),
      Response(status: 201, reason: "Created", content: Bytes("{\"title\":\"\\u202e\"}"))
    ),
    exchange(
      Request("GET", "/todos/1", headers: [HeaderField("Accept", "application/json")]),
      Response(
        status: 500,
        reason: "Oh\u{1B}[31m no",
        headers: [HeaderField("X-Markup", text), HeaderField("X-Markup", "twice")],
        content: Bytes("\(text)\nשלום \u{202E}txt.exe\u{202C} ok\u{0}")
      )
    ),
    exchange(
      Request("PUT", "/todos/2", content: [0xFF, 0x00, 0x27]),
      Response(
        status: 200,
        content: Bytes(
          Array("caf".utf8) + [0xC3, 0x28, 0xFF] + Array(repeating: 0x61, count: 9000)
        ),
        surplusBytes: 12
      )
    ),
  ]

  private static func exchange(_ request: Request, _ response: Response) -> Exchange {
    Exchange(
      request: request,
      response: response,
      connection: ConnectionUse(number: 1, earlierExchanges: 0),
      timing: ExchangeTiming(
        startedAfter: .zero,
        firstByte: Elapsed(.milliseconds(2)),
        total: Elapsed(.milliseconds(3))
      )
    )
  }
}
