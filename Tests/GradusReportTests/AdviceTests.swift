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
