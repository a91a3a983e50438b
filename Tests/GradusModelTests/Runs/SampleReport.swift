import GradusModel

/// A report with everything in it that a report can have.
enum SampleReport {
  /// A check with findings, a transcript and a second try.
  static let failedCheck = CheckReport(
    id: "create.location",
    claim: "A created resource is found at its Location",
    contract: "/paths/~1todos/post",
    hint: "Send Location",
    verdict: .failed,
    reason: "twice",
    duration: Elapsed(.microseconds(12_345)),
    findings: [finding],
    transcript: [exchange] + SampleFailures.all.map(failed),
    exchangeCount: 11,
    secondTry: [finding]
  )

  static let finding = Finding(
    id: "create.location.1",
    place: "body /title",
    expected: Evidence(["b": 1, "a": ["e\u{301}", .null]]),
    observed: Evidence("nothing — \"at all\"\n"),
    exchanges: [0, 1],
    source: SourcePoint(file: "GradusProjects/Exam.swift", line: 12)
  )

  static let exchange = Exchange(
    request: Request(
      "POST",
      "/api/v1/todos",
      headers: [HeaderField("Host", "127.0.0.1:1")],
      content: Bytes(#"{"title":"é"}"#)
    ),
    response: Response(
      status: 201,
      reason: "Created",
      version: "HTTP/1.0",
      headers: [HeaderField("Set-Cookie", "a"), HeaderField("set-cookie", "b")],
      content: [0xFF, 0x00],
      omittedBytes: 3,
      surplusBytes: 4
    ),
    received: Bytes("HTTP/1.0 201 Created\r\n"),
    connection: ConnectionUse(number: 2, earlierExchanges: 1),
    timing: ExchangeTiming(
      startedAfter: Elapsed(.milliseconds(2)),
      firstByte: Elapsed(.microseconds(701)),
      total: Elapsed(.milliseconds(3))
    )
  )

  static func failed(_ failure: TransportFailure) -> Exchange {
    Exchange(
      request: Request("GET", "/health"),
      failure: failure,
      connection: ConnectionUse(number: 0, earlierExchanges: 0),
      timing: ExchangeTiming(startedAfter: .zero, firstByte: nil, total: .zero)
    )
  }

  /// A check that has nothing but a verdict.
  static func check(_ id: CheckID, _ verdict: Verdict) -> CheckReport {
    CheckReport(id: id, claim: "It is", contract: "/info", hint: "Make it so", verdict: verdict)
  }

  static func stage(_ id: StageID, _ checks: [CheckReport]) -> StageReport {
    StageReport(
      id: id,
      title: "Stage \(id)",
      grade: .core,
      lessons: ["fundamentals.methods"],
      duration: Elapsed(.seconds(1)),
      checks: checks
    )
  }

  /// A run of one stage whose checks have these verdicts.
  static func report(
    start: StartOutcome = .ready(after: Elapsed(.milliseconds(80))),
    verdicts: [Verdict] = [.passed]
  ) -> RunReport {
    let checks = verdicts.enumerated().map { check("a.\($0.offset)", $0.element) }
    return report(start: start, stages: [stage("a", checks)])
  }

  static func report(start: StartOutcome, stages: [StageReport]) -> RunReport {
    RunReport(
      gradus: "0.1.0",
      project: "todo-api",
      title: "Todo API",
      seed: Seed(42),
      startedAt: "2026-01-02T03:04:05Z",
      duration: Elapsed(.milliseconds(4321)),
      machine: MachineReport(system: "Linux", cores: 2, slowdown: 1.25, timeoutScale: 2),
      subject: SubjectReport(
        command: "python3 server.py",
        start: start,
        starts: 2,
        outputTail: "listening\n\u{1B}[31mred"
      ),
      stages: stages
    )
  }
}
