import GradusExam
import GradusModel
import Testing

/// Checks that are tried in the same lives before any of them has lives of its own.
@Suite("Shared lives")
struct SharedLivesTests {
  @Test("they take turns in their order, in as many lives as the longest needs")
  func turns() async throws {
    let names = ["one", "two", "three"]
    let report = try await run(names) { name, subject in
      let place = try #require(names.firstIndex(of: name)) + 1
      for life in 1...place {
        // Of three in the first life, two in the second, and so on: whoever has ended is not there.
        let before = place - life
        try await subject.life { subject in
          let reply = try await subject.get("/count")
          reply.json.lives.expect(.number(JSONNumber(life)))
          reply.json.requests.expect(.number(JSONNumber(before + 1)))
        }
      }
    }
    for name in names {
      #expect(report.check(CheckID("lives.\(name)"))?.verdict == .passed)
      #expect(report.check(CheckID("lives.\(name)"))?.notes == nil)
    }
  }

  @Test("what others store is counted with what is one's own")
  func tally() async throws {
    let report = try await run(["one", "two", "three"]) { _, subject in
      for _ in 1...3 {
        try await subject.life { subject in
          let stored = try await subject.get("/count").json.stored
          stored.expect(.number(JSONNumber(subject.tally.count)))
          try await subject.get("/store").requireSuccess()
          subject.tally.add(1)
        }
      }
    }
    #expect(report.verdict == .passed)
  }

  @Test("what one finds because of the others counts for nothing")
  func interference() async throws {
    let report = try await run(["one", "two"]) { name, subject in
      try await subject.life { subject in
        // True of the second only where it is alone.
        try await subject.get("/count").json.requests.expect(1)
      }
    }
    #expect(report.check("lives.one")?.verdict == .passed)
    #expect(report.check("lives.two")?.verdict == .passed)
    #expect(report.check("lives.two")?.exchangeCount == 1)
  }

  @Test("what one finds alone as well, it has failed; the others have not")
  func failure() async throws {
    let report = try await run(["one", "two", "three"]) { name, subject in
      try await subject.life { subject in
        let reply = try await subject.get(name == "two" ? "/crash" : "/count")
        try reply.requireSuccess()
      }
    }
    #expect(report.check("lives.one")?.verdict == .passed)
    #expect(report.check("lives.three")?.verdict == .passed)
    let failed = try #require(report.check("lives.two"))
    #expect(failed.verdict == .failed)
    #expect(failed.transcript.count == 1)
    #expect(failed.notes?.map(\.text) == ["a start, on an empty data folder"])
  }

  @Test("a backend that starts only once is found by each of them")
  func noSecondStart() async throws {
    let report = try await run(["one", "two"], environment: "ONCE=1 ") { _, subject in
      for _ in 1...2 {
        try await subject.life { subject in try await subject.get("/count").requireSuccess() }
      }
    }
    for id in ["lives.one", "lives.two"] {
      let check = try #require(report.check(CheckID(id)))
      #expect(check.verdict == .failed)
      #expect(check.findings.map(\.place) == ["start"])
      #expect(check.findings.first?.observed.text.contains("once is enough") == true)
    }
  }

  @Test("one that ends the backend itself comes last, in a life of which no other wants the end")
  func ends() async throws {
    let names = ["kills", "is-terminated", "terminates", "looks"]
    let report = try await run(names) { name, subject in
      func life(_ number: Int, of subject: Subject, afterTerminations count: Int) async throws {
        let reply = try await subject.get("/count")
        reply.json.lives.expect(.number(JSONNumber(number)))
        reply.json.terminations.expect(.number(JSONNumber(count)))
      }
      switch name {
      case "kills":
        try await subject.life(endedBy: .kill) { subject in
          try await life(2, of: subject, afterTerminations: 1)
          // The one that only looks has been there before.
          try await subject.get("/count").json.requests.expect(4)
        }
        try await subject.life { try await life(3, of: $0, afterTerminations: 1) }
      case "is-terminated":
        try await subject.life(endedBy: .termination) {
          try await life(1, of: $0, afterTerminations: 0)
        }
        try await subject.life { try await life(2, of: $0, afterTerminations: 1) }
      case "terminates":
        try await subject.life(endedBy: .byClosure) { subject in
          try await life(3, of: subject, afterTerminations: 1)
          await subject.terminate(within: .seconds(5))
        }
        try await subject.life { try await life(4, of: $0, afterTerminations: 2) }
      default:
        for number in 1...2 {
          try await subject.life { try await life(number, of: $0, afterTerminations: number - 1) }
        }
      }
    }
    for name in names { #expect(report.check(CheckID("lives.\(name)"))?.verdict == .passed) }
  }

  @Test("one that wants a time zone gets it, and another that wants another one waits")
  func timeZones() async throws {
    let report = try await run(["anywhere", "nepal", "japan"]) { name, subject in
      let zone = name == "nepal" ? "Asia/Kathmandu" : name == "japan" ? "Asia/Tokyo" : nil
      try await subject.life(inTimeZone: zone) { subject in
        let reply = try await subject.get("/count")
        reply.json.zone.expect(name == "japan" ? "Asia/Tokyo" : "Asia/Kathmandu")
        reply.json.lives.expect(.number(JSONNumber(name == "japan" ? 2 : 1)))
      }
    }
    // Alone, the one that wants none would see none.
    #expect(report.verdict == .passed)
  }

  /// Runs checks that share lives, on a backend that counts its lives, requests, and what it has stored.
  private func run(
    _ names: [String],
    environment: String = "",
    _ body: @escaping @Sendable (String, Subject) async throws -> Void
  ) async throws -> RunReport {
    let program = """
      import http.server, json, os, signal, sys
      def count(name, more):
          file = os.path.join(os.environ["GRADUS_DATA_DIR"], name)
          value = (int(open(file).read()) if os.path.exists(file) else 0) + more
          open(file, "w").write(str(value))
          return value
      lives = count("lives", 1)
      if lives > 1 and "ONCE" in os.environ:
          print("once is enough", flush=True)
          sys.exit(9)
      def end(*arguments):
          count("terminations", 1)
          os._exit(0)
      signal.signal(signal.SIGTERM, end)
      requests = 0
      class Handler(http.server.BaseHTTPRequestHandler):
          protocol_version = "HTTP/1.1"
          def do_GET(self):
              global requests
              if self.path == "/crash": os._exit(3)
              requests += 1
              stored = count("stored", 1 if self.path == "/store" else 0)
              content = json.dumps({
                  "lives": lives, "requests": requests, "stored": stored,
                  "terminations": count("terminations", 0), "zone": os.environ.get("TZ"),
              })
              self.send_response(200)
              self.send_header("Content-Length", str(len(content)))
              self.end_headers()
              self.wfile.write(content.encode())
          def log_message(self, *arguments): pass
      http.server.HTTPServer((os.environ["HOST"], int(os.environ["PORT"])), Handler).serve_forever()
      """
    return try await ScriptedSubject.run(program: program, environment: environment) {
      Stage("lives", "Live", buildsOn: ["boot"], lessons: []) {
        for name in names {
          Check(CheckID(name), "\(name) lives", .sharesLives, contract: "", hint: "") { subject in
            try await body(name, subject)
          }
        }
      }
    }
  }
}
