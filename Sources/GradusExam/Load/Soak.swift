internal import GradusLoad
package import GradusModel

/// How much memory a backend held while the same requests went on.
package struct Soak: Sendable {
  /// What was held at a moment.
  package struct Sample: Sendable {
    /// In seconds.
    package var moment: Double
    /// Bytes.
    package var value: Double

    package init(moment: Double, value: Double) {
      self.moment = moment
      self.value = value
    }
  }

  /// A stretch of time in which memory was measured again and again.
  package struct Window: Sendable {
    package var samples: [Sample]
    /// Requests that were answered in it.
    package var requests: Int

    package init(samples: [Sample], requests: Int) {
      self.samples = samples
      self.requests = requests
    }

    private var trend: Trend {
      Trend(samples.map { Trend.Sample(moment: $0.moment, value: $0.value) })
    }

    /// Bytes by which memory has grown in it, without its jumps.
    var growth: Double {
      guard let first = samples.first, let last = samples.last else { return 0 }
      return trend.slope * (last.moment - first.moment)
    }

    /// Whether it grows: surely, and by what would matter in production.
    ///
    /// Samples that follow one another are not independent, so that the test alone calls too much a rise;
    /// therefore both.
    var grows: Bool {
      guard trend.probability < 0.001, requests > 0 else { return false }
      let size = samples.map(\.value).max() ?? 0
      return growth > max(512 * 1024, size / 100) && growth / Double(requests) > 100
    }
  }

  package var windows: [Window]

  package init(windows: [Window]) {
    self.windows = windows
  }

  /// Whether it grew in every window, and in the last one at least a third as much as in the first.
  ///
  /// What fills a pool, a cache or a heap grows less and less, and stops.
  package var isLeaking: Bool {
    guard windows.count >= Self.mostWindows, windows.allSatisfy(\.grows),
      let first = windows.first, let last = windows.last
    else { return false }
    return last.growth / Double(last.requests) > first.growth / Double(first.requests) / 3
  }

  /// The curve and what it comes to, in words.
  package var summary: String {
    let values = windows.flatMap(\.samples).map(\.value)
    let requests = windows.map(\.requests).reduce(0, +)
    guard let first = values.first, let last = values.last else { return "nothing was measured" }
    let perRequest = Int((last - first) / Double(max(1, requests)))
    let growth = perRequest > 0 ? "\(perRequest) bytes each" : "no growth"
    return "from \(Self.megabytes(first)) to \(Self.megabytes(last)) in \(requests) requests, "
      + "\(growth): \(Self.curve(values))"
  }

  /// The curve in megabytes, by the second.
  package var measurement: Measurement {
    let samples = windows.flatMap(\.samples)
    let begun = samples.first?.moment ?? 0
    return Measurement(
      "memory, MB",
      summary,
      curve: samples.map {
        Measurement.Point(second: $0.moment - begun, value: ($0.value / 1e5).rounded() / 10)
      }
    )
  }

  static let mostWindows = 5

  private static func megabytes(_ bytes: Double) -> String {
    "\((bytes / 1e5).rounded() / 10) MB"
  }

  /// The values as a line of blocks of eight heights.
  private static func curve(_ values: [Double]) -> String {
    guard let least = values.min(), let most = values.max(), most > least else { return "" }
    let blocks = Array("▁▂▃▄▅▆▇█")
    return String(
      stride(from: 0, to: values.count, by: max(1, values.count / 40)).map { position in
        blocks[min(7, Int((values[position] - least) / (most - least) * 8))]
      }
    )
  }
}

extension Subject {
  /// Sends the same requests for a while and measures memory.
  ///
  /// Ends with the first window in which memory does not grow: the longer a backend is watched, the
  /// better a leak is told from a heap that fills.
  ///
  /// - Parameters:
  ///   - traffic: What stores nothing more than there is.
  ///   - connections: How many connections there are; from 1.
  /// - Returns: What was measured.
  /// - Throws: What `load` throws; `CheckUndecided` where the system does not say how much memory a
  ///   process holds.
  package func soak(_ traffic: Traffic, connections: Int) async throws -> Soak {
    let rate = 400.0
    _ = try await load(traffic, .planned(rate: rate, .seconds(2)), connections: connections)
    var soak = Soak(windows: [])
    let begun = ContinuousClock.now
    repeat {
      tell("watching memory, \(soak.windows.count * 3) s so far")
      async let figures = load(traffic, .planned(rate: rate, .seconds(3)), connections: connections)
      var samples: [Soak.Sample] = []
      for _ in 0..<28 {
        guard let bytes = await residentMemory() else {
          _ = try await figures
          throw CheckUndecided("the system does not say how much memory the backend holds")
        }
        let moment = begun.duration(to: .now) / .seconds(1)
        samples.append(Soak.Sample(moment: moment, value: Double(bytes)))
        try await Task.sleep(for: .milliseconds(100))
      }
      soak.windows.append(Soak.Window(samples: samples, requests: try await figures.completed))
    } while soak.windows.last?.grows == true && soak.windows.count < Soak.mostWindows
    return soak
  }
}
