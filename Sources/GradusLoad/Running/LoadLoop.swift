internal import GradusModel
internal import NIOCore
internal import NIOPosix

/// One event loop of a load, with its share of the connections and of the requests.
///
/// Confined to its event loop. Nothing here waits, and nothing is allocated for a request that is the
/// same each time: what costs a microsecond here is missing from the rate.
final class LoadLoop {
  private enum State {
    case preparing
    case running
    case draining
    case over
  }

  /// How often the clock is looked at while no request is due.
  private static let idleTick = TimeAmount.milliseconds(20)
  /// Ticks do not follow one another faster, however high the rate is.
  private static let shortestTick: Int64 = 200_000
  /// How long is waited after a connection that could not be made, or that brought nothing.
  private static let reconnectPause = TimeAmount.milliseconds(100)

  private let plan: LoadPlan
  /// Which loop this is, from 0: it has the requests whose number leaves that remainder.
  private let number: Int
  private let eventLoop: any EventLoop
  private let connector: LoadConnector
  private let over: EventLoopPromise<[LoadTally]>
  /// What reads responses where the server decides the pace; nil where the event loop does.
  private var poller: ResponsePoller?

  private var source: RequestSource
  private var state = State.preparing
  private var slots: [LoadConnection?]
  private var free = CircularBuffer<LoadConnection>()
  private var busy = 0
  private var counts: LoadCounts
  private var begun: Int64 = 0
  private var end: Int64 = .max
  /// What is planned; nil where the server decides.
  private var arrivals: Arrivals?

  init(
    _ plan: LoadPlan,
    number: Int,
    seed: Seed,
    connector: LoadConnector,
    onInterval: @escaping (LoadInterval) -> Void
  ) {
    self.plan = plan
    self.number = number
    self.connector = connector
    eventLoop = connector.eventLoop
    source = RequestSource(plan, loop: number, seed: seed)
    // Every loop has the same number of connections, or one more.
    let share = (plan.connections + plan.threads - 1 - number) / plan.threads
    slots = Array(repeating: nil, count: share)
    free.reserveCapacity(share)
    poller = plan.pace.isOpen || connector.tls != nil ? nil : ResponsePoller(connections: share)
    over = eventLoop.makePromise()
    counts = LoadCounts(
      phases: plan.pace.phases,
      templates: plan.detail == nil ? 0 : plan.workload.templates.count,
      onInterval: onInterval
    )
  }

  /// What it has counted for each phase of the pace, once everything is over.
  var result: EventLoopFuture<[LoadTally]> { over.futureResult }

  /// Whether connections keep what they send and receive.
  var keepsExamples: Bool { plan.detail != nil }

  private static var now: Int64 { Int64(NIODeadline.now().uptimeNanoseconds) }

  // MARK: - From the beginning to the end

  /// Makes the connections.
  ///
  /// - Returns: How many there are, once each was tried.
  func prepare() -> EventLoopFuture<Int> {
    guard let poller else { return connectAll() }
    return poller.prepare(on: eventLoop)
      .assumeIsolated()
      .recover { _ in self.poller = nil }
      .flatMap { self.connectAll() }
      .nonisolated()
  }

  private func connectAll() -> EventLoopFuture<Int> {
    let connected = slots.indices.map { slot in
      connect(slot).map { _ in 1 }.flatMapErrorThrowing { _ in 0 }
    }
    return EventLoopFuture.reduce(0, connected, on: eventLoop, +)
  }

  /// Sends requests until the plan's time is over.
  ///
  /// - Parameter instant: When to begin, on the clock of `NIODeadline`.
  func begin(at instant: NIODeadline) {
    begun = Int64(instant.uptimeNanoseconds)
    end = begun + plan.pace.length.nanoseconds
    if case .open(let pacer) = plan.pace {
      arrivals = Arrivals(pacer, loop: number, of: plan.threads, begun: begun)
    }
    eventLoop.assumeIsolated().scheduleTask(deadline: instant) {
      // It may have been stopped already.
      guard self.state == .preparing else { return }
      self.counts.begin()
      self.state = .running
      // What was closed before anything was asked is missing from the start.
      for slot in self.slots.indices where self.slots[slot] == nil { self.reconnect(slot) }
      self.sendClosed()
      self.tick()
      self.poller?.begin()
    }
  }

  /// Sends no more, and waits for what has been sent, though not longer than two seconds.
  func stop() {
    guard state == .running || state == .preparing else { return }
    end = min(end, Self.now)
    if state == .preparing { return finish() }
    drain(within: min(.seconds(2), plan.timeout))
  }

  private func drain(within limit: Duration) {
    state = .draining
    // Those that were planned for before the end and for which no connection was free.
    counts.unsent(arrivals?.takeAll(before: end) ?? [])
    guard busy > 0 else { return finish() }
    eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limit)) { self.finish() }
  }

  private func finish() {
    guard state != .over else { return }
    state = .over
    publishInterval(upTo: .max)
    for case let connection? in slots {
      if connection.isBusy {
        counts.unanswered(connection.planned)
        detail(connection, error: .timedOut)
      }
      connection.abandon()
    }
    free.removeAll()
    poller?.end()
    over.succeed(counts.phases)
  }

  // MARK: - Ticks

  private func tick() {
    guard state == .running || state == .draining else { return }
    let now = Self.now
    publishInterval(upTo: now)
    closeOverdue(now)
    if state == .running {
      // Nothing is planned for the end or later, so the last ones are sent even a moment after it.
      sendDue(now)
      if now >= end { drain(within: plan.timeout) }
    }
    guard state != .over else { return }
    let latest = now + Self.idleTick.nanoseconds
    let wanted = free.isEmpty ? latest : max(now + Self.shortestTick, arrivals?.next ?? .max)
    let next = min(wanted, latest, max(end, now + Self.shortestTick))
    eventLoop.assumeIsolated().scheduleTask(deadline: .uptimeNanoseconds(UInt64(next))) {
      self.tick()
    }
  }

  private func closeOverdue(_ now: Int64) {
    let oldest = now - plan.timeout.nanoseconds
    for case let connection? in slots where connection.isBusy && connection.sent < oldest {
      failed(connection, .timedOut)
      connection.abandon()
    }
  }

  private func publishInterval(upTo now: Int64) {
    counts.publish(upTo: now == .max ? Int.max : Int((now - begun) / 1_000_000_000))
  }

  // MARK: - Sending

  /// Sends what is due on connections that are free.
  private func sendDue(_ now: Int64) {
    while let next = arrivals?.next, next <= now, let connection = free.popFirst() {
      guard connection.isOpen, let planned = arrivals?.take() else { continue }
      // The connection waited for this, so whatever is late is late because of the generator.
      counts.late(planned, now: now)
      send(on: connection, planned: planned, now)
    }
  }

  /// Sends on every free connection, where each sends as fast as it is answered.
  private func sendClosed() {
    guard arrivals == nil else { return }
    let now = Self.now
    while let connection = free.popFirst() {
      if connection.isOpen { send(on: connection, planned: Arrival(now), now) }
    }
  }

  private func send(on connection: LoadConnection, planned: Arrival, _ now: Int64) {
    let request = source.next()
    busy += 1
    counts.sent(planned, bytes: request.bytes.readableBytes)
    connection.send(request, planned: planned, now: now)
  }

  /// Gives a connection what is due next, or keeps it for what will be.
  private func use(_ connection: LoadConnection, _ now: Int64) {
    guard state == .running, now < end else {
      if state != .preparing { return }
      return free.append(connection)
    }
    guard let next = arrivals?.next else {
      return send(on: connection, planned: Arrival(now), now)
    }
    guard next <= now, let planned = arrivals?.take() else { return free.append(connection) }
    // While others are free, this one was not waited for.
    if free.first?.isOpen == true { counts.late(planned, now: now) }
    send(on: connection, planned: planned, now)
  }

  // MARK: - What connections tell

  func opened(_ connection: LoadConnection) {
    use(connection, Self.now)
  }

  func received(_ connection: LoadConnection, _ count: Int) {
    counts.received(connection.planned, bytes: count)
  }

  func completed(
    _ connection: LoadConnection,
    _ outcome: ResponseScanner.Outcome,
    isReusable: Bool
  ) {
    guard state != .over else { return }
    let now = Self.now
    busy -= 1
    let planned = connection.planned
    counts.completed(planned, sent: connection.sent, now: now, status: outcome.status)
    let error = source.accept(
      connection.content,
      status: outcome.status,
      for: connection.template
    )
    if let error { counts.failed(error, planned) }
    detail(connection, error: error, status: outcome.status, now: now)
    if isReusable { use(connection, now) }
    finishIfDrained()
  }

  func failed(_ connection: LoadConnection, _ error: LoadError) {
    guard state != .over else { return }
    busy -= 1
    counts.failed(error, connection.planned)
    detail(connection, error: error)
    finishIfDrained()
  }

  /// Counts a request among those of its template, and keeps it where it is the first of its kind that had
  /// no good response in time; only where that is asked for.
  ///
  /// - Parameters:
  ///   - connection: Which carried it.
  ///   - error: What is wrong with its response; nil where nothing is.
  ///   - status: The status of a complete response; nil without one.
  ///   - now: The time; nil to look at the clock.
  private func detail(
    _ connection: LoadConnection,
    error: LoadError?,
    status: Int? = nil,
    now: Int64? = nil
  ) {
    guard let wanted = plan.detail else { return }
    let now = now ?? Self.now
    let planned = connection.planned
    let response = now - planned.instant
    counts.count(
      template: connection.template,
      planned,
      response: status == nil ? nil : response,
      isGood: error == nil
    )
    guard error != nil || response > wanted.lateAfter.nanoseconds else { return }
    let kind = LoadExample.Kind(
      template: connection.template,
      error: error,
      status: error == nil ? 0 : status ?? 0
    )
    counts.keep(
      LoadExample(
        kind: kind,
        request: connection.requestBytes,
        received: connection.received,
        receivedBytes: connection.receivedBytes,
        plannedAfter: .nanoseconds(planned.instant - begun),
        waited: .nanoseconds(connection.sent - planned.instant),
        taken: .nanoseconds(now - connection.sent)
      ),
      of: kind,
      planned
    )
  }

  /// Bytes came that nobody has asked for, and that are no response.
  func spoke(_ connection: LoadConnection) {
    counts.failed(.malformed)
  }

  func closed(_ connection: LoadConnection) {
    slots[connection.slot] = nil
    guard state == .running, Self.now < end else { return }
    // A server that closes at once would be asked for nothing but connections.
    connection.hasAnswered ? reconnect(connection.slot) : reconnectLater(connection.slot)
  }

  private func finishIfDrained() {
    if state == .draining, busy == 0 { finish() }
  }

  // MARK: - Connecting

  private func reconnect(_ slot: Int) {
    connect(slot).assumeIsolated().whenComplete { result in
      switch result {
      case .success: self.counts.reconnected()
      case .failure(let error):
        guard self.state == .running else { return }
        self.counts.failed(LoadError(connecting: error))
        self.reconnectLater(slot)
      }
    }
  }

  private func reconnectLater(_ slot: Int) {
    eventLoop.assumeIsolated().scheduleTask(in: Self.reconnectPause) {
      if self.state == .running { self.reconnect(slot) }
    }
  }

  private func connect(_ slot: Int) -> EventLoopFuture<Void> {
    connector.connect(slot, for: self, poller: poller)
      .map { connection in
        self.slots[slot] = connection
        if self.state == .over { connection.abandon() }
      }
      .nonisolated()
  }
}
