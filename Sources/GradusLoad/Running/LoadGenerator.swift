package import GradusModel
internal import GradusWire
internal import NIOCore
internal import NIOPosix

/// Sends a load and measures it.
package enum LoadGenerator {
  /// Sends a load to its end.
  ///
  /// Cancelling the task ends it early: what was measured until then is the result, marked as partial.
  ///
  /// - Parameters:
  ///   - plan: What to send, where, and how fast.
  ///   - seed: Decides which requests are drawn from the workload.
  ///   - onSecond: Is told each second that has passed, on whichever thread.
  /// - Returns: What was measured.
  /// - Throws: `LoadFailure` where it could not begin.
  package static func run(
    _ plan: LoadPlan,
    seed: Seed,
    onSecond: @escaping @Sendable (LoadReport.Second) -> Void = { _ in }
  ) async throws(LoadFailure) -> LoadResult {
    // Standard streams, the loops' own descriptors, and whatever else this process has open.
    let wanted = plan.connections + 64
    let allowed = OpenFiles.allow(wanted)
    guard allowed >= wanted else {
      throw .tooManyConnections(wanted: plan.connections, allowed: max(0, allowed - 64))
    }
    let group = MultiThreadedEventLoopGroup(numberOfThreads: plan.threads)
    let outcome: Result<LoadResult, LoadFailure>
    do {
      outcome = .success(try await run(plan, seed: seed, on: group, onSecond))
    } catch let failure as LoadFailure {
      outcome = .failure(failure)
    } catch {
      outcome = .failure(.unreachable("\(error)"))
    }
    try? await group.shutdownGracefully()
    return try outcome.get()
  }

  private static func run(
    _ plan: LoadPlan,
    seed: Seed,
    on group: MultiThreadedEventLoopGroup,
    _ onSecond: @escaping @Sendable (LoadReport.Second) -> Void
  ) async throws -> LoadResult {
    let address = try await reach(plan, on: group)
    let tls = plan.endpoint.scheme == .https ? try TLSClient(to: plan.endpoint) : nil
    let timeline = Timeline(onSecond: onSecond)
    var loops: [NIOLoopBound<LoadLoop>] = []
    for (number, eventLoop) in group.makeIterator().enumerated() {
      loops.append(
        try await eventLoop.submit {
          let loop = LoadLoop(
            plan,
            number: number,
            seed: seed,
            connector: LoadConnector(
              eventLoop: eventLoop,
              address: address,
              tls: tls,
              timeout: TimeAmount(plan.timeout)
            ),
            onInterval: { timeline.add($0) }
          )
          return NIOLoopBound(loop, eventLoop: eventLoop)
        }.get()
      )
    }
    var connected = 0
    for loop in loops {
      connected += try await loop.eventLoop.flatSubmit { loop.value.prepare() }.get()
    }
    guard connected > 0 else { throw LoadFailure.unreachable("no connection was accepted") }
    return try await measure(plan, loops, connected, timeline)
  }

  private static func measure(
    _ plan: LoadPlan,
    _ loops: [NIOLoopBound<LoadLoop>],
    _ connected: Int,
    _ timeline: Timeline
  ) async throws -> LoadResult {
    let spent = OpenFiles.processorTime()
    let begun = NIODeadline.now() + .milliseconds(5)
    let phases = try await withTaskCancellationHandler {
      let running = loops.map { loop in
        loop.eventLoop.flatSubmit {
          loop.value.begin(at: begun)
          return loop.value.result
        }
      }
      var phases = [LoadTally](repeating: LoadTally(), count: plan.pace.phases)
      for one in running {
        for (phase, tally) in try await one.get().enumerated() { phases[phase].add(tally) }
      }
      return phases
    } onCancel: {
      for loop in loops { loop.eventLoop.execute { loop.value.stop() } }
    }
    let whole = Duration.nanoseconds((NIODeadline.now() - begun).nanoseconds)
    var tally = LoadTally()
    for phase in phases { tally.add(phase) }
    let isPartial = Task.isCancelled && whole < plan.pace.length
    return LoadResult(
      tally: tally,
      phases: phases,
      seconds: timeline.finish(),
      elapsed: isPartial ? whole : max(plan.pace.length, .nanoseconds(1)),
      processorTime: OpenFiles.processorTime() - spent,
      threads: plan.threads,
      isOpen: plan.pace.isOpen,
      isPartial: isPartial,
      connections: connected
    )
  }

  /// Makes one connection, so that a name is looked up once, and what can't be reached is told at once.
  private static func reach(
    _ plan: LoadPlan,
    on group: MultiThreadedEventLoopGroup
  ) async throws -> SocketAddress {
    let limit = min(plan.timeout, .seconds(5))
    do {
      let channel = try await ClientBootstrap(group: group)
        .connectTimeout(TimeAmount(limit))
        .connect(to: plan.endpoint)
      let address = channel.remoteAddress
      try? await channel.close()
      guard let address else { throw LoadFailure.unreachable("the connection broke at once") }
      return address
    } catch let failure as LoadFailure {
      throw failure
    } catch {
      throw LoadFailure.unreachable(TransportFailure(connecting: error, within: limit).sentence)
    }
  }
}
