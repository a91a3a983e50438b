import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// Searches for the knee as people read them.
@Suite("Knee as text")
struct KneeTextTests {
  @Test("a knee that the server sets: first the knee, then each trial in a line")
  func server() throws {
    var report = sample()
    report.knee = 1500
    report.limit = .server
    #expect(report.exitCode == .passed)
    #expect(report.lowestFailed == 1560)
    try Golden.expect(text(report), is: "knee-server.txt")
  }

  @Test("where the generator gives out first, the knee is at least what it could send")
  func generator() throws {
    var report = sample()
    report.trials.append(trial(1560, p95: 80_000, void: true))
    report.trials.removeAll { $0.outcome == .missed }
    report.knee = 1500
    report.limit = .generator
    #expect(report.exitCode == .passed)
    try Golden.expect(text(report), is: "knee-generator.txt")
  }

  @Test("a search that was stopped has the trials until then, and no answer")
  func partial() throws {
    var report = sample()
    report.isPartial = true
    report.knee = 1500
    report.trials.append(trial(1530, p95: 12_000, isPartial: true))
    #expect(report.exitCode == .failed)
    try Golden.expect(text(report), is: "knee-partial.txt")
  }

  @Test("no knee: nothing was held, nothing is known, or the server went down")
  func none() {
    var report = sample()
    report.knee = nil
    report.limit = .server
    #expect(report.exitCode == .failed)
    #expect(text(report).contains("Knee: none was found."))
    report.limit = .generator
    #expect(text(report).contains("Knee: unknown. The generator was late at every rate"))
    report.limit = nil
    report.knee = 800
    report.obstacle = "http://127.0.0.1:8080/ can't be reached."
    #expect(report.exitCode == .failed)
    #expect(text(report).contains("Partial: it could not go on. http://127.0.0.1:8080/ can't be"))
    #expect(text(report).contains("Knee: at least 800 requests a second"))
  }

  @Test("progress is one line")
  func progress() {
    let second = LoadReport.Second(
      second: 0,
      completed: 1200,
      failed: 0,
      p50: 812,
      p95: 12_400,
      p99: 1_500_000,
      max: 2_000_000
    )
    #expect(
      KneeText.progress(second, rate: 1250)
        == "trying 1,250/s · 1 s · 1200/s · p50 812 µs · p95 12 ms · p99 1.5 s"
    )
    #expect(KneeText.progress(second, rate: nil).hasPrefix("as fast as it answers · 1 s"))
  }

  private func sample() -> KneeReport {
    var report = KneeReport(
      url: "http://127.0.0.1:8080/todos",
      duration: Elapsed(.seconds(10)),
      p95Limit: 200_000,
      errorsLimit: 0.001
    )
    report.connections = 50
    report.closedRate = 1600.4
    report.trials = [
      trial(800, p95: 2500), trial(1600, p95: 912_000, errors: 0.031),
      trial(1130, p95: 5100), trial(1340, p95: 9400), trial(1500, p95: 44_000, errors: 0.0004),
      trial(1560, p95: 260_000, errors: 0.012),
    ]
    return report
  }

  /// A trial with limits of 200 ms and 0.1 %.
  private func trial(
    _ rate: Double,
    p95: Int64,
    errors: Double = 0,
    void: Bool = false,
    isPartial: Bool = false
  ) -> KneeReport.Trial {
    var load = LoadReport(url: "", mode: .open)
    load.completed = Int(rate * 10 * (1 - errors))
    load.requestsPerSecond = rate * (1 - errors)
    load.responseTime = LoadReport.Latency(mean: 0, min: 0, max: p95) { _ in p95 }
    load.errorRate = errors
    load.lag = LoadReport.Latency(mean: 0, min: 0, max: 41_000) { _ in void ? 41_000 : 100 }
    load.voidReason = void ? "the generator itself was late" : nil
    load.isPartial = isPartial
    load.thresholds = [
      LoadReport.Threshold(name: "p95", limit: 200_000, measured: Double(p95)),
      LoadReport.Threshold(name: "errors", limit: 0.001, measured: errors),
    ]
    return KneeReport.Trial(load, rate: rate)
  }

  private func text(_ report: KneeReport) -> String {
    KneeText.lines(report, TextStyle()).joined(separator: "\n") + "\n"
  }
}
