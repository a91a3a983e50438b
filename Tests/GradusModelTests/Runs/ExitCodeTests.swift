import GradusModel
import Testing

@Suite("Exit codes")
struct ExitCodeTests {
  @Test(
    "the exit code says what the report says",
    arguments: [
      ([.passed], .passed), ([.passed, .skipped], .passed), ([.passed, .inconclusive], .passed),
      ([.passed, .failed], .failed), ([.failed, .blocked, .skipped], .failed),
      ([.skipped], .nothingExamined), ([.inconclusive, .skipped], .nothingExamined),
      ([], .nothingExamined),
    ] as [([Verdict], ExitCode)]
  )
  func verdicts(verdicts: [Verdict], code: ExitCode) {
    #expect(SampleReport.report(verdicts: verdicts).exitCode == code)
  }

  @Test(
    "what could not be decided fails a run that passes otherwise, where that is wanted",
    arguments: [
      ([.passed, .inconclusive], .undecided), ([.passed], .passed), ([.passed, .skipped], .passed),
      ([.failed, .inconclusive], .failed), ([.inconclusive], .nothingExamined),
    ] as [([Verdict], ExitCode)]
  )
  func inconclusive(verdicts: [Verdict], code: ExitCode) {
    let report = SampleReport.report(verdicts: verdicts)
    #expect(report.exitCode(failingOnInconclusive: true) == code)
    #expect(report.exitCode(failingOnInconclusive: false) == report.exitCode)
  }

  @Test("a subject that was not ready leads, whatever else is said")
  func unavailable() {
    for start in SampleStarts.all where !start.isReady {
      let report = SampleReport.report(start: start, verdicts: [.passed, .failed, .blocked])
      #expect(report.exitCode == .subjectUnavailable, "\(start)")
    }
  }

  @Test("what nobody asked for does not make a run pass")
  func asked() {
    var report = SampleReport.report(verdicts: [.passed, .skipped])
    report.asked = [report.checks[1].id]
    #expect(report.exitCode == .nothingExamined)
    report.asked = [report.checks[0].id]
    #expect(report.exitCode == .passed)
  }

  @Test("the numbers are those that the documentation promises")
  func numbers() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 130])
  }
}
