import GradusModel

/// Loads that never took place.
enum LoadSample {
  /// A load with a second of stall in every five, steps, errors and thresholds, one of which is missed.
  static let steps: LoadReport = {
    var report = LoadReport(url: "http://127.0.0.1:8080/todos?q=<b>&x='1'", mode: .open)
    report.plannedRate = 700 / 3
    report.connections = 50
    report.duration = Elapsed(.seconds(15))
    report.completed = 3500
    report.requestsPerSecond = 233.3
    report.bytesPerSecond = 64_000
    report.errors = ["status": 12, "timed_out": 30]
    report.statuses = ["200": 3458, "503": 12]
    report.errorRate = 0.0119
    report.unsent = 4
    report.responseTime = latency([20_100, 20_900, 510_000, 752_000, 948_000, 1_015_000, 1_021_000])
    report.serviceTime = latency([20_100, 20_400, 20_900, 21_300, 1_011_000, 1_015_000, 1_021_000])
    report.lag = latency([60, 90, 130, 160, 240, 900, 1200])
    report.generator = LoadReport.Generator(
      threads: 1,
      processorShare: 0.043,
      processorPerRequest: 15.2
    )
    report.distribution = (0...58).map { step in
      let open = power(0.87, step)
      let stalled = open < 0.2 ? 1_000_000 * (1 - open / 0.2) : 0
      return [100 * (1 - open), (20_000 + 10 * Double(step) + stalled).rounded()]
    }
    report.distribution.append([100, 1_021_000])
    report.histogram = [
      LoadReport.Bucket(from: 16_000, to: 20_000, count: 90),
      LoadReport.Bucket(from: 20_000, to: 25_000, count: 2710),
      LoadReport.Bucket(from: 25_000, to: 31_500, count: 0),
      LoadReport.Bucket(from: 31_500, to: 40_000, count: 50),
      LoadReport.Bucket(from: 40_000, to: 800_000, count: 500),
      LoadReport.Bucket(from: 800_000, to: 1_000_000, count: 130),
      LoadReport.Bucket(from: 1_000_000, to: 1_250_000, count: 20),
    ]
    report.timeline = (0..<15).compactMap { number in
      let rate = [100, 200, 400][number / 5]
      // Nothing is answered in the third second of five, and what was asked then in the fourth.
      if number % 5 == 2 { return nil }
      let isLate = number % 5 == 3
      return second(
        number,
        completed: isLate ? 2 * rate : rate,
        failed: isLate ? number * 3 : 0,
        times: isLate ? [480_000, 940_000, 990_000, 1_021_000] : [20_100, 20_900, 21_400, 25_000]
      )
    }
    report.steps = [100.0, 200, 400].enumerated().map { number, rate in
      var step = LoadReport.Step(
        plannedRate: rate,
        begun: Elapsed(.seconds(5 * number)),
        duration: Elapsed(.seconds(5))
      )
      step.completed = Int(rate) * 5 - number
      step.requestsPerSecond = Double(step.completed) / 5
      step.errorRate = [0, 0, 0.0231][number]
      step.unsent = [0, 0, 4][number]
      step.responseTime = report.responseTime
      step.voidReason = number == 2 ? "the generator itself was late" : nil
      return step
    }
    report.thresholds = [
      LoadReport.Threshold(name: "p95", limit: 200_000, measured: 752_000),
      LoadReport.Threshold(name: "errors", limit: 0.05, measured: 0.0119),
    ]
    return report
  }()

  /// A load of a day as fast as a server answers, without errors and without thresholds.
  static let day: LoadReport = {
    var report = LoadReport(url: "http://127.0.0.1:8080/", mode: .closed)
    report.connections = 50
    report.duration = Elapsed(.seconds(86_400))
    report.completed = 86_400 * 12_000
    report.requestsPerSecond = 12_000
    report.bytesPerSecond = 2_400_000
    report.statuses = ["200": report.completed]
    report.responseTime = latency([410, 440, 470, 500, 620, 990, 104_000])
    report.serviceTime = report.responseTime
    report.generator = LoadReport.Generator(
      threads: 2,
      processorShare: 0.61,
      processorPerRequest: 9.8
    )
    report.distribution = (0...120).map { [100 * (1 - power(0.87, $0)), 400 + 5 * Double($0)] }
    report.distribution.append([100, 104_000])
    report.histogram = [
      LoadReport.Bucket(from: 315, to: 400, count: 86_400 * 4000),
      LoadReport.Bucket(from: 400, to: 500, count: 86_400 * 8000),
    ]
    report.timeline = (0..<86_400).map {
      second($0, completed: 12_000, failed: 0, times: [410, 500, 620, Int64(990 + $0)])
    }
    return report
  }()

  /// A load whose figures are void.
  static let void: LoadReport = {
    var report = steps
    report.steps = []
    report.isPartial = true
    report.voidReason =
      "the generator itself was late: by 41 ms at the 95th percentile, where 60 ms were measured"
    return report
  }()

  /// A load that nobody answered.
  static let nothing: LoadReport = {
    var report = LoadReport(url: "http://127.0.0.1:8080/", mode: .open)
    report.plannedRate = 10
    report.connections = 1
    report.duration = Elapsed(.seconds(1))
    report.errors = ["timed_out": 10]
    report.errorRate = 1
    report.timeline = [second(0, completed: 0, failed: 10, times: [0, 0, 0, 0])]
    return report
  }()

  private static func latency(_ values: [Int64]) -> LoadReport.Latency {
    let percents = [50, 75, 90, 95, 99, 99.9]
    return LoadReport.Latency(mean: Double(values[1]), min: values[0] / 2, max: values[6]) {
      percent in
      values[percents.firstIndex(of: percent) ?? 0]
    }
  }

  private static func second(
    _ number: Int,
    completed: Int,
    failed: Int,
    times: [Int64]
  ) -> LoadReport.Second {
    LoadReport.Second(
      second: number,
      completed: completed,
      failed: failed,
      p50: times[0],
      p95: times[1],
      p99: times[2],
      max: times[3]
    )
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { value, _ in value * base }
  }
}
