import Foundation
import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// The `curl` line of a finding is run by a real `sh`, and a server says what came.
@Suite("curl lines")
struct CurlCommandTests {
  private static let requests: [Request] = [
    Request("GET", "/plain?q=a%20b&x=[1]{2}"),
    Request("GET", "/it's/$HOME/`id`/\"quoted\"/../up"),
    Request("HEAD", "/head"),
    Request("DELETE", "/todos/1", headers: [HeaderField("X-Note", "it's $5 `now` \\ \"so\"")]),
    Request(
      "POST",
      "/todos",
      headers: [json],
      content: Bytes(#"{"title":"it's 100% \"mine\" $x `y` \\n"}"#)
    ),
    Request("POST", "/todos", headers: [json], content: Bytes("@/etc/passwd")),
    Request(
      "POST",
      "/todos",
      headers: [json],
      content: Bytes("line\nline\r\n\ttab caf\u{E9} \u{1F600}")
    ),
    Request("PUT", "/bytes", headers: [json], content: [0, 1, 0x25, 0x5C, 0x27, 0x80, 0xFF, 0x41]),
    Request("POST", "/empty", headers: [json]),
    Request("PATCH", "/todos/1", headers: [json], content: Bytes("{}")),
  ]

  private static let json = HeaderField("Content-Type", "application/json")

  @Test("what sh and curl send is the request, byte for byte")
  func roundTrip() async throws {
    let server = """
      import base64, http.server, json, sys, threading
      class Handler(http.server.BaseHTTPRequestHandler):
          def __getattr__(self, name):
              if name.startswith("do_"): return self.answer
              raise AttributeError(name)
          def answer(self):
              body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
              print(json.dumps([self.command, self.path, base64.b64encode(body).decode(), self.headers.get("X-Note", "")]), flush=True)
              self.send_response(204); self.end_headers()
          def log_message(self, *arguments): pass
      server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
      threading.Thread(target=server.serve_forever, daemon=True).start()
      import os, subprocess
      for line in open(sys.argv[1], newline="").read().split("\\0"):
          done = subprocess.run(["/bin/sh", "-c", line], env={**os.environ, "PORT": str(server.server_port)}, capture_output=True)
          if done.returncode: print("FAILED", done.returncode, line, done.stderr.decode())
      """
    try await Folders.withTemporary { folder in
      let lines = Self.requests.compactMap { CurlCommand.line($0, url: nil) }.joined(
        separator: "\0"
      )
      let file = folder.appending(path: "lines")
      try Data(lines.utf8).write(to: file)
      let outcome = try await Tool(path: "/usr/bin/env").run(["python3", "-c", server, file.path])
      let came = outcome.output.split(separator: "\n").map(String.init)
      let expected = Self.requests.map { request in
        [
          request.method, request.target, Data(request.content.array).base64EncodedString(),
          request.headers.value(of: "X-Note") ?? "",
        ]
      }
      #expect(outcome.status == 0, "\(outcome.errors)")
      let decoded = came.map { try? JSONDecoder().decode([String].self, from: Data($0.utf8)) }
      #expect(decoded == expected, "\(outcome.output)")
    }
  }

  @Test("what an earlier request has created is created and changed again first")
  func created() async throws {
    let server = """
      import http.server, json, os, subprocess, sys, threading
      class Handler(http.server.BaseHTTPRequestHandler):
          def answer(self):
              body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
              print(self.command, self.path, body, flush=True)
              self.send_response(201 if self.command == "POST" else 200)
              if self.command == "POST": self.send_header("location", "http://x.test/api/todos/new-7")
              self.end_headers()
          do_GET = do_POST = do_PATCH = do_DELETE = answer
          def log_message(self, *arguments): pass
      server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
      threading.Thread(target=server.serve_forever, daemon=True).start()
      done = subprocess.run(["/bin/sh", "-c", sys.argv[1]], env={**os.environ, "PORT": str(server.server_port)}, capture_output=True)
      print("status", done.returncode)
      """
    let commands = try Self.commands(Self.aboutCreated)
    let outcome = try await Tool(path: "/usr/bin/env")
      .run(["python3", "-c", server, commands.joined(separator: "\n")])
    #expect(
      outcome.output == """
        POST /api/todos {"title":"it's new"}
        PATCH /api/todos/new-7 {"done":true}
        GET /api/todos/new-7?fields=id\u{20}
        status 0

        """
    )
  }

  @Test("before a list, what was changed last is created and changed again")
  func list() throws {
    var check = Self.aboutCreated
    check.transcript.insert(Self.exchange("GET", "/api/todos", "", 200), at: 4)
    check.findings[0].exchanges = [4]
    let lines = try Self.commands(check)
    try #require(lines.count == 3)
    #expect(lines[0].contains("another"))
    #expect(lines[1].contains("PATCH"))
    #expect(lines[2].hasSuffix("/api/todos"))
    // Where nothing was changed, the list alone is asked for.
    check.transcript.removeSubrange(2...3)
    check.findings[0].exchanges = [2]
    #expect(try Self.commands(check).count == 1)
  }

  /// The lines that a report gives to try.
  private static func commands(_ check: CheckReport) throws -> [Substring] {
    let text = FindingText.lines(check, of: HostileSample.report, style: TextStyle())
      .joined(separator: "\n")
    let start = try #require(text.firstRange(of: "try       ")?.upperBound)
    let end = try #require(text.firstRange(of: "\n  hint")?.lowerBound)
    return text[start..<end].split(separator: "\n")
  }

  @Test("where something was done besides sending requests, no line could do it again")
  func notes() {
    var check = Self.aboutCreated
    check.notes = [TranscriptNote(position: 1, text: "SIGKILL")]
    let lines = FindingText.lines(check, of: HostileSample.report, style: TextStyle())
    #expect(!lines.contains { $0.contains("curl") })
    #expect(lines.contains("    · SIGKILL"))
  }

  /// Something is created, another one too, the first is changed, and read, which shows it.
  private static var aboutCreated: CheckReport {
    let exchanges = [
      exchange("POST", "/api/todos", #"{"title":"it's new"}"#, 201, location: "/api/todos/17"),
      exchange("POST", "/api/todos", #"{"title":"another"}"#, 201, location: "/api/todos/18"),
      exchange("PATCH", "/api/todos/17", #"{"done":true}"#, 200),
      exchange("PATCH", "/api/todos/18", #"{"done":true}"#, 200),
      exchange("GET", "/api/todos/17", "", 200),
      exchange("GET", "/api/todos/17?fields=id", "", 200),
    ]
    return CheckReport(
      id: "update.it",
      claim: "it is changed",
      contract: "/paths",
      hint: "Store it.",
      verdict: .failed,
      findings: [
        Finding(
          id: "update.it.1",
          place: "body /done",
          expected: Evidence(true),
          observed: Evidence(false),
          exchanges: [5],
          source: SourcePoint(file: "Sample.swift", line: 1)
        )
      ],
      transcript: exchanges,
      exchangeCount: exchanges.count
    )
  }

  private static func exchange(
    _ method: String,
    _ target: String,
    _ content: String,
    _ status: Int,
    location: String? = nil
  ) -> Exchange {
    Exchange(
      request: Request(method, target, headers: [json], content: Bytes(content)),
      response: Response(
        status: status,
        headers: location.map { [HeaderField("Location", $0)] } ?? []
      ),
      connection: ConnectionUse(number: 1, earlierExchanges: 0),
      timing: ExchangeTiming(startedAfter: .zero, firstByte: .zero, total: .zero)
    )
  }

  @Test("a URL that was given stands in the line instead of a port")
  func url() {
    let line = CurlCommand.line(Request("GET", "/health"), url: "http://127.0.0.1:9000")
    #expect(line == "curl -isS --path-as-is -g http://127.0.0.1:9000/health")
  }

  @Test("a request that is too long to be pasted has no command")
  func tooLong() {
    let long = Bytes([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20))
    #expect(CurlCommand.line(Request("POST", "/", content: long), url: nil) == nil)
    let field = HeaderField("X", String(repeating: "x", count: 20_000))
    #expect(CurlCommand.line(Request("GET", "/", headers: [field]), url: nil) == nil)
  }
}
