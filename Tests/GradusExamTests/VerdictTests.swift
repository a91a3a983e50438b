import GradusExam
import GradusModel
import Testing

/// How tries become verdicts.
@Suite("Verdicts")
struct VerdictTests {
  @Test("what fails every time has failed, and what never fails has passed")
  func plain() async throws {
    let report = try await ScriptedSubject.run {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        ScriptedSubject.check("ok", "/ok")
        ScriptedSubject.check("broken", "/broken")
      }
    }
    #expect(report.check("paths.ok")?.verdict == .passed)
    let broken = try #require(report.check("paths.broken"))
    #expect(broken.verdict == .failed)
    #expect(broken.findings.map(\.id) == ["paths.broken.1"])
    #expect(broken.findings[0].expected.text == "200")
    #expect(broken.findings[0].observed.text == "500")
    #expect(broken.transcript.count == 1)
    #expect(report.exitCode == .failed)
  }

  @Test("what fails once and not again is inconclusive, with the first finding shown")
  func flaky() async throws {
    let report = try await ScriptedSubject.run {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        // The third try is on a fresh subject, whose first request it is again.
        Check("flaky", "it answers 200", contract: "", hint: "") { subject in
          _ = try await subject.get("/ok")
          let reply = try await subject.get("/flaky")
          if reply.json.total.json?.integer != 2 { reply.expect(status: 200) }
        }
        Check("once", "it answers 200", contract: "", hint: "") { subject in
          let reply = try await subject.get("/other")
          reply.json.hits.expect(Evidence("another count than 1")) { hits in
            !(hits.integer == 1 && reply.json.total.json?.integer ?? 0 > 1)
          }
        }
      }
    }
    let once = try #require(report.check("paths.once"))
    #expect(once.verdict == .inconclusive)
    #expect(once.reason == "it failed once and passed when it was repeated")
    #expect(!once.findings.isEmpty)
    #expect(once.secondTry == [])
    #expect(report.exitCode == .passed)
  }

  @Test("what shows only on a fresh subject has failed all the same")
  func stateful() async throws {
    let report = try await ScriptedSubject.run {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        Check("early", "the first request is no exception", contract: "", hint: "") { subject in
          let reply = try await subject.get("/ok")
          reply.json.total.expect(Evidence("not the first")) { $0 != 1 }
        }
      }
    }
    #expect(report.check("paths.early")?.verdict == .failed)
    #expect(report.subject.starts == 2)
  }

  @Test("a crash is a finding of its check, and the next check has a subject again")
  func crash() async throws {
    let report = try await ScriptedSubject.run {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        ScriptedSubject.check("crash", "/crash")
        ScriptedSubject.check("ok", "/ok")
      }
    }
    let crash = try #require(report.check("paths.crash"))
    #expect(crash.verdict == .failed)
    #expect(crash.findings.map(\.place) == ["response", "process"])
    #expect(report.check("paths.ok")?.verdict == .passed)
  }

  @Test("a check that does not end is stopped at its deadline")
  func deadline() async throws {
    let report = try await ScriptedSubject.run(timeoutScale: 0.1) {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        ScriptedSubject.check("slow", "/slow")
        Check("endless", "it ends", contract: "", hint: "") { _ in
          try await Task.sleep(for: .seconds(600))
        }
      }
    }
    let slow = try #require(report.check("paths.slow"))
    #expect(slow.verdict == .failed)
    #expect(slow.findings[0].observed.text.hasPrefix("no complete response came within"))
    #expect(report.check("paths.endless")?.findings.first?.place == "time")
  }

  @Test("an error of the examiner is inconclusive, never a failure")
  func fault() async throws {
    struct Mistake: Error {}
    let report = try await ScriptedSubject.run {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        Check("ours", "it is our fault", contract: "", hint: "") { _ in throw Mistake() }
      }
    }
    let ours = try #require(report.check("paths.ours"))
    #expect(ours.verdict == .inconclusive)
    #expect(ours.reason?.contains("the examiner itself failed") == true)
  }

  @Test("a failed foundation blocks its own stage and those that build on it, and no others")
  func blocked() async throws {
    let report = try await ScriptedSubject.run {
      Stage("one", "One", buildsOn: ["boot"], lessons: []) {
        ScriptedSubject.check("base", "/broken", .foundation)
        ScriptedSubject.check("more", "/ok")
      }
      Stage("two", "Two", buildsOn: ["one"], lessons: []) { ScriptedSubject.check("ok", "/ok") }
      Stage("three", "Three", buildsOn: ["two"], lessons: []) { ScriptedSubject.check("ok", "/ok") }
      Stage("four", "Four", buildsOn: ["boot"], lessons: []) { ScriptedSubject.check("ok", "/ok") }
    }
    #expect(report.stages.map(\.verdict) == [.passed, .failed, .blocked, .blocked, .passed])
    #expect(report.check("one.more")?.reason == "it builds on one.base, which failed")
    #expect(report.check("three.ok")?.reason == "it builds on one.base, which failed")
  }

  @Test(
    "a check is blocked by a failed one that it builds on, wherever that stands",
    arguments: [1, 3]
  )
  func dependents(jobs: Int) async throws {
    let report = try await ScriptedSubject.run(jobs: jobs) {
      Stage("one", "One", buildsOn: ["boot"], lessons: []) {
        Check("late", "it is built on", contract: "", hint: "", buildsOn: ["middle"]) { _ in }
        Check("middle", "it is built on", contract: "", hint: "", buildsOn: ["base"]) { _ in }
        ScriptedSubject.check("base", "/broken")
        ScriptedSubject.check("fine", "/ok")
        Check("after", "it goes on", contract: "", hint: "", buildsOn: ["fine"]) { _ in }
      }
      Stage("two", "Two", buildsOn: ["boot"], lessons: []) {
        Check("far", "it is built on", contract: "", hint: "", buildsOn: ["one.base"]) { _ in }
      }
    }
    #expect(
      report.stages[1].checks.map(\.verdict) == [.blocked, .blocked, .failed, .passed, .passed]
    )
    #expect(report.check("one.late")?.reason == "it builds on one.base, which failed")
    #expect(report.check("one.middle")?.reason == "it builds on one.base, which failed")
    #expect(report.check("two.far")?.verdict == .blocked)
  }

  @Test(
    "what can't be told on this machine is inconclusive with the reason, unless another try tells",
    arguments: [
      (["undecided"], Verdict.inconclusive, "too busy"),
      (["undecided", "fine"], .passed, nil), (["undecided", "undecided", "fine"], .passed, nil),
      (["undecided", "broken"], .failed, nil), (["broken", "undecided", "broken"], .failed, nil),
      (["broken", "undecided"], .inconclusive, "too busy"), (["broken"], .failed, nil),
      (["undecided", "broken", "undecided"], .inconclusive, "too busy"),
    ] as [([String], Verdict, String?)]
  )
  func undecided(tries: [String], verdict: Verdict, reason: String?) async throws {
    let report = try await ScriptedSubject.run {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        Check("it", "it can be told", contract: "", hint: "") { subject in
          let hits = try await subject.get("/ok").json.hits.json?.integer ?? 1
          switch tries[min(hits, tries.count) - 1] {
          case "undecided": throw CheckUndecided("too busy")
          case "broken": try await subject.get("/broken").require(status: 200)
          default: break
          }
        }
      }
    }
    let check = try #require(report.check("paths.it"))
    #expect(check.verdict == verdict)
    #expect(check.reason == reason)
  }

  @Test("a stage that comes last waits until nothing before it failed, unless it is asked for")
  func last() async throws {
    for (selection, verdict) in [(Selection.everything, Verdict.blocked), (.stage("end"), .passed)]
    {
      let report = try await ScriptedSubject.run(selection: selection) {
        Stage("one", "One", grade: .production, buildsOn: ["boot"], lessons: []) {
          ScriptedSubject.check("broken", "/broken")
        }
        Stage("end", "End", grade: .production, comesLast: true, buildsOn: ["boot"], lessons: []) {
          ScriptedSubject.check("ok", "/ok")
        }
      }
      #expect(report.check("end.ok")?.verdict == verdict)
      #expect(
        report.stages.last?.unblockedBy == (verdict == .blocked ? "gradus check --stage end" : nil)
      )
    }
  }

  @Test("a stage that waits for the core says so, whatever else waits, and how to examine it")
  func waitsForCore() async throws {
    func run(_ selection: Selection) async throws -> RunReport {
      try await ScriptedSubject.run(selection: selection) {
        Stage("core", "Core", buildsOn: ["boot"], lessons: []) {
          ScriptedSubject.check("broken", "/broken")
        }
        Stage("one", "One", grade: .production, buildsOn: ["boot"], lessons: []) {
          ScriptedSubject.check("base", "/ok", .foundation)
        }
        Stage("end", "End", grade: .production, comesLast: true, buildsOn: ["one"], lessons: []) {
          ScriptedSubject.check("ok", "/ok")
        }
      }
    }
    let report = try await run(.everything)
    let waiting = report.stages.suffix(2)
    #expect(Set(waiting.map(\.reason)) == ["the core comes first, and core.broken failed"])
    #expect(Set(waiting.map(\.unblockedBy)) == ["gradus check --grade production"])
    #expect(report.check("end.ok")?.reason == "the core comes first, and core.broken failed")
    let all = try await run(.grade(.production))
    #expect(all.check("end.ok")?.verdict == .passed)
  }

  @Test("no command is given where a check that a stage needs has failed")
  func notLifted() async throws {
    let report = try await ScriptedSubject.run {
      Stage("core", "Core", buildsOn: ["boot"], lessons: []) {
        ScriptedSubject.check("base", "/broken", .foundation)
      }
      Stage("one", "One", grade: .production, buildsOn: ["core"], lessons: []) {
        ScriptedSubject.check("base", "/ok", .foundation)
      }
      Stage("end", "End", grade: .production, comesLast: true, buildsOn: ["one"], lessons: []) {
        ScriptedSubject.check("ok", "/ok")
      }
    }
    #expect(
      report.stages.suffix(2).map(\.reason) == [
        "it builds on core.base, which failed", "it builds on core.base, which failed",
      ]
    )
    #expect(report.stages.suffix(2).map(\.unblockedBy) == [nil, nil])
  }

  @Test("what judges the run is never examined without all that comes before it")
  func judge() {
    let exam = Exam("scripted", "Scripted") {
      Stage("one", "One", lessons: []) {
        for name in ["a", "b"] as [CheckID] { ScriptedSubject.check(name, "/ok") }
      }
      Stage("two", "Two", buildsOn: ["one"], lessons: []) {
        ScriptedSubject.check("plain", "/ok")
        Check("judge", "it judges", .judgesRun, contract: "", hint: "") { _ in }
      }
      Stage("three", "Three", lessons: []) { ScriptedSubject.check("late", "/ok") }
    }
    func selected(_ selection: Selection) -> [CheckID] {
      exam.selecting(selection).flatMap(\.checks).map(\.id)
    }
    let whole: [CheckID] = ["one.a", "one.b", "two.plain", "two.judge"]
    #expect(selected(.checks(["two.judge"])) == whole)
    #expect(selected(.stage("two")) == whole)
    #expect(selected(.checks(["two.judge", "three.late"])) == whole + ["three.late"])
    #expect(selected(.checks(["two.plain"])) == ["two.plain"])
  }

  @Test("a check that needs a fresh subject gets one, every time")
  func fresh() async throws {
    let report = try await ScriptedSubject.run {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        ScriptedSubject.check("ok", "/ok")
        ScriptedSubject.check("fresh", "/first-only", .freshSubject)
      }
    }
    #expect(report.verdict == .passed)
    #expect(report.subject.starts == 2)
  }

  @Test("a subject that does not start fails the check of the start and blocks the rest")
  func start() async throws {
    let report = try await ScriptedSubject.run(command: "echo sorry; exit 9") {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        ScriptedSubject.check("ok", "/ok")
      }
    }
    #expect(report.check("boot.starts")?.verdict == .failed)
    #expect(report.check("paths.ok")?.verdict == .blocked)
    #expect(report.subject.start == .exited(end: .exited(status: 9), output: "sorry"))
    #expect(report.exitCode == .subjectUnavailable)
  }

  @Test("four subjects side by side give the report of one, in declared order")
  func jobs() async throws {
    let report = try await ScriptedSubject.run(jobs: 4) {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        for number in 1...12 { ScriptedSubject.check("ok-\(number)", "/ok") }
        ScriptedSubject.check("broken", "/broken")
      }
    }
    #expect(report.checks.dropFirst().prefix(12).map(\.id) == (1...12).map { "paths.ok-\($0)" })
    #expect(report.checks.filter { $0.verdict != .passed }.map(\.id) == ["paths.broken"])
  }
}
