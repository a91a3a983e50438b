import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// The Common Test Report Format, version 1.0.0.
@Suite("CTRF")
struct CTRFReportTests {
  @Test("the report of a hostile backend")
  func golden() throws {
    try Golden.expect(CTRFReport.text(HostileSample.report), is: "hostile.ctrf.json")
  }

  @Test("every member is one that the schema has, and those that it requires are there")
  func members() throws {
    let root = try JSONReader.read(CTRFReport.text(HostileSample.report))
    let results = try #require(root["results"])
    expect(root, has: ["reportFormat", "specVersion", "results"], of: Self.rootMembers)
    expect(results, has: ["tool", "summary", "tests"], of: ["environment", "extra"])
    expect(try #require(results["tool"]), has: ["name"], of: ["version", "extra"])
    expect(
      try #require(results["summary"]),
      has: ["tests", "passed", "failed", "skipped", "pending", "other", "start", "stop"],
      of: ["flaky", "suites", "duration", "extra"]
    )
    expect(try #require(results["environment"]), has: [], of: Self.environmentMembers)
    for test in try #require(results["tests"]?.elements) {
      expect(test, has: ["name", "status", "duration"], of: Self.testMembers)
    }
    #expect(root["reportFormat"]?.text == "CTRF")
    #expect(root["specVersion"]?.text == "1.0.0")
  }

  @Test("each verdict has a status of the format, and the sums are right")
  func statuses() throws {
    let root = try JSONReader.read(CTRFReport.text(HostileSample.report))
    let tests = try #require(root["results"]?["tests"]?.elements)
    let summary = try #require(root["results"]?["summary"])
    let expected = ["passed", "passed", "failed", "failed", "other", "pending", "skipped"]
    #expect(tests.map { $0["status"]?.text } == expected)
    #expect(tests.last?["rawStatus"]?.text == "skipped")
    for status in ["passed", "failed", "skipped", "pending", "other"] {
      #expect(summary[status]?.integer == expected.count { $0 == status })
    }
    #expect(summary["tests"]?.integer == expected.count)
  }

  @Test("times are milliseconds since 1970")
  func times() throws {
    let root = try JSONReader.read(CTRFReport.text(HostileSample.report))
    let summary = try #require(root["results"]?["summary"])
    #expect(summary["start"]?.integer == 1_767_323_045_000)
    #expect(summary["stop"]?.integer == 1_767_323_049_321)
    #expect(root["timestamp"]?.text == "2026-01-02T03:04:09.321Z")
  }

  @Test("ids are UUIDs that stay from run to run, and differ from check to check")
  func ids() throws {
    var later = HostileSample.report
    later.seed = Seed(1)
    let before = try ids(HostileSample.report)
    #expect(try ids(later) == before)
    #expect(Set(before).count == before.count)
    for id in before {
      #expect(
        id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
          != nil
      )
    }
  }

  private func ids(_ report: RunReport) throws -> [String] {
    let root = try JSONReader.read(CTRFReport.text(report))
    return try #require(root["results"]?["tests"]?.elements).compactMap { $0["id"]?.text }
  }

  private func expect(_ value: JSON, has required: Set<String>, of others: Set<String>) {
    guard case .object(let object) = value else {
      Issue.record("no object: \(value.inline)")
      return
    }
    let names = Set(object.names)
    #expect(names.isSuperset(of: required))
    #expect(names.isSubset(of: required.union(others)), "\(names)")
  }

  private static let rootMembers: Set<String> = [
    "reportId", "timestamp", "generatedBy", "extra", "insights", "baseline",
  ]
  private static let environmentMembers: Set<String> = [
    "reportName", "appName", "appVersion", "buildId", "buildName", "buildNumber", "buildUrl",
    "repositoryName", "repositoryUrl", "commit", "branchName", "osPlatform", "osRelease",
    "osVersion", "testEnvironment", "healthy", "extra",
  ]
  private static let testMembers: Set<String> = [
    "id", "start", "stop", "suite", "message", "trace", "snippet", "ai", "line", "rawStatus",
    "tags", "labels", "type", "filePath", "retries", "retryAttempts", "flaky", "stdout", "stderr",
    "threadId", "browser", "device", "screenshot", "attachments", "parameters", "steps", "insights",
    "extra",
  ]
}
