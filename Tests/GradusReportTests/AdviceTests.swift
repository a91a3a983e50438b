import GradusModel
import GradusReport
import Testing

/// What a report tells people to look at.
@Suite("Advice")
struct AdviceTests {
  @Test("bytes after the end of a response have a cause that is told")
  func surplus() {
    let extra = Response(status: 200, surplusBytes: 2)
    #expect(advice(check(Request("GET", "/todos"), extra)).contains("Content-Length counts bytes"))
    #expect(
      advice(check(Request("HEAD", "/todos"), extra)).contains("Send the headers alone: the answer")
    )
    #expect(advice(check(Request("GET", "/todos"), Response(status: 200))) == "The check's own.")
  }

  @Test("what breaks off was told to end, or ended by itself")
  func brokenOff() {
    var check = check(Request("POST", "/todos"), nil)
    #expect(advice(check).hasPrefix("It broke off while it answered."))
    check.notes = [TranscriptNote(position: 0, text: "SIGTERM")]
    #expect(advice(check) == "The check's own.")
  }

  @Test("what could not be decided is not told as a fault, but how to decide it")
  func undecided() {
    var check = check(Request("GET", "/todos"), Response(status: 500))
    check.verdict = .inconclusive
    check.reason = "it failed once and passed when it was repeated"
    check.secondTry = []
    #expect(check.wasNotRepeated)
    #expect(
      advice(check)
        == "It can't be told whether the backend does this now and then or the machine was "
        + "too busy. Run gradus check --check read.it several times while nothing else runs. If it fails "
        + "again: The check's own."
    )
    check.findings = []
    check.secondTry = nil
    check.reason = "this machine is too busy to tell"
    #expect(advice(check).hasPrefix("This says nothing about your backend."))
    #expect(advice(check).hasSuffix("gradus check --check read.it"))
    check.reason = CheckReport.reason(examinerFault: "a bug")
    #expect(advice(check).hasPrefix("This is a fault of Gradus"))
  }

  @Test("findings of one place in several answers say in which")
  func labels() {
    var check = check(Request("PUT", "/todos"), Response(status: 405))
    check.transcript.append(exchange(Request("HEAD", "/health"), Response(status: 405)))
    check.findings.append(check.findings[0])
    check.findings[1].exchanges = [1]
    let text = told(check)
    #expect(text.contains("  response, of PUT /todos\n"), "\(text)")
    #expect(text.contains("  response, of HEAD /health\n"), "\(text)")
    check.findings[1].exchanges = [0]
    #expect(!told(check).contains(", of PUT"))
  }

  @Test("a status says of what it is, where it is not the only one")
  func status() {
    var check = check(Request("GET", "/todos/7"), Response(status: 404))
    check.findings[0].place = "status"
    #expect(told(check).contains("\n  status\n"))
    check.transcript.insert(exchange(Request("POST", "/todos"), Response(status: 201)), at: 0)
    check.findings[0].exchanges = [1]
    #expect(told(check).contains("\n  status, of GET /todos/7\n"))
  }

  @Test("of many steps the last are told, and what was done last besides sending requests")
  func steps() {
    var check = check(Request("GET", "/todos"), Response(status: 200))
    check.transcript = (0...20).map { exchange(Request("GET", "/\($0)"), Response(status: 200)) }
    check.findings[0].exchanges = [20]
    #expect(told(check).contains("before that\n    … 14 steps\n    GET /14 → 200\n"))
    check.notes = [
      TranscriptNote(position: 1, text: "a start"), TranscriptNote(position: 9, text: "SIGKILL"),
      TranscriptNote(position: 9, text: "a new start"),
    ]
    let text = told(check)
    #expect(
      text.contains(
        """
          before that
            … 10 steps
            · SIGKILL
            · a new start
            … 5 steps
            GET /14 → 200

        """
      ),
      "\(text)"
    )
  }

  @Test("where signals were sent, each step says when")
  func moments() {
    var check = check(Request("GET", "/todos"), Response(status: 200))
    check.transcript = (0...1).map { exchange(Request("GET", "/\($0)"), Response(status: 200)) }
    check.findings[0].exchanges = [1]
    check.notes = [
      TranscriptNote(position: 1, text: "SIGTERM", after: Elapsed(.milliseconds(1240)))
    ]
    let text = told(check)
    #expect(
      text.contains("    GET /0 → 200, at 0 ms\n    · SIGTERM, at 1.2 s\n"),
      "\(text)"
    )
  }

  @Test("a finding may say what to look at because of how it was missed")
  func hintOfFinding() {
    var check = check(Request("GET", "/todos"), Response(status: 200))
    check.findings[0].hint = "The finding's own."
    #expect(advice(check) == "The finding's own.")
  }

  @Test("what an earlier check exchanged stands without what came after it")
  func borrowed() {
    var check = check(Request("GET", "/late"), Response(status: 200))
    var earlier = exchange(Request("GET", "/early"), Response(status: 200))
    earlier.check = "create.early"
    check.transcript.append(earlier)
    check.findings[0].exchanges = [1]
    let text = told(check)
    #expect(text.contains("before that\n    · create.early exchanged this\n"), "\(text)")
    #expect(!text.contains("/late"))
  }

  @Test("a body that is long because of its white space says so")
  func padded() {
    let content = #"{"title":"a"}"# + String(repeating: " ", count: 5_000)
    let check = check(
      Request("POST", "/todos", content: Bytes(content)),
      Response(status: 413)
    )
    #expect(told(check).contains("(5013 bytes in all, spelled longer than shown)"))
  }

  private func check(_ request: Request, _ response: Response?) -> CheckReport {
    CheckReport(
      id: "read.it",
      claim: "it is read",
      contract: "/paths",
      hint: "The check's own.",
      verdict: .failed,
      findings: [
        Finding(
          id: "read.it.1",
          place: "response",
          expected: Evidence("one"),
          observed: Evidence("another"),
          exchanges: [0],
          source: SourcePoint(file: "Sample.swift", line: 1)
        )
      ],
      transcript: [exchange(request, response)],
      exchangeCount: 1
    )
  }

  private func exchange(_ request: Request, _ response: Response?) -> Exchange {
    Exchange(
      request: request,
      response: response,
      failure: response == nil ? .closedEarly(receivedBytes: 0) : nil,
      connection: ConnectionUse(number: 1, earlierExchanges: 0),
      timing: ExchangeTiming(startedAfter: .zero, firstByte: nil, total: .zero)
    )
  }

  private func told(_ check: CheckReport) -> String {
    FindingText.lines(check, of: HostileSample.report, style: TextStyle(width: 400))
      .joined(separator: "\n")
  }

  private func advice(_ check: CheckReport) -> String {
    told(check).split(separator: "\n").first { $0.hasPrefix("  hint") }
      .map { $0.dropFirst(6).drop { $0 == " " } }.map(String.init) ?? ""
  }
}
