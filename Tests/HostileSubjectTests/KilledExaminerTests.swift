#if os(Linux)
import Foundation
import GradusTestSupport
import Testing

/// The examiner itself can be ended in a way that leaves it no time to clean up.
@Suite("An examiner that is killed")
struct KilledExaminerTests {
  @Test(
    "SIGKILL leaves nothing of the subject running",
    arguments: ["never-answers", "daemon-without-environment", "many-children", "ignores-term"]
  )
  func killed(mode: String) async throws {
    try await HostileSubject.with(mode) { subject in
      let outcome = try await Tool.built("gradus").run(
        ["check", subject.folder.path],
        in: subject.folder.path,
        environment: ["TMPDIR": subject.temporary.path]
      ) { program in
        while subject.lines(of: "ports").isEmpty, Processes.runs(program.id) {
          try await Task.sleep(for: .milliseconds(5))
        }
        program.signal(SIGKILL)
      }
      // On a busy machine, the examination may have ended before the signal came.
      #expect(outcome.status == 128 + SIGKILL || (0...4).contains(outcome.status))
      try await expectNothingRuns(subject)
    }
  }

  /// Its keeper notices within a fifth of a second, and takes as long as killing takes.
  private func expectNothingRuns(_ subject: HostileSubject) async throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while !subject.survivors.isEmpty, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(subject.survivors == [])
  }
}
#endif
