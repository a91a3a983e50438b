import GradusModel
import Testing

@Suite("Run reports")
struct RunReportTests {
  private let report = SampleReport.report(
    start: .ready(after: .zero),
    stages: [
      SampleReport.stage("a", [SampleReport.check("a.one", .passed)]),
      SampleReport.stage(
        "b",
        [SampleReport.check("b.one", .failed), SampleReport.check("b.two", .passed)]
      ),
    ]
  )

  @Test("verdicts come from the parts")
  func verdicts() {
    #expect(report.stages.map(\.verdict) == [.passed, .failed])
    #expect(report.verdict == .failed)
    #expect(report.format == RunReport.currentFormat)
  }

  @Test("checks are in declared order and found by their ids")
  func checks() {
    #expect(report.checks.map(\.id) == ["a.one", "b.one", "b.two"])
    #expect(report.check("b.one")?.verdict == .failed)
    #expect(report.check("b.three") == nil)
  }

  @Test("a stage counts its verdicts")
  func counts() {
    #expect(report.stages[1].count(.passed) == 1)
    #expect(report.stages[1].count(.failed) == 1)
    #expect(report.stages[1].count(.blocked) == 0)
  }
}
