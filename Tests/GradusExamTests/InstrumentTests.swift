import GradusExam
import GradusModel
import Synchronization
import Testing

/// What a check can do to a subject besides sending requests.
@Suite("Instruments")
struct InstrumentTests {
  @Test("a check that restarts finds the data folder of its earlier life")
  func lives() async throws {
    let report = try await run { subject in
      for (before, ending) in [LifeEnding.termination, .kill, .termination].enumerated() {
        try await subject.life(endedBy: ending) { subject in
          try await subject.get("/count").json.lives.expect(.number(JSONNumber(before + 1)))
        }
      }
      try await subject.life { subject in
        try await subject.get("/count").json.lives.expect(4)
      }
    }
    #expect(report.check("lives.it")?.verdict == .passed)
    #expect(report.check("lives.it")?.exchangeCount == 4)
  }

  @Test("a life in a time zone is told so, and told of")
  func timeZone() async throws {
    let report = try await run { subject in
      try await subject.life(inTimeZone: "Asia/Kathmandu") { subject in
        try await subject.get("/").json.zone.expect("Asia/Kathmandu")
      }
      try await subject.life { subject in try await subject.get("/").json.zone.expect("nowhere") }
    }
    let check = try #require(report.check("lives.it"))
    #expect(check.findings.count == 1, "the second life has the zone of this process")
    #expect(
      check.notes?.map(\.text).first == "a start, on an empty data folder, with TZ=Asia/Kathmandu"
    )
  }

  @Test("a backend that does not end on SIGTERM is told so")
  func stubborn() async throws {
    let report = try await run(environment: "STUBBORN=1 ") { subject in
      try await subject.life { subject in await subject.terminate(within: .milliseconds(300)) }
    }
    let check = try #require(report.check("lives.it"))
    #expect(check.verdict == .failed)
    let finding = try #require(check.findings.first)
    #expect(finding.expected.text == "an end within 300 ms after SIGTERM")
    #expect(finding.observed.text.hasPrefix("it still ran after "))
    #expect(check.notes?.map(\.text) == ["a start, on an empty data folder", "SIGTERM"])
  }

  @Test("a backend that ends too late is told how long it took, and has no longer the second time")
  func late() async throws {
    let report = try await run(environment: "LATE=1 ") { subject in
      try await subject.life { subject in
        try await subject.get("/count").requireSuccess()
        // Far too short on any machine; the end comes within twice the time on none.
        await subject.terminate(within: .microseconds(1))
      }
    }
    let check = try #require(report.check("lives.it"))
    #expect(check.verdict == .failed)
    #expect(check.findings.first?.observed.text.contains("after ") == true)
    // How long it took is known where it was still watched when it ended.
    if check.findings.first?.observed.text.hasPrefix("it ended") == true {
      #expect(check.notes?.last?.text.contains(/^its process ended, .* later$/) == true)
    }
  }

  @Test("a new client is answered by a backend that goes on after SIGTERM, and by no other")
  func callWhileEnding() async throws {
    for environment in ["STUBBORN=1 ", ""] {
      let report = try await run(environment: environment) { subject in
        try await subject.life(endedBy: .byClosure) { subject in
          let reply = try await subject.callWhileEnding(
            Subject.request("GET", "/count"),
            after: .milliseconds(500),
            within: .milliseconds(700)
          )
          #expect((reply == nil) == environment.isEmpty)
        }
      }
      let check = try #require(report.check("lives.it"))
      #expect(check.findings.allSatisfy { $0.place == "process" })
      #expect(check.transcript.count == (environment.isEmpty ? 0 : 1))
    }
  }

  @Test("requests in one piece have their replies, and those that have to be answered are told")
  func pipeline() async throws {
    let report = try await ScriptedSubject.run {
      Stage("pipeline", "Pipeline", buildsOn: ["boot"], lessons: []) {
        Check("kept", "each is answered", contract: "", hint: "") { subject in
          let paths = ["/one", "/two", "/three"]
          let replies = try await subject.pipeline(paths.map { Subject.request("GET", $0) })
          #expect(replies.map { $0?.request.target } == paths)
          for reply in replies { reply?.json.hits.expect(1) }
        }
        Check("closed", "the second is not answered", contract: "", hint: "") { subject in
          let close = [HeaderField("Connection", "close")]
          let requests = [
            Subject.request("GET", "/four", headers: close), Subject.request("GET", "/five"),
          ]
          let replies = try await subject.pipeline(requests, requiring: 1)
          #expect(replies[0] != nil)
          #expect(replies[1] == nil)
          _ = try await subject.pipeline(requests, requiring: 2)
        }
      }
    }
    #expect(report.check("pipeline.kept")?.verdict == .passed)
    let closed = try #require(report.check("pipeline.closed"))
    #expect(closed.verdict == .failed)
    #expect(closed.findings.map(\.place) == ["response"])
  }

  @Test("a slow machine stretches what a contract grants to twice of it, and says so")
  func stretched() async throws {
    let report = try await run(environment: "LINGERS=2.6 ", slowdown: Slowdown(2)) { subject in
      try await subject.life { subject in await subject.terminate(within: .seconds(1)) }
    }
    let finding = try #require(report.check("lives.it")?.findings.first)
    #expect(
      finding.expected.text
        == "an end within 1 s after SIGTERM (2 s were allowed, because this machine is 2.0 times "
        + "slower than limits are written for)"
    )
    #expect(report.check("lives.it")?.verdict == .failed)
  }

  @Test("what takes six times as long as is granted fails on a machine that was measured as slow")
  func sixfold() async throws {
    let report = try await run(environment: "LINGERS=3 ", slowdown: Slowdown(3.3, 3)) { subject in
      try await subject.life { subject in await subject.terminate(within: .milliseconds(500)) }
    }
    #expect(report.check("lives.it")?.verdict == .failed)
    #expect(report.check("lives.it")?.secondTry == nil, "both tries found the same")
  }

  @Test("what a machine that slow may have done is undecided, with what was measured")
  func doubtful() async throws {
    let report = try await run(environment: "LINGERS=1.4 ", slowdown: Slowdown(9)) { subject in
      try await subject.life { subject in await subject.terminate(within: .milliseconds(500)) }
    }
    let check = try #require(report.check("lives.it"))
    #expect(check.verdict == .inconclusive)
    #expect(check.findings.isEmpty)
    let reason = try #require(check.reason)
    #expect(reason.contains("where 500 ms are granted"), "\(reason)")
    #expect(reason.contains("9.0 times slower"), "\(reason)")
  }

  @Test("what is done between requests stands in the report where it was done")
  func notes() async throws {
    let report = try await run { subject in
      try await subject.life(endedBy: .kill) { subject in
        try await subject.get("/count").requireSuccess()
      }
      try await subject.life { subject in
        let replies = try await subject.race((0..<3).map { _ in Subject.request("GET", "/count") })
        replies[2].json.lives.expect(1)
      }
    }
    let check = try #require(report.check("lives.it"))
    #expect(
      check.notes?.map { "\($0.position) \($0.text)" } == [
        "0 a start, on an empty data folder", "1 SIGKILL", "1 a new start, on the same data folder",
        "1 3 requests become complete at the same moment", "4 SIGTERM",
      ]
    )
    // Each says when, on the same clock as the exchanges, which went on in a second life.
    let moments = try #require(check.notes).compactMap(\.after)
    #expect(moments.count == 5 && moments == moments.sorted())
    #expect(check.transcript[1].timing.startedAfter > moments[2])
  }

  @Test("a backend that does not start again is told so, with its last lines")
  func dead() async throws {
    let report = try await run { subject in
      for _ in 1...6 {
        try await subject.life { subject in try await subject.get("/count").require(status: 200) }
      }
    }
    let finding = try #require(report.check("lives.it")?.findings.first)
    #expect(finding.place == "start")
    #expect(finding.observed.text.contains("exited with status 9"))
    #expect(finding.observed.text.contains("too many lives"))
  }

  @Test("a backend that ends unasked during a life is told so")
  func crash() async throws {
    let report = try await run { subject in
      try await subject.life { subject in
        _ = try await subject.offer(Subject.request("GET", "/crash"))
      }
    }
    let finding = try #require(report.check("lives.it")?.findings.first)
    #expect(finding.place == "process")
    #expect(finding.expected.text == "a backend that keeps running")
  }

  @Test("a life outside of a check that restarts is the examiner's own mistake")
  func undeclared() async throws {
    let report = try await ScriptedSubject.run {
      Stage("lives", "Live", buildsOn: ["boot"], lessons: []) {
        Check("it", "it lives", contract: "", hint: "") { subject in
          try await subject.life { _ in }
        }
      }
    }
    #expect(report.check("lives.it")?.verdict == .inconclusive)
    #expect(report.check("lives.it")?.reason?.contains(".restarts") == true)
  }

  @Test("a race gives the replies in the order of the requests, each cited by its own exchange")
  func race() async throws {
    let report = try await ScriptedSubject.run {
      Stage("race", "Race", buildsOn: ["boot"], lessons: []) {
        Check("it", "each path has its own count", contract: "", hint: "") { subject in
          let paths = (0..<12).map { "/path-\($0)" }
          let replies = try await subject.race(paths.map { Subject.request("GET", $0) })
          #expect(replies.map(\.request.target) == paths)
          for reply in replies { reply.json.hits.expect(1) }
          replies[5].json.hits.expect(2)
        }
      }
    }
    let check = try #require(report.check("race.it"))
    #expect(check.transcript.count == 12)
    #expect(check.findings.map(\.exchanges) == [[5]])
  }

  /// Runs one check that restarts, on a backend that counts its lives in its data folder.
  private func run(
    environment: String = "",
    slowdown: Slowdown = Slowdown(1),
    _ body: @escaping Check.Body
  ) async throws -> RunReport {
    let program = """
      import http.server, json, os, signal, sys, time
      file = os.path.join(os.environ["GRADUS_DATA_DIR"], "lives")
      lives = int(open(file).read()) + 1 if os.path.exists(file) else 1
      open(file, "w").write(str(lives))
      if lives > 4:
          print("too many lives", flush=True)
          sys.exit(9)
      if "STUBBORN" in os.environ:
          signal.signal(signal.SIGTERM, signal.SIG_IGN)
      if "LINGERS" in os.environ:
          signal.signal(signal.SIGTERM, lambda *_: (time.sleep(float(os.environ["LINGERS"])), os._exit(0)))
      class Handler(http.server.BaseHTTPRequestHandler):
          protocol_version = "HTTP/1.1"
          def do_GET(self):
              if self.path == "/crash": os._exit(3)
              content = json.dumps({"lives": lives, "zone": os.environ.get("TZ")}).encode()
              self.send_response(200)
              self.send_header("Content-Length", str(len(content)))
              self.end_headers()
              self.wfile.write(content)
          def log_message(self, *arguments): pass
      http.server.ThreadingHTTPServer((os.environ["HOST"], int(os.environ["PORT"])), Handler).serve_forever()
      """
    return try await ScriptedSubject.run(
      program: program,
      environment: environment,
      slowdown: slowdown.next
    ) {
      Stage("lives", "Live", buildsOn: ["boot"], lessons: []) {
        Check("it", "it lives", .restarts, contract: "", hint: "", body: body)
      }
    }
  }
}

/// What is measured of the machine: some figures in their order, and then the last one for ever.
private final class Slowdown: Sendable {
  private let left: Mutex<[Double]>

  init(_ figures: Double...) {
    left = Mutex(figures)
  }

  @Sendable func next() -> Double {
    left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
  }
}
