import Foundation
import GradusModel
import Testing

@Suite("Run reports as JSON")
struct RunReportCodingTests {
  @Test("a report with everything in it survives coding")
  func everything() throws {
    var stage = SampleReport.stage("create", [SampleReport.failedCheck])
    stage.reason = "because"
    stage.grade = .production
    var report = SampleReport.report(start: SampleStarts.all[0], stages: [stage])
    report.subject.url = "http://127.0.0.1:1"
    try expectSurvival(of: report)
  }

  @Test("every outcome of a start survives coding", arguments: SampleStarts.all)
  func starts(start: StartOutcome) throws {
    try expectSurvival(of: SampleReport.report(start: start))
  }

  @Test("every failure of an exchange survives coding", arguments: SampleFailures.all)
  func failures(failure: TransportFailure) throws {
    var check = SampleReport.check("a.one", .failed)
    check.transcript = [SampleReport.failed(failure)]
    try expectSurvival(
      of: SampleReport.report(
        start: SampleStarts.all[0],
        stages: [SampleReport.stage("a", [check])]
      )
    )
  }

  @Test("every verdict and the largest seed survive coding")
  func verdicts() throws {
    var report = SampleReport.report(verdicts: Verdict.allCases)
    report.seed = Seed(.max)
    try expectSurvival(of: report)
  }

  @Test("a value in a finding keeps its order, its duplicates and the spelling of its numbers")
  func values() throws {
    let text = #"{"b":1.0,"a":"\u00e9","a":1E2}"#
    var check = SampleReport.failedCheck
    check.findings[0].observed = Evidence(try JSONReader.read(text))
    let report = SampleReport.report(
      start: SampleStarts.all[0],
      stages: [SampleReport.stage("create", [check])]
    )
    let again = try RunReportCoding.decode(RunReportCoding.encode(report))
    let value = again.check("create.location")?.findings.first?.observed.json
    #expect(value?.compact == #"{"b":1.0,"a":"é","a":1E2}"#)
  }

  @Test("names in the text are in snake case and in alphabetical order")
  func names() throws {
    let text = try RunReportCoding.encode(SampleReport.report())
    guard case .object(let object) = try JSONReader.read(text) else {
      Issue.record("it is no object")
      return
    }
    #expect(
      object.names == [
        "duration", "format", "gradus", "machine", "project", "seed", "stages", "started_at",
        "subject", "title", "verdict",
      ]
    )
    let value = JSON.object(object)
    #expect(value["machine"]?["timeout_scale"] == 2)
    #expect(value["subject"]?["start"] == ["ready": ["after": 80]])
    #expect(value["stages"]?.elements?.first?["checks"]?.elements?.first?["exchange_count"] == 0)
  }

  @Test("a report of a later form is refused by its form, even where it reads otherwise")
  func laterForm() throws {
    let text = String(decoding: try RunReportCoding.encode(SampleReport.report()), as: UTF8.self)
    let later = text.replacing("\"format\" : 1", with: "\"format\" : 2")
    #expect(later != text)
    for text in [later, #"{"format":2,"verdict":"magnificent"}"#] {
      let error = #expect(throws: RunReportCoding.LaterFormat.self) {
        try RunReportCoding.decode(Array(text.utf8))
      }
      #expect(error?.description == "it has form 2, and this version of Gradus reads up to 1")
    }
  }

  @Test("what is no report is refused", arguments: ["", "{}", "[]", "not JSON", #"{"format":1}"#])
  func noReport(text: String) {
    #expect(throws: (any Error).self) { try RunReportCoding.decode(Array(text.utf8)) }
  }

  private func expectSurvival(
    of report: RunReport,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = try RunReportCoding.encode(report)
    let again = try RunReportCoding.decode(text)
    #expect(again == report, sourceLocation: sourceLocation)
    #expect(try RunReportCoding.encode(again) == text, sourceLocation: sourceLocation)
  }
}
