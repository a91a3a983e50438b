import GradusExam
import GradusModel

extension Check {
  /// What a service holds under load, for any project.
  ///
  /// Every check has lives of the backend to itself, so that none finds what another has stored.
  @ListBuilder<Check>
  static func load(_ profile: LoadProfile) -> [Check] {
    latency(profile)
    growth(profile)
    memory(profile)
    connections(profile)
    stopping(profile)
    recovery(profile)
  }

  private static func latency(_ profile: LoadProfile) -> Check {
    Check(
      "latency",
      "95 of 100 requests are answered within 200 ms at \(Int(profile.rate)) a second",
      .restarts,
      contract: profile.contract,
      hint: """
        Measure which request is slow with gradus load. Usual causes: a lock around everything, a \
        connection to the database for each request, a list that is sorted each time.
        """
    ) { subject in
      try await subject.life { subject in
        for _ in 1...20 { _ = try await profile.arrange(subject) }
        // What compiles while it runs does so now.
        let warming = LoadPace.planned(rate: profile.rate / 2, .seconds(1))
        _ = try await subject.load(profile.traffic, warming, connections: profile.connections)
        try await profile.expectInTime(subject, rate: profile.rate, for: .seconds(4))
      }
    }
  }

  /// How much is stored, few and many.
  private static let few = 100
  private static let many = 10_000
  /// How much slower it may be with many; a hundred times as many would make a linear cost nearly a
  /// hundred times as high.
  private static let steepest = 6.0
  /// What nobody notices, however much less it was with few.
  private static let unnoticed = Duration.milliseconds(5)

  private static func growth(_ profile: LoadProfile) -> Check {
    Check(
      "growth",
      "a page of the list and a read by id take no longer with 10,000 stored than with 100",
      .restarts,
      contract: profile.contract,
      hint: """
        Find by id through a key or an index, and let the database sort and cut out the page. What is \
        read whole for each request grows with all that was ever stored.
        """
    ) { subject in
      try await subject.life { subject in
        _ = try await profile.fill(subject, to: few)
        let before = try await profile.medians(subject)
        let stored = Figure.grouped(Double(try await profile.fill(subject, to: many)))
        let after = try await profile.medians(subject)
        // What the machine has become slower meanwhile is not the backend's.
        let machine = max(1, after.nothing / before.nothing)
        for (name, first, second) in [
          ("list", before.list, after.list), ("read by id", before.read, after.read),
        ] {
          let ratio = second / first / machine
          subject.report(
            Measurement(
              "median time of a \(name)",
              "\(Elapsed(first).shown) with \(few) stored, \(Elapsed(second).shown) with \(stored)"
            )
          )
          let isSteady = ratio <= steepest || second / machine <= unnoticed
          if !isSteady {
            // A busy machine slows down what computes, and not the server that does nothing.
            try await subject.requireCapableMachine(
              .answered(.milliseconds(300)),
              connections: 1,
              limit: profile.limit
            )
          }
          subject.expect(
            isSteady,
            "the median time of a \(name)",
            expected: Evidence(
              "at most \(Int(steepest)) times the \(Elapsed(first).shown) that it took with \(few) stored"
            ),
            observed: Evidence(
              "\(Elapsed(second).shown) with \(stored) stored, \(Int(ratio.rounded())) times as long"
            ),
            citing: []
          )
        }
      }
    }
  }

  private static func memory(_ profile: LoadProfile) -> Check {
    Check(
      "memory",
      "memory does not grow while requests that store nothing go on",
      .restarts,
      contract: profile.contract,
      hint: """
        Look for what is kept for each request: a list of past requests, a cache without a bound, a \
        listener that is added and never removed. Where garbage is collected, give the heap a bound that it reaches \
        soon (-Xmx, --max-old-space-size, GOMEMLIMIT).
        """
    ) { subject in
      try await subject.life { subject in
        for _ in 1...20 { _ = try await profile.arrange(subject) }
        let soak = try await subject.soak(profile.steadyTraffic, connections: profile.connections)
        subject.report(soak.measurement)
        subject.expect(
          !soak.isLeaking,
          "memory",
          expected: Evidence("no growth once it has warmed up"),
          observed: Evidence(soak.summary),
          citing: []
        )
      }
    }
  }

  private static func connections(_ profile: LoadProfile) -> [Check] {
    [
      (
        "idle-clients", "1,000 clients that say nothing", 1000, Cut.first(0),
        """
        A thread for each connection ends here, and so does a limit of connections, which some servers set \
        to 100 where they are not told otherwise. An event loop does not.
        """
      ),
      (
        "slow-clients", "50 clients that send half a request and wait", 50, Cut.halfContent,
        "Read each request without keeping a worker that others need."
      ),
    ].map { name, what, count, cut, hint in
      Check(
        CheckID(name),
        "others are answered in time beside \(what)",
        .restarts,
        contract: profile.contract,
        hint: hint
      ) { subject in
        try await subject.life { subject in
          _ = try await profile.arrange(subject)
          let requests = (0..<count).map { _ in profile.create(subject) }
          try await subject.holding(requests, at: cut) { held in
            subject.expect(
              held.connected == count,
              "connections",
              expected: Evidence("\(count) that are accepted"),
              observed: Evidence("\(held.connected) of them"),
              citing: []
            )
            // To take so many at once is another matter than to have them.
            let rate = profile.rate / 4
            let settling = LoadPace.planned(rate: rate, .seconds(1))
            _ = try await subject.load(profile.traffic, settling, connections: profile.connections)
            try await profile.expectInTime(
              subject,
              rate: rate,
              for: .seconds(2),
              " beside \(what)"
            )
          }
        }
      }
    }
  }

  private static func stopping(_ profile: LoadProfile) -> Check {
    Check(
      "stop",
      "SIGTERM under load cuts off no request that it has begun, and ends it in time",
      .restarts,
      contract: profile.contract,
      hint: """
        Stop accepting, answer what has begun with Connection: close, and end. A server that waits \
        until its clients fall silent waits for ever under load.
        """
    ) { subject in
      let paths = try await subject.life { subject in
        _ = try await profile.arrange(subject)
        return try await subject.underLoad(
          profile.traffic,
          rate: profile.rate / 2,
          connections: profile.connections
        ) {
          let requests = (0..<10).map { _ in profile.create(subject) }
          return try await subject.holding(requests, at: .halfContent) { held in
            try await held.settle()
            let replies = try await held.releaseWhileEnding(within: .seconds(5))
            for reply in replies { try reply.require(status: 201) }
            return try replies.map { try profile.path(subject, $0) }
          }
        }
      }
      try await expectStored(paths, subject)
    }
  }

  private static func recovery(_ profile: LoadProfile) -> Check {
    Check(
      "recovery",
      "after SIGKILL under load it starts again at once, with everything that it had acknowledged",
      .restarts,
      contract: profile.contract,
      hint: """
        Acknowledge only what is stored. A start that repairs, compacts or reads everything first keeps \
        the service down.
        """
    ) { subject in
      let (paths, killed) = try await subject.life(endedBy: .kill) { subject in
        _ = try await profile.arrange(subject)
        return try await subject.underLoad(
          profile.traffic,
          rate: profile.rate,
          connections: profile.connections
        ) {
          var paths: [String] = []
          for _ in 1...6 {
            for reply in try await subject.race((0..<40).map { _ in profile.create(subject) }) {
              try reply.require(status: 201)
              paths.append(try profile.path(subject, reply))
            }
          }
          // At once, before what was only queued is written.
          let killed = ContinuousClock.now
          await subject.kill()
          return (paths, killed)
        }
      }
      try await subject.life { subject in
        for (position, path) in paths.enumerated() {
          try await subject.get(path).require(status: 200)
          if position == 0 { profile.report(downFrom: killed, subject) }
        }
      }
    }
  }

  /// Expects in a new life that everything is there.
  private static func expectStored(_ paths: [String], _ subject: Subject) async throws {
    try await subject.life { subject in
      for path in paths { try await subject.get(path).require(status: 200) }
    }
  }
}

extension LoadProfile {
  /// Reports how long the service was away, now that it has answered again.
  ///
  /// - Parameters:
  ///   - killed: When it was killed.
  ///   - subject: Whose report it is.
  fileprivate func report(downFrom killed: ContinuousClock.Instant, _ subject: Subject) {
    let down = killed.duration(to: .now)
    subject.report(
      Measurement(
        "recovery from SIGKILL under load",
        "answered again \(Elapsed(down).shown) after SIGKILL, its start included"
      )
    )
  }

  /// How long storing goes on for the last of them, where half are stored: that many say as much.
  private static let enoughTime = Duration.seconds(20)
  /// How long it goes on at most.
  private static let mostTime = Duration.seconds(60)
  /// Clients that store at the same time; the contract allows 100.
  private static let storingClients = 50

  /// Stores things until there are so many, or half of them where that takes long.
  ///
  /// - Returns: How many are stored.
  /// - Throws: `CheckUndecided` where a minute is not enough for half of them.
  fileprivate func fill(_ subject: Subject, to wanted: Int) async throws -> Int {
    let begun = ContinuousClock.now
    var stored = try await count(subject)
    while stored < wanted {
      let taken = begun.duration(to: .now)
      if taken > Self.mostTime || (taken > Self.enoughTime && stored * 2 >= wanted) { break }
      subject.tell(
        "storing \(Figure.grouped(Double(wanted))) \(things), \(Figure.grouped(Double(stored))) so far"
      )
      let figures = try await subject.load(
        creation,
        // Few are created with a margin, many in strides of a second.
        wanted - stored < 200
          ? .planned(rate: 200, .seconds(Double(wanted - stored) / 200)) : .answered(.seconds(1)),
        connections: Self.storingClients
      )
      if figures.count(status: 201) == 0 { break }
      stored = try await count(subject)
    }
    guard stored * 2 >= wanted else {
      throw CheckUndecided("only \(stored) of \(wanted) could be stored in a minute")
    }
    return stored
  }

  /// How often a median is measured at most, until it gets no shorter.
  private static let mostWarming = 6

  /// The median times of a list, of a read of what was stored last, and of a server that does nothing.
  fileprivate func medians(
    _ subject: Subject
  ) async throws -> (list: Duration, read: Duration, nothing: Duration) {
    let pace = LoadPace.answered(.milliseconds(300))
    let path = try await arrange(subject)
    // Until it gets no faster: what has just started is compiled, cached and connected while it runs, and
    // would make a few look slower than many.
    func median(_ path: String) async throws -> Duration {
      let traffic = Traffic([Traffic.Kind("read", "GET", path)])
      var least = Duration.seconds(3600)
      for _ in 1...Self.mostWarming {
        let next = try await subject.load(traffic, pace, connections: 1).medianServiceTime
        let isSettled = next > least * 0.8
        least = min(least, next)
        if isSettled { break }
      }
      return least
    }
    return (
      try await median(list), try await median(path),
      try await subject.yardstick(pace, connections: 1).medianServiceTime
    )
  }
}
