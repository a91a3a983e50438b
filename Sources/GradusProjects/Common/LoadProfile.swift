import GradusExam
import GradusModel

/// What load checks need to know of a project.
struct LoadProfile: Sendable {
  /// What is stored, in words: `todos`.
  let things: String
  /// Where the contract says what the service holds, as a JSON pointer.
  let contract: String
  /// What its clients send, all kinds in their shares.
  let traffic: Traffic
  /// Requests a second that the contract states.
  let rate: Double
  /// What changes nothing about how much is stored, so that memory has no reason to grow.
  let steadyTraffic: Traffic
  /// One kind of request, which stores one thing more.
  let creation: Traffic
  /// A page of the list.
  let list: String
  /// A request that stores one thing more, for checks that look at each response.
  let create: @Sendable (Subject) -> Request
  /// The path of what such a request has created.
  let path: @Sendable (Subject, Reply) throws -> String
  /// How many things are stored.
  let count: @Sendable (Subject) async throws -> Int

  /// Connections of a load.
  let connections = 20
  /// How often a load is sent whose times are too long, where the generator itself was late.
  private static let mostVoid = 3
  /// What 95 of 100 responses may take.
  let limit = Duration.milliseconds(200)
  /// The part of requests without a good response that is allowed.
  let errors = 0.001
}

extension LoadProfile {
  /// Stores one thing more.
  ///
  /// - Returns: Its path.
  func arrange(_ subject: Subject, file: String = #fileID, line: Int = #line) async throws -> String
  {
    let reply = try await subject.send(create(subject), file: file, line: line)
    try reply.require(status: 201, file: file, line: line)
    return try path(subject, reply)
  }

  /// Expects that a load is answered in time.
  ///
  /// - Parameters:
  ///   - subject: Which has something stored.
  ///   - rate: Requests a second.
  ///   - length: How long they are sent.
  ///   - circumstances: What is special about the moment, in words; empty for nothing.
  /// - Throws: Where it can't be told on this machine, or the backend can't be reached.
  func expectInTime(
    _ subject: Subject,
    rate: Double,
    for length: Duration,
    _ circumstances: String = ""
  ) async throws {
    let pace = LoadPace.planned(rate: rate, length)
    func measure() async throws -> LoadFigures {
      try await subject.load(traffic, pace, connections: connections, lateAfter: limit)
    }
    var figures = try await measure()
    for _ in 1..<Self.mostVoid where !isInTime(figures) && figures.voidReason != nil {
      figures = try await measure()
    }
    subject.report(
      Measurement("response time at \(Int(rate)) a second\(circumstances)", figures.summary)
    )
    if isInTime(figures) { return }
    if let reason = figures.voidReason { throw CheckUndecided(reason) }
    try await subject.requireCapableMachine(pace, connections: connections, limit: limit)
    subject.recordFailure(
      of: figures,
      expected: Evidence(
        "p95 under \(Elapsed(limit).shown) and under 0.1 % errors, at \(Int(rate)) requests a "
          + "second\(circumstances)"
      ),
      // Where other clients are about, the hint of the check says what they do.
      hint: circumstances.isEmpty ? figures.hint(limit: limit, errors: errors) : nil
    )
  }

  private func isInTime(_ figures: LoadFigures) -> Bool {
    figures.responseTime(percent: 95) < limit && figures.errorRate < errors
  }
}
