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

  @Test("one that wants an end or a time zone of its own gets it, alone")
  func ownWishes() async throws {
    let report = try await run(["one", "two", "three"]) { name, subject in
      switch name {
      case "one":
        try await subject.life(endedBy: .kill) { subject in
          try await subject.get("/count").json.requests.expect(1)
        }
      case "two":
        try await subject.life(inTimeZone: "Asia/Kathmandu") { subject in
          try await subject.get("/count").json.zone.expect("Asia/Kathmandu")
        }
      default:
        try await subject.life { subject in try await subject.get("/count").requireSuccess() }
      }
    }
    #expect(report.verdict == .passed)
  }

  /// Runs checks that share lives, on a backend that counts its lives, requests, and what it has stored.
  private func run(
    _ names: [String],
    environment: String = "",
    _ body: @escaping @Sendable (String, Subject) async throws -> Void
  ) async throws -> RunReport {
    let program = """
      import http.server, json, os, sys
      def count(name, more):
          file = os.path.join(os.environ["GRADUS_DATA_DIR"], name)
          value = (int(open(file).read()) if os.path.exists(file) else 0) + more
          open(file, "w").write(str(value))
          return value
      lives = count("lives", 1)
      if lives > 1 and "ONCE" in os.environ:
          print("once is enough", flush=True)
          sys.exit(9)
      requests = 0
      class Handler(http.server.BaseHTTPRequestHandler):
          protocol_version = "HTTP/1.1"
          def do_GET(self):
              global requests
              if self.path == "/crash": os._exit(3)
              requests += 1
              stored = count("stored", 1 if self.path == "/store" else 0)
              zone = os.environ.get("TZ")
              content = json.dumps({"lives": lives, "requests": requests, "stored": stored, "zone": zone})
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
