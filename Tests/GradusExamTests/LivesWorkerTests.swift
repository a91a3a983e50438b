import GradusExam
import GradusModel
import Synchronization
import Testing

/// Checks that start subjects of their own run beside the others, where nothing is measured.
@Suite("Checks beside one another")
struct LivesWorkerTests {
  /// Who is in a check, and how many have been.
  private final class Guests: Sendable {
    private let counts = Mutex((present: 0, most: 0, visits: 0))

    func enter() {
      counts.withLock { counts in
        counts.present += 1
        counts.visits += 1
        counts.most = max(counts.most, counts.present)
      }
    }

    func leave() { counts.withLock { $0.present -= 1 } }

    var most: Int { counts.withLock(\.most) }
    var visits: Int { counts.withLock(\.visits) }
  }

  @Test("two that restart are run side by side, the findings of each are its own")
  func sideBySide() async throws {
    let guests = Guests()
    let report = try await run(comesLast: false) { name, subject in
      guests.enter()
      let deadline = ContinuousClock.now + .seconds(20)
      while guests.visits < 2, ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(2))
      }
      guests.leave()
      subject.expect(
        name == "one",
        "name",
        expected: Evidence("one"),
        observed: Evidence(name),
        citing: []
      )
    }
    #expect(guests.most == 2)
    #expect(report.check("lives.one")?.verdict == .passed)
    #expect(report.check("lives.two")?.verdict == .failed)
    #expect(report.check("lives.two")?.findings.map(\.observed.text) == ["two"])
    // A failure has to happen twice.
    #expect(guests.visits == 3)
  }

  @Test("what comes last has the machine to itself")
  func alone() async throws {
    let guests = Guests()
    let report = try await run(comesLast: true) { _, _ in
      guests.enter()
      try await Task.sleep(for: .milliseconds(100))
      guests.leave()
    }
    #expect(guests.most == 1 && guests.visits == 2)
    #expect(report.verdict == .passed)
  }

  private func run(
    comesLast: Bool,
    _ body: @escaping @Sendable (String, Subject) async throws -> Void
  ) async throws -> RunReport {
    try await ScriptedSubject.run {
      Stage(
        "lives",
        "Live",
        grade: .production,
        comesLast: comesLast,
        buildsOn: ["boot"],
        lessons: []
      ) {
        for name in ["one", "two"] {
          Check(CheckID(name), "\(name) lives", .restarts, contract: "", hint: "") { subject in
            try await body(name, subject)
          }
        }
      }
    }
  }
}
