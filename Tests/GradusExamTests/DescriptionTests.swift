import GradusExam
import GradusModel
import GradusTestSupport
import Testing

/// Exchanges held against the contract, and against what a backend says of itself.
@Suite("Descriptions")
struct DescriptionTests {
  @Test("what the checks overlook is found in the exchanges of those that passed")
  func overlooked() async throws {
    let report = try await run(contract: Self.document(hits: "string")) {
      ScriptedSubject.check("passes", "/ok")
      Self.contractCheck
    }
    let check = try #require(report.check("paths.contract"))
    #expect(check.verdict == .failed)
    #expect(check.findings.count == 1)
    #expect(check.findings[0].place == "GET /ok answered with 200, body /hits")
    #expect(check.findings[0].expected.text.contains("must be a string"))
    #expect(check.findings[0].expected.text.contains("contract.yaml#/paths/~1ok/get"))
    #expect(check.transcript[check.findings[0].exchanges[0]].request.target == "/ok")
  }

  @Test("what a failed check has told already is not told again")
  func told() async throws {
    let report = try await run(contract: Self.document(hits: "string")) {
      Check("fails", "it answers 404", contract: "", hint: "") { subject in
        try await subject.get("/ok").require(status: 404)
      }
      Self.contractCheck
    }
    #expect(report.check("paths.fails")?.verdict == .failed)
    #expect(report.check("paths.contract")?.verdict == .passed)
  }

  @Test("what conforms, and what no document has to describe, passes")
  func conforming() async throws {
    let report = try await run(contract: Self.document(hits: "integer")) {
      ScriptedSubject.check("passes", "/ok")
      ScriptedSubject.check("elsewhere", "/not-described")
      Self.contractCheck
    }
    #expect(report.check("paths.contract")?.verdict == .passed)
  }

  @Test("a run without a contract can't tell")
  func noContract() async throws {
    let report = try await run(contract: nil) { Self.contractCheck }
    #expect(report.check("paths.contract")?.verdict == .inconclusive)
    #expect(report.check("paths.contract")?.reason?.contains("no contract") == true)
  }

  @Test(
    "a backend's description is read, and each mistake named",
    arguments: [
      (document(hits: "integer"), []),
      ("{}", ["valid", "operations", "successes", "conforms"]),
      (document(hits: "string"), ["conforms"]),
      (document(hits: "integer", status: "201"), ["conforms"]),
      (document(hits: "integer", status: "404"), ["successes", "conforms"]),
      (document(hits: "integer", path: "/other"), ["operations"]),
    ]
  )
  func own(document: String, failing: [String]) async throws {
    let report = try await ScriptedSubject.run(
      program: Self.describing(document),
      contract: Self.document(hits: "integer")
    ) {
      Stage("own", "Describe", buildsOn: ["boot"], lessons: []) {
        ScriptedSubject.check("ok", "/ok")
        Self.ownCheck("valid") { $0.expectValid() }
        Self.ownCheck("operations") { try $0.expectEveryOperation() }
        Self.ownCheck("successes") { try $0.expectSuccesses() }
        Self.ownCheck("conforms") { try $0.expectConformance() }
      }
    }
    let failed = report.checks.filter { $0.verdict == .failed }.map(\.id.rawValue)
    #expect(failed == failing.map { "own.\($0)" })
  }

  private static let contractCheck = Check(
    "contract",
    "every answer is as the contract says",
    contract: "",
    hint: ""
  ) { subject in
    try subject.expectConformanceToContract()
  }

  private static func ownCheck(
    _ id: CheckID,
    _ body: @escaping @Sendable (SubjectDescription) throws -> Void
  ) -> Check {
    Check(id, "it describes itself", contract: "", hint: "") { subject in
      try body(try await subject.describedBySelf(at: "/openapi.json"))
    }
  }

  private func run(
    contract: String?,
    @ListBuilder<Check> checks: () -> [Check]
  ) async throws -> RunReport {
    try await ScriptedSubject.run(contract: contract) {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: [], checks: checks)
    }
  }

  /// A document with one operation, whose answer has a count of hits of some type.
  private static func document(
    hits: String,
    status: String = "200",
    path: String = "/ok"
  ) -> String {
    """
    {"openapi": "3.1.0", "info": {"title": "Scripted", "version": "1"}, "paths": {"\(path)": {"get": \
    {"responses": {"\(status)": {"description": "fine", "content": {"application/json": {"schema": \
    {"type": "object", "properties": {"hits": {"type": "\(hits)"}}}}}}}}}}}
    """
  }

  /// A backend that serves a description, and an object with a count of hits everywhere else.
  private static func describing(_ document: String) -> String {
    """
    import http.server, os
    document = '''\(document)'''
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def do_GET(self):
            content = (document if self.path == "/openapi.json" else '{"hits": 1}').encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        def log_message(self, *arguments): pass
    http.server.ThreadingHTTPServer((os.environ["HOST"], int(os.environ["PORT"])), Handler).serve_forever()
    """
  }
}
