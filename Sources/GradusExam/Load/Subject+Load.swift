internal import GradusLaunch
internal import GradusLoad
package import GradusModel
internal import GradusWire

extension Subject {
  /// What a server that does nothing may take, as a part of what is allowed the subject.
  private static let yardstickShare = 0.1
  /// How many times longer work may take than it computes; one other process for each core makes it 1.5.
  private static let mostContention = 1.25

  /// Sends a load and measures it.
  ///
  /// Its requests are counted and not kept; that it was sent stands in the report. Where the generator was
  /// late its times may be too long, which `voidReason` says; how much was answered holds in any case.
  ///
  /// - Parameters:
  ///   - traffic: What is sent.
  ///   - pace: How fast, and how long.
  ///   - connections: How many connections there are; from 1.
  ///   - limit: From which time on a response is late; nil where examples of that are of no use.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: What was measured.
  /// - Throws: `CheckStopped` where nothing can be reached, whose finding is recorded;
  ///   `CheckUndecided` where the generator could not send it;
  ///   `CancellationError` where the run is stopped or the check's time is over.
  package func load(
    _ traffic: Traffic,
    _ pace: LoadPace,
    connections: Int,
    lateAfter limit: Duration? = nil,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> LoadFigures {
    let ways = Figure.count(connections, "connection")
    recorder.note("\(pace.sentence) on \(ways): \(traffic.summary)")
    let result: LoadResult
    do throws(LoadFailure) {
      result = try await sent(
        traffic,
        pace,
        connections,
        to: session.endpoint,
        detail: limit.map { LoadDetail(lateAfter: $0) }
      )
    } catch {
      try Task.checkCancellation()
      guard case .unreachable(let reason) = error else { throw CheckUndecided("\(error)") }
      recorder.record(
        "load",
        expected: Evidence("a backend that accepts \(connections) connections"),
        observed: Evidence(reason),
        exchanges: [],
        source: SourcePoint(file: file, line: line)
      )
      throw CheckStopped()
    }
    try Task.checkCancellation()
    return LoadFigures(result, of: traffic)
  }

  /// Records that a load was not answered as it should have been, with examples.
  ///
  /// - Parameters:
  ///   - figures: What was measured, with the limit from which on a response is late.
  ///   - expected: What should be, for the report.
  ///   - hint: What to look at because of these figures; nil for the hint of the check.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  package func recordFailure(
    of figures: LoadFigures,
    expected: Evidence,
    hint: String?,
    file: String = #fileID,
    line: Int = #line
  ) {
    let examples = figures.examples
    let positions = examples.map { recorder.record($0.exchange) }
    let lines = [figures.summary] + figures.kindLines + examples.suffix(1).map(\.sentence)
    recorder.record(
      "load",
      expected: expected,
      observed: Evidence(lines.joined(separator: "\n")),
      exchanges: positions,
      source: SourcePoint(file: file, line: line),
      hint: hint
    )
  }

  /// Decides whether a time that is too long is the backend's, by the same load on a server that does
  /// nothing, and by work of the examiner's own before and after it.
  ///
  /// - Parameters:
  ///   - pace: As the backend had it.
  ///   - connections: As the backend had them.
  ///   - limit: What the backend was allowed at the 95th percentile.
  /// - Throws: `CheckUndecided` where that server takes more than a tenth of it, or others leave no core to
  ///   who wants to compute.
  package func requireCapableMachine(
    _ pace: LoadPace,
    connections: Int,
    limit: Duration
  ) async throws {
    let before = Calibration.contention()
    let result = try await yardstick(pace, connections: connections)
    let contention = max(before, Calibration.contention())
    if contention > Self.mostContention {
      throw CheckUndecided(
        """
        this machine is too busy to tell: other processes made work of Gradus itself take \
        \(Figure.grouped(contention)) times as long as it computed
        """
      )
    }
    let taken = result.responseTime(percent: 95)
    if taken > limit * Self.yardstickShare || result.errorRate > 0 {
      throw CheckUndecided(
        "this machine is too busy to tell: a server that does nothing had \(result.summary)"
      )
    }
  }

  /// Measures a server that does nothing.
  package func yardstick(_ pace: LoadPace, connections: Int) async throws -> LoadFigures {
    let traffic = Traffic([Traffic.Kind("nothing", "GET", "/")])
    do {
      return try await Yardstick.with { endpoint in
        LoadFigures(try await sent(traffic, pace, connections, to: endpoint), of: traffic)
      }
    } catch {
      try Task.checkCancellation()
      throw CheckUndecided("no server could be measured beside the backend: \(error)")
    }
  }

  /// Runs a closure while a load goes on that is not measured.
  ///
  /// - Parameters:
  ///   - traffic: What is sent.
  ///   - rate: Requests a second.
  ///   - connections: How many connections there are; from 1.
  ///   - body: May end the backend.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  package func underLoad<Result: Sendable>(
    _ traffic: Traffic,
    rate: Double,
    connections: Int,
    _ body: () async throws -> Result
  ) async throws -> Result {
    let pace = LoadPace.planned(rate: rate, limits.check)
    recorder.note("from here on, \(Int(rate)) requests a second: \(traffic.summary)")
    let loading = Task { try? await sent(traffic, pace, connections, to: session.endpoint) }
    do {
      let result = try await body()
      loading.cancel()
      _ = await loading.value
      return result
    } catch {
      loading.cancel()
      _ = await loading.value
      throw error
    }
  }

  /// Tells those who wait what takes long, in a few words.
  package func tell(_ progress: String) {
    recorder.tell(progress)
  }

  /// Keeps a figure for the report, whatever comes of the check.
  package func report(_ measurement: Measurement) {
    recorder.record(measurement)
  }

  /// Bytes of memory that the processes of the backend hold now; nil where the system does not say.
  package func residentMemory() async -> Int? {
    await life?.process.residentMemory()
  }

  private func sent(
    _ traffic: Traffic,
    _ pace: LoadPace,
    _ connections: Int,
    to endpoint: Endpoint,
    detail: LoadDetail? = nil
  ) async throws(LoadFailure) -> LoadResult {
    recorder.note(connections: connections)
    var plan = LoadPlan(
      endpoint: endpoint,
      workload: traffic.workload,
      pace: pace.pace,
      connections: connections,
      timeout: limits.request
    )
    plan.detail = detail
    // No load of a check has the unique numbers of another.
    plan.firstUnique = data.number(in: 1...900_000) * 1_000_000
    return try await LoadGenerator.run(plan, seed: Seed(UInt64(plan.firstUnique)))
  }
}

extension LoadPace {
  fileprivate var pace: LoadPlan.Pace {
    switch self {
    case .planned(let rate, let length): .open(.constant(rate, for: length))
    case .answered(let length): .closed(length)
    }
  }

  fileprivate var sentence: String {
    switch self {
    case .planned(let rate, let length):
      "\(Int(rate.rounded())) requests a second for \(Elapsed(length).shown)"
    case .answered(let length):
      "requests as fast as they are answered, for \(Elapsed(length).shown)"
    }
  }
}
