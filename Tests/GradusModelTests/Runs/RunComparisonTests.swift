import GradusModel
import Testing

/// What changed between two runs.
@Suite("Run comparison")
struct RunComparisonTests {
  @Test("every change of a verdict is in one list")
  func verdicts() throws {
    let before = run([
      ("a.1", .passed), ("a.2", .failed), ("a.3", .failed), ("a.4", .passed), ("a.5", .blocked),
      ("a.6", .blocked), ("a.7", .failed), ("a.8", .skipped), ("a.9", .passed),
    ])
    let now = run([
      ("a.1", .failed), ("a.2", .passed), ("a.3", .failed), ("a.4", .passed), ("a.5", .failed),
      ("a.6", .passed), ("a.7", .blocked), ("a.8", .skipped), ("a.10", .failed),
    ])
    let comparison = try #require(RunComparison(from: before, to: now))
    #expect(comparison.newlyFailing == ["a.1", "a.5"])
    #expect(comparison.newlyPassing == ["a.2", "a.6"])
    #expect(comparison.stillFailing == ["a.3"])
    #expect(comparison.noLongerDecided == ["a.7"])
    #expect(comparison.new == ["a.10"])
    #expect(comparison.absent == ["a.9"])
    #expect(!comparison.isEmpty)
  }

  @Test("checks that a part leaves out are neither new nor absent")
  func parts() throws {
    let whole = run([("a.1", .passed), ("a.2", .failed)])
    var part = run([("a.2", .passed)])
    part.part = "--check a.2"
    let narrowed = try #require(RunComparison(from: whole, to: part))
    #expect(narrowed.absent.isEmpty)
    #expect(narrowed.newlyPassing == ["a.2"])
    let widened = try #require(RunComparison(from: part, to: whole))
    #expect(widened.new.isEmpty)
    #expect(widened.newlyFailing == ["a.2"])
  }

  @Test("a run is no different from itself, whatever it says")
  func same() throws {
    let report = SampleReport.report(verdicts: Verdict.allCases)
    let comparison = try #require(RunComparison(from: report, to: report))
    #expect(comparison.isEmpty)
    #expect(comparison.stillFailing == ["a.1"])
  }

  @Test("runs of two projects have nothing to compare")
  func projects() {
    var other = SampleReport.report()
    other.project = "other"
    #expect(RunComparison(from: SampleReport.report(), to: other) == nil)
  }

  @Test("no check is in two lists, and comparing backwards swaps them", arguments: 0..<100)
  func property(number: UInt64) throws {
    var generator = Seed(number).generator(for: "comparison")
    func drawn() -> RunReport {
      run(
        (0..<12).compactMap { check in
          Verdict.allCases.randomElement(using: &generator).map { ("a.\(check)", $0) }
        }.filter { _ in Bool.random(using: &generator) }
      )
    }
    let (left, right) = (drawn(), drawn())
    let there = try #require(RunComparison(from: left, to: right))
    let back = try #require(RunComparison(from: right, to: left))
    let lists = [
      there.newlyFailing, there.newlyPassing, there.stillFailing, there.noLongerDecided, there.new,
      there.absent,
    ]
    let all = lists.flatMap(\.self)
    #expect(Set(all).count == all.count)
    #expect(there.new == back.absent && there.absent == back.new)
    #expect(there.stillFailing == back.stillFailing)
  }

  private func run(_ verdicts: [(String, Verdict)]) -> RunReport {
    let checks = verdicts.map { SampleReport.check(CheckID($0.0), $0.1) }
    return SampleReport.report(
      start: .ready(after: .zero),
      stages: [SampleReport.stage("a", checks)]
    )
  }
}
