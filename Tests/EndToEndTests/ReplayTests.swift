import Foundation
import GradusTestSupport
import Testing

/// `gradus replay`, `hint`, `stages` and `report`, on the run that is kept.
@Suite("The last run")
struct ReplayTests {
  private let gradus = Tool.built("gradus")

  @Test("a finding is repeated: STILL FAILING, then FIXED once it is mended")
  func replay() async throws {
    let program = Tool.builtPath(of: "gradus-reference")
    try await Folders.withTemporary { folder in
      let place = ["--folder", folder.path]
      try Backends.configure(folder, run: "exec '\(program)' todo-api --mutant location-missing")
      let checked = try await gradus.run(["check", folder.path])
      #expect(checked.status == 1)
      let failing = try await gradus.run(["replay", "create.location.1"] + place)
      #expect(failing.status == 1)
      #expect(failing.output.hasSuffix("STILL FAILING  create.location.1\n"))

      try Backends.configure(folder, run: "exec '\(program)' todo-api")
      let fixed = try await gradus.run(["replay", "create.location.1"] + place)
      #expect(fixed.status == 0)
      #expect(fixed.output.hasPrefix("FIXED  create.location.1\n"))
      // Replaying keeps the run: its other findings can still be repeated.
      let again = try await gradus.run(["replay", "create.location"] + place)
      #expect(again.status == 0)

      let unknown = try await gradus.run(["replay", "create.lokation.1"] + place)
      #expect(unknown.status == 2)
      #expect(unknown.errors.contains("Did you mean 'create.location.1'?"))
    }
  }

  @Test("a finding about a race is repeated five times before it is FIXED")
  func replayOfRace() async throws {
    let program = Tool.builtPath(of: "gradus-reference")
    try await Folders.withTemporary { folder in
      let place = ["--folder", folder.path]
      try Backends.configure(folder, run: "exec '\(program)' todo-api --mutant ids-race")
      let checked = try await gradus.run(["check", folder.path, "--check", "concurrency.ids"])
      #expect(checked.status == 1)
      let failing = try await gradus.run(["replay", "concurrency.ids"] + place)
      #expect(failing.status == 1)
      #expect(failing.output.contains("\nSTILL FAILING  concurrency.ids.1"), "\(failing.output)")
      try Backends.configure(folder, run: "exec '\(program)' todo-api")
      let fixed = try await gradus.run(["replay", "concurrency.ids"] + place)
      #expect(fixed.status == 0)
      #expect(fixed.output.hasPrefix("FIXED  concurrency.ids.1  passed 5 of 5 times\n"))
    }
  }

  @Test("what other checks exchanged is exchanged again where a finding is about that")
  func replayOfTheRun() async throws {
    let program = Tool.builtPath(of: "gradus-reference")
    try await Folders.withTemporary { folder in
      let place = ["--folder", folder.path]
      let mutant = "description-narrow-answers"
      try Backends.configure(folder, run: "exec '\(program)' todo-api --mutant \(mutant)")
      let checked = try await gradus.run(["check", folder.path, "--until", "documentation"])
      #expect(checked.output.contains("✗ documentation.conforms"), "\(checked.output)")
      // It is not told behind what the check itself sent later.
      #expect(checked.output.contains(/before that\n +· \S+ exchanged this\n/), "\(checked.output)")
      let failing = try await gradus.run(["replay", "documentation.conforms.1"] + place)
      #expect(failing.output.hasSuffix("STILL FAILING  documentation.conforms.1\n"))
      let failed = try await gradus.run(["check", folder.path, "--failed"])
      #expect(failed.status == 1, "\(failed.output)")
      let again = try await gradus.run(["check", folder.path, "--failed"])
      #expect(again.status == 1, "it was not mended by being examined alone")
    }
  }

  @Test("a run of a part does not hide what the whole one found")
  func part() async throws {
    let program = Tool.builtPath(of: "gradus-reference")
    try await Folders.withTemporary { folder in
      let place = ["--folder", folder.path]
      try Backends.configure(folder, run: "exec '\(program)' todo-api --mutant location-missing")
      _ = try await gradus.run(["check", folder.path])
      let part = try await gradus.run(["check", folder.path, "--stage", "boot"])
      #expect(part.status == 0)
      #expect(
        part.output.contains("Not examined now, and failed before: create.location; gradus check"),
        "\(part.output)"
      )
      _ = try await gradus.run(["check", folder.path, "--check", "boot.health"])
      let report = try await gradus.run(["report", "create.location"] + place)
      #expect(report.output.hasPrefix("✗ create.location  failed"), "\(report.errors)")
      let hint = try await gradus.run(["hint", "create.location"] + place)
      #expect(hint.output.contains("came      no such header"), "\(hint.output)")
      let failing = try await gradus.run(["replay", "create.location.1"] + place)
      #expect(failing.output.hasSuffix("STILL FAILING  create.location.1\n"))
      let passed = try await gradus.run(["replay", "boot.health.1"] + place)
      #expect(passed.status == 2)
      #expect(passed.errors.contains("the last run says that it is passed"), "\(passed.errors)")
      let unknown = try await gradus.run(["report", "create.nothing"] + place)
      #expect(unknown.errors.contains("There is no check 'create.nothing' in the last run."))

      // The last run that has a check is the one that counts.
      try Backends.configure(folder, run: "exec '\(program)' todo-api")
      _ = try await gradus.run(["check", folder.path, "--until", "create"])
      let mended = try await gradus.run(["replay", "create.location.1"] + place)
      #expect(mended.errors.contains("the last run says that it is passed"), "\(mended.errors)")
    }
  }

  @Test("hint, stages and report tell of the last run")
  func others() async throws {
    let program = Tool.builtPath(of: "gradus-reference")
    try await Folders.withTemporary { folder in
      let place = ["--folder", folder.path]
      try Backends.configure(folder, run: "exec '\(program)' todo-api --mutant delete-answers-200")
      _ = try await gradus.run(["check", folder.path, "--until", "delete"])
      let hint = try await gradus.run(["hint"] + place)
      #expect(hint.status == 0)
      #expect(hint.output.hasPrefix("delete.status\n"))
      #expect(hint.output.contains("204 means that there is nothing to say"))
      #expect(hint.output.contains("expected  204\n    came      200"))
      #expect(hint.output.contains("The contract says, in contract.yaml from line "))
      #expect(hint.output.contains("\n  |     '204': {description: It is gone.}\n"))
      #expect(hint.output.contains(/It refers to Error on line \d+, NotFound on\s+line \d+/))
      let stages = try await gradus.run(["stages"] + place)
      #expect(stages.output.contains("✓ create"))
      #expect(stages.output.contains("✗ delete"))
      #expect(stages.output.contains("· collections"))
      let stage = try await gradus.run(["stages", "delete"] + place)
      #expect(stage.output.contains("✗ delete.status"))
      #expect(stage.output.contains("✓ delete.gone"))
      let report = try await gradus.run(["report"] + place)
      #expect(report.status == 0)
      #expect(report.output.contains("✗ delete.status  failed"))
      let one = try await gradus.run(["report", "delete.status"] + place)
      #expect(one.output.hasPrefix("✗ delete.status  failed"))
    }
  }

  @Test("a stage is examined together with the foundations that it builds on")
  func stage() async throws {
    let program = Tool.builtPath(of: "gradus-reference")
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exec '\(program)' todo-api")
      let outcome = try await gradus.run(["check", folder.path, "--stage", "delete"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("5 stages"), "boot, create, read, list and delete")
      let one = try await gradus.run(["check", folder.path, "--check", "delete.status"])
      #expect(one.status == 0)
      #expect(one.output.contains("Passed: 5 checks"), "four foundations and the check")
    }
  }

  @Test("a running backend is examined by its URL, and what needs a fresh start is skipped")
  func url() async throws {
    let program = Tool.builtPath(of: "gradus-reference")
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exit 1")
      let port = Int.random(in: 12_000...19_000)
      let script = """
        PORT=\(port) GRADUS_DATA_DIR='\(folder.path)/data' '\(program)' todo-api & server=$!
        for i in $(seq 200); do curl -s http://127.0.0.1:\(port)/health >/dev/null && break; sleep 0.05; done
        '\(Tool.builtPath(of: "gradus"))' check '\(folder.path)' --url http://127.0.0.1:\(port)
        status=$?
        kill $server; wait $server
        exit $status
        """
      let outcome = try await Tool(path: "/bin/sh").run(["-c", script])
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains("1 skipped"))
    }
  }

  @Test(
    "a backend on this machine is examined over https, whoever signed its certificate",
    .enabled(if: Program.exists("openssl"), "needs openssl, which makes the certificate")
  )
  func https() async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exit 1")
      let port = Int.random(in: 12_000...19_000)
      let server = """
        import http.server, ssl
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_GET(self):
                found = self.path == "/health"
                content = b'{"status":"ok"}' if found else b'{"error":{"code":"NOT_FOUND","message":"no"}}'
                self.send_response(200 if found else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers(); self.wfile.write(content)
            def log_message(self, *arguments): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", \(port)), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain("cert.pem", "key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.serve_forever()
        """
      try Data(server.utf8).write(to: folder.appending(path: "server.py"))
      let script = """
        openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost 2>/dev/null
        python3 server.py & server=$!
        for i in $(seq 200); do curl -sk https://127.0.0.1:\(port)/health >/dev/null && break; sleep 0.05; done
        '\(Tool.builtPath(of: "gradus"))' check . --url https://127.0.0.1:\(port) --stage boot
        status=$?
        kill $server; wait $server
        exit $status
        """
      let outcome = try await Tool(path: "/bin/sh").run(["-c", script], in: folder.path)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains("Passed: 5 checks"))
    }
  }
}
