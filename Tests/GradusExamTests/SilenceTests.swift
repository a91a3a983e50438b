import GradusExam
import GradusModel
import Testing

/// When a subject that does not answer is asked no more.
@Suite("Silence")
struct SilenceTests {
  private static let reason = "no request of 3 checks in a row was answered in time"

  @Test("three checks in a row without an answer, and none before: the rest is blocked")
  func never() async throws {
    let report = try await run {
      for number in 1...6 { ScriptedSubject.check("slow-\(number)", "/slow") }
    } and: {
      ScriptedSubject.check("ok", "/ok")
    }
    #expect(report.checks.dropFirst().map(\.verdict) == failed(3) + blocked(4))
    #expect(report.check("paths.slow-4")?.reason == Self.reason)
    #expect(report.check("more.ok")?.reason == Self.reason)
    #expect(report.stages.last?.reason == Self.reason)
    #expect(report.exitCode == .failed)
  }

  @Test("where a check had an answer before, it is asked again, and then everything is examined")
  func elsewhere() async throws {
    let report = try await run {
      ScriptedSubject.check("ok", "/ok")
      for number in 1...4 { ScriptedSubject.check("slow-\(number)", "/slow") }
    } and: {
      ScriptedSubject.check("ok", "/ok")
    }
    #expect(report.checks.dropFirst().map(\.verdict) == [.passed] + failed(4) + [.passed])
  }

  @Test("an answer in between begins the count anew, whatever it says")
  func between() async throws {
    let report = try await run {
      for number in 1...2 { ScriptedSubject.check("slow-\(number)", "/slow") }
      ScriptedSubject.check("broken", "/broken")
      for number in 3...4 { ScriptedSubject.check("slow-\(number)", "/slow") }
    } and: {
      ScriptedSubject.check("ok", "/ok")
    }
    #expect(report.checks.dropFirst().map(\.verdict) == failed(5) + [.passed])
  }

  @Test("a check with an answer before its time-out does not count")
  func inPart() async throws {
    let report = try await run {
      for number in 1...4 {
        Check("part-\(number)", "it answers", contract: "", hint: "") { subject in
          try await subject.get("/ok").require(status: 200)
          try await subject.get("/slow").require(status: 200)
        }
      }
    } and: {
      ScriptedSubject.check("ok", "/ok")
    }
    #expect(report.checks.dropFirst().map(\.verdict) == failed(4) + [.passed])
  }

  @Test("a subject that falls silent for good is not asked for ever")
  func forGood() async throws {
    let command = """
      exec python3 -c '
      import http.server, os, time
      class Handler(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              if os.path.exists("silent"): time.sleep(60)
              open("silent", "w").close()
              self.send_response(200); self.send_header("Content-Length", "0"); self.end_headers()
          def log_message(self, *arguments): pass
      http.server.ThreadingHTTPServer((os.environ["HOST"], int(os.environ["PORT"])), Handler).serve_forever()
      '
      """
    let report = try await run(command: command) {
      ScriptedSubject.check("ok", "/ok")
      for number in 1...5 { ScriptedSubject.check("slow-\(number)", "/ok") }
    } and: {
      ScriptedSubject.check("ok", "/ok")
    }
    #expect(report.checks.dropFirst().map(\.verdict) == [.passed] + failed(3) + blocked(3))
  }

  @Test("with several subjects side by side every check has its report")
  func jobs() async throws {
    let report = try await run(jobs: 3) {
      for number in 1...9 { ScriptedSubject.check("slow-\(number)", "/slow") }
    } and: {
      ScriptedSubject.check("ok", "/ok")
    }
    #expect(report.checks.count == 11)
    #expect(report.checks.count { $0.verdict == .failed } >= 3)
    #expect(report.check("more.ok")?.verdict == .blocked)
  }

  private func failed(_ count: Int) -> [Verdict] { Array(repeating: .failed, count: count) }
  private func blocked(_ count: Int) -> [Verdict] { Array(repeating: .blocked, count: count) }

  /// Runs an exam of two stages, with half a second for a request.
  private func run(
    jobs: Int = 1,
    command: String? = nil,
    @ListBuilder<Check> _ checks: @escaping () -> [Check],
    @ListBuilder<Check> and more: @escaping () -> [Check]
  ) async throws -> RunReport {
    try await ScriptedSubject.run(jobs: jobs, timeoutScale: 0.1, command: command) {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: [], checks: checks)
      Stage("more", "More", buildsOn: ["boot"], lessons: [], checks: more)
    }
  }
}
