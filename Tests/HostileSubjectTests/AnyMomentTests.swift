import Foundation
import GradusModel
import GradusTestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Ctrl-C and SIGTERM at random moments of a run.
@Suite("Interruption at any moment")
struct AnyMomentTests {
  /// Another one each time, in the name of every test, so that a failure can be repeated:
  /// `GRADUS_MOMENT_SEED=1234 swift test --filter AnyMomentTests`.
  private static let seeds: [UInt64] = {
    let named = ProcessInfo.processInfo.environment["GRADUS_MOMENT_SEED"].flatMap { UInt64($0) }
    if let named { return [named] }
    return (0..<25).map { _ in UInt64.random(in: 1...999_999) }
  }()

  @Test(
    "one signal: it says so, cleans up, and exits with 130",
    arguments: seeds,
    [SIGINT, SIGTERM]
  )
  func once(seed: UInt64, number: Int32) async throws {
    var generator = Seed(seed).generator(for: "moment \(number)")
    let moment = Duration.milliseconds(Int.random(in: 0...1500, using: &generator))
    let mode = ["well-behaved", "leaves-group", "daemon-without-environment", "never-answers"]
      .randomElement(using: &generator)!
    try await HostileSubject.with(mode) { subject in
      let outcome = try await interrupt(subject) { program in
        try await Task.sleep(for: moment)
        program.signal(number)
      }
      // Before it has taken charge of signals the system ends it; after the run nothing is left to
      // interrupt.
      let isOver = outcome.output.contains("\nNext: ")
      let hasBegun = !outcome.output.isEmpty
      let allowed = isOver ? [130, 1] : hasBegun ? [130] : [130, 128 + number]
      #expect(allowed.contains(outcome.status), "seed \(seed), \(moment): \(outcome.output)")
      if hasBegun, outcome.status == 130 {
        #expect(outcome.output.contains("Stopping: the backend is being ended."))
      }
      #expect(subject.survivors == [], "seed \(seed), after \(moment), \(mode)")
      #expect(subject.temporaryFolders == [], "seed \(seed), after \(moment), \(mode)")
    }
  }

  @Test("a second signal forces", arguments: seeds.prefix(4))
  func twice(seed: UInt64) async throws {
    var generator = Seed(seed).generator(for: "second")
    let pause = Duration.milliseconds(Int.random(in: 50...600, using: &generator))
    try await HostileSubject.with("ignores-term") { subject in
      let begun = ContinuousClock.now
      let outcome = try await interrupt(subject) { program in
        while subject.lines(of: "ports").isEmpty, Processes.runs(program.id) {
          try await Task.sleep(for: .milliseconds(5))
        }
        program.signal(SIGINT)
        try await Task.sleep(for: pause)
        program.signal(SIGTERM)
      }
      #expect(outcome.status == 130, "seed \(seed): \(outcome.output)")
      let deadline = ContinuousClock.now + .seconds(10)
      while !subject.survivors.isEmpty, ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(subject.survivors == [], "seed \(seed)")
      #expect(begun.duration(to: .now) < .seconds(30))
    }
  }

  private func interrupt(
    _ subject: HostileSubject,
    _ body: (Tool.Running) async throws -> Void
  ) async throws -> Tool.Outcome {
    try await Tool.built("gradus").run(
      ["check", subject.folder.path],
      in: subject.folder.deletingLastPathComponent().path,
      environment: ["TMPDIR": subject.temporary.path],
      beside: body
    )
  }
}
