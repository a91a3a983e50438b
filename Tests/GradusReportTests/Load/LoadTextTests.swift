import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// Loads as people read them.
@Suite("Load as text")
struct LoadTextTests {
  @Test("a planned load with a missed threshold and errors of several kinds")
  func open() throws {
    var report = sample(.open)
    report.plannedRate = 1250.5
    report.errors = ["timed_out": 12, "status": 3]
    report.statuses = ["200": 12_345, "503": 3]
    report.errorRate = 0.0123
    report.unsent = 140
    report.unanswered = 2
    report.reconnects = 12
    report.lag = LoadReport.Latency(mean: 130.2, min: 80, max: 900) { Int64($0) * 2 }
    report.thresholds = [
      LoadReport.Threshold(name: "p95", limit: 200_000, measured: 95_000),
      LoadReport.Threshold(name: "errors", limit: 0.001, measured: 0.0123),
    ]
    #expect(report.exitCode == .failed)
    try Golden.expect(text(report), is: "load-open.txt")
  }

  @Test("a load that was stopped, and whose figures are void, says so first")
  func void() throws {
    var report = sample(.open)
    report.plannedRate = 90_000
    report.isPartial = true
    report.voidReason = "the generator itself was late: by 41.2 ms at the 95th percentile"
    report.thresholds = [LoadReport.Threshold(name: "p95", limit: 200_000, measured: 95_000)]
    #expect(report.exitCode == .failed, "what is void meets nothing")
    try Golden.expect(text(report), is: "load-void.txt")
  }

  @Test("a load as fast as it is answered has one row of times")
  func closed() throws {
    try Golden.expect(text(sample(.closed)), is: "load-closed.txt")
  }

  @Test("a load in steps has a line for each, and says which are void")
  func steps() throws {
    try Golden.expect(text(LoadSample.steps), is: "load-steps.txt")
  }

  @Test("the JSON form has the steps, the histogram and the timeline")
  func json() throws {
    let json = try JSONReader.read(Array(LoadSample.steps.json().utf8))
    let step = try #require(json["steps"]?.elements?.last)
    #expect(step["planned_rate"] == 400)
    #expect(step["response_time"]?["p95"] == 752_000)
    #expect(step["void_reason"] == "the generator itself was late")
    #expect(json["histogram"]?.elements?.count == 7)
    #expect(json["histogram"]?.elements?.first?["count"] == 90)
    #expect(json["timeline"]?.elements?.count == 12)
  }

  @Test("progress is one line")
  func progress() {
    let second = LoadReport.Second(
      second: 4,
      completed: 1200,
      failed: 7,
      p50: 812,
      p95: 12_400,
      p99: 1_500_000,
      max: 2_000_000
    )
    #expect(
      LoadText.progress(second)
        == "5 s · 1200/s · p50 812 µs · p95 12 ms · p99 1.5 s · 7 errors"
    )
  }

  @Test("nothing that was answered is no success, and has no times")
  func nothing() throws {
    var report = LoadReport(url: "http://127.0.0.1:8080/todos", mode: .open)
    report.plannedRate = 50
    report.connections = 3
    report.duration = Elapsed(.seconds(2))
    report.errors = ["malformed": 100]
    report.errorRate = 1
    report.reconnects = 171
    report.thresholds = [LoadReport.Threshold(name: "p95", limit: 200_000, measured: nil)]
    try Golden.expect(text(report), is: "load-nothing.txt")
    let second = LoadReport.Second(
      second: 0,
      completed: 0,
      failed: 3,
      p50: 0,
      p95: 0,
      p99: 0,
      max: 0
    )
    #expect(LoadText.progress(second) == "1 s · 0/s · 3 errors")
    #expect(LoadReport(url: "http://127.0.0.1:1", mode: .open).exitCode == .failed)
    #expect(sample(.closed).exitCode == .passed)
  }

  private func sample(_ mode: LoadReport.Mode) -> LoadReport {
    var report = LoadReport(url: "http://127.0.0.1:8080/todos", mode: mode)
    report.connections = 50
    report.duration = Elapsed(.seconds(10))
    report.completed = 12_345
    report.requestsPerSecond = 1234.5
    report.bytesPerSecond = 1_234_567
    report.statuses = ["200": 12_345]
    report.responseTime = LoadReport.Latency(mean: 20_500, min: 500, max: 2_400_000) {
      Int64($0 * 1000)
    }
    report.serviceTime = LoadReport.Latency(mean: 900.4, min: 400, max: 1_000_000) {
      Int64($0 * 10)
    }
    report.generator = LoadReport.Generator(
      threads: 1,
      processorShare: 0.125,
      processorPerRequest: 10.1
    )
    return report
  }

  private func text(_ report: LoadReport) -> String {
    LoadText.lines(report, TextStyle()).joined(separator: "\n") + "\n"
  }
}
