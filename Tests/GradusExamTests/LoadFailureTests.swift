import GradusExam
import GradusModel
import Synchronization
import Testing

/// What is told of a load that was not answered as it should have been.
@Suite("Failed loads")
struct LoadFailureTests {
  @Test("errors: a request that failed, the figures of each kind, and a hint on the errors")
  func errors() async throws {
    let check = try await failure(
      of: [
        Traffic.Kind("fine", weight: 3, "GET", "/ok"), Traffic.Kind("broken", "GET", "/broken"),
      ],
      limit: .seconds(10)
    )
    let finding = try #require(check.findings.first)
    #expect(finding.hint?.hasPrefix("Under load it answers 500.") == true, "\(finding)")
    let text = finding.observed.text
    #expect(text.contains(/\nfine +\d+ answered, p50 [^,]*, p95 [^,\n]*\n/), "\(text)")
    #expect(text.contains(/\nbroken  \d+ answered, .*, \d+ without a good response\n/), "\(text)")
    #expect(text.contains(/\nfor example broken: due .* after the beginning, answered after \d/))
    let exchange = check.transcript[try #require(finding.exchanges.last)]
    #expect(exchange.request.target == "/broken" && exchange.response?.status == 500)
    #expect(exchange.response?.headers.value(of: "Content-Type") == "application/json")
    #expect(exchange.response?.content.text?.contains("\"name\"") == true)
  }

  @Test("lateness of one kind names the kind")
  func slowKind() async throws {
    let check = try await failure(
      of: [Traffic.Kind("fine", weight: 3, "GET", "/ok"), Traffic.Kind("late", "GET", "/slow")],
      limit: .seconds(1),
      program: ScriptedSubject.server.replacing("time.sleep(60)", with: "time.sleep(2)")
    )
    let finding = try #require(check.findings.first)
    #expect(
      finding.hint?.hasPrefix("Only one kind of request is slow: late.") == true,
      "\(finding)"
    )
    let exchange = check.transcript[try #require(finding.exchanges.last)]
    #expect(exchange.request.target == "/slow" && exchange.response?.status == 200)
    #expect(exchange.timing.total >= Elapsed(.seconds(2)))
  }

  @Test("a median that is short beside a long tail is a queue")
  func queue() async throws {
    let check = try await failure(
      of: [Traffic.Kind("one", "GET", "/ok")],
      limit: .milliseconds(200),
      program: ScriptedSubject.server.replacing(
        "if self.path == \"/crash\"",
        with: "if count % 8 == 0: time.sleep(1)\n        if self.path == \"/crash\""
      )
    )
    let finding = try #require(check.findings.first)
    #expect(finding.hint?.contains("those wait in a queue to be picked up") == true, "\(finding)")
  }

  @Test("a check that takes long says what it is doing")
  func progress() async throws {
    let told = Mutex<[String]>([])
    let report = try await ScriptedSubject.run(
      onEvent: { event in
        guard case .checkProgressed(let check, let work) = event else { return }
        told.withLock { $0.append("\(check): \(work)") }
      },
      stages: {
        Stage("load", "Load", buildsOn: ["boot"], lessons: []) {
          Check("it", "it holds", contract: "", hint: "") { subject in
            subject.tell("storing, 1 so far")
            subject.tell("storing, 2 so far")
          }
        }
      }
    )
    #expect(report.verdict == .passed)
    #expect(told.withLock(\.self) == ["load.it: storing, 1 so far", "load.it: storing, 2 so far"])
  }

  /// The report of a check whose load is called a failure.
  private func failure(
    of kinds: [Traffic.Kind],
    limit: Duration,
    program: String = ScriptedSubject.server
  ) async throws -> CheckReport {
    let report = try await ScriptedSubject.run(program: program) {
      Stage("load", "Load", buildsOn: ["boot"], lessons: []) {
        Check("it", "it holds", .restarts, contract: "", hint: "The check's own.") { subject in
          try await subject.life { subject in
            let figures = try await subject.load(
              Traffic(kinds),
              .planned(rate: 20, .seconds(2)),
              connections: 30,
              lateAfter: limit
            )
            subject.recordFailure(
              of: figures,
              expected: Evidence("another"),
              hint: figures.hint(limit: limit, errors: 0.001)
            )
          }
        }
      }
    }
    return try #require(report.check("load.it"))
  }
}
