import Foundation
import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// SARIF 2.1.0 (OASIS).
@Suite("SARIF")
struct SARIFReportTests {
  @Test("the report of a hostile backend")
  func golden() throws {
    try Golden.expect(SARIFReport.text(HostileSample.report), is: "hostile.sarif")
  }

  @Test("a rule for each check with results, and a result for each finding")
  func results() throws {
    let run = try run(HostileSample.report)
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.elements)
    let results = try #require(run["results"]?.elements)
    #expect(
      rules.map { $0["id"]?.text } == ["hostile.markup", "hostile.bytes", "hostile.sometimes"]
    )
    #expect(
      results.map { $0["level"]?.text } == ["error", "error", "error", "note"]
    )
    for result in results {
      let index = try #require(result["ruleIndex"]?.integer)
      #expect(rules[index]["id"] == result["ruleId"])
    }
  }

  @Test("fingerprints say what was looked at, not what came, and differ within a run")
  func fingerprints() throws {
    var later = HostileSample.report
    later.seed = Seed(1)
    later.startedAt = "2027-01-01T00:00:00Z"
    later.stages[1].checks[0].findings[0].observed = Evidence("something else")
    let before = try fingerprints(HostileSample.report)
    #expect(try fingerprints(later) == before)
    #expect(Set(before).count == before.count)
    #expect(before.count == 4)
  }

  @Test("two findings at one place have fingerprints of their own")
  func samePlace() throws {
    var report = HostileSample.report
    let finding = report.stages[1].checks[0].findings[0]
    report.stages[1].checks[0].findings = [finding, finding]
    let prints = try fingerprints(report)
    #expect(Set(prints).count == prints.count)
  }

  @Test("what passed has no results, and a backend that did not start is no successful run")
  func others() throws {
    var passed = HostileSample.report
    passed.stages = [passed.stages[0]]
    let quiet = try run(passed)
    #expect(quiet["results"]?.elements?.isEmpty == true)
    #expect(quiet["invocations"]?.elements?.first?["executionSuccessful"] == true)
    #expect(quiet["invocations"]?.elements?.first?["exitCode"]?.integer == 0)
    let broken = try run(Self.notStarted)
    let invocation = try #require(broken["invocations"]?.elements?.first)
    #expect(invocation["executionSuccessful"] == false)
    #expect(invocation["exitCode"]?.integer == 3)
    #expect(invocation["toolExecutionNotifications"]?.elements?.count == 1)
  }

  @Test(
    "the path of gradus.yaml is a URI reference",
    arguments: [
      ("gradus.yaml", "gradus.yaml"), ("services/a b/gradus.yaml", "services/a%20b/gradus.yaml"),
      ("é%/gradus.yaml", "%C3%A9%25/gradus.yaml"),
    ]
  )
  func path(path: String, uri: String) throws {
    let text = SARIFReport.text(HostileSample.report, configuration: path)
    #expect(text.contains("\"uri\": \"\(uri)\""))
  }

  @Test(
    "an independent reader, made from the official schema, takes every member",
    .enabled(
      if: Program.testPython != nil,
      "needs pydantic-sarif from PyPI, which Scripts/setup installs in CI"
    )
  )
  func independentReader() async throws {
    let python = Tool(path: try #require(Program.testPython))
    let read = """
      import sys
      from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log
      for name in sys.argv[1:]:
          log = Log.model_validate_json(open(name).read())
          run = log.runs[0]
          results = run.results or []
          assert str(log.version.value if hasattr(log.version, "value") else log.version) == "2.1.0"
          assert all(r.locations[0].physicalLocation.region.startLine == 1 for r in results)
          print(run.tool.driver.name, len(run.tool.driver.rules), len(results))
      """
    try await Folders.withTemporary { folder in
      var files: [String] = []
      for (name, report) in [("hostile", HostileSample.report), ("none", Self.notStarted)] {
        let file = folder.appending(path: "\(name).sarif")
        try Data(SARIFReport.text(report).utf8).write(to: file)
        files.append(file.path)
      }
      let outcome = try await python.run(["-c", read] + files)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == "Gradus 3 4\nGradus 0 0\n")
    }
  }

  static var notStarted: RunReport {
    var report = HostileSample.report
    report.subject.start = .exited(end: .exited(status: 1), output: HostileSample.text)
    report.stages = []
    return report
  }

  private func run(_ report: RunReport) throws -> JSON {
    let log = try JSONReader.read(SARIFReport.text(report))
    #expect(log["version"]?.text == "2.1.0")
    return try #require(log["runs"]?.elements?.first)
  }

  private func fingerprints(_ report: RunReport) throws -> [String] {
    try #require(try run(report)["results"]?.elements)
      .compactMap { $0["partialFingerprints"]?["gradusFinding/v1"]?.text }
  }
}
