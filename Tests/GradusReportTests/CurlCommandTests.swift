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
