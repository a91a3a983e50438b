import GradusModel
import GradusWire
import Testing

@Suite("Connections that cannot be made")
struct ConnectingTests {
  @Test("a port at which nothing listens refuses")
  func refused() async throws {
    try await ClosedPort.with { endpoint in
      let exchange = await WireSession.with(endpoint) { session in
        await session.exchange(Request("GET", "/"), within: .ample)
      }
      #expect(exchange.failure == .connectionRefused)
      #expect(exchange.response == nil)
      #expect(exchange.connection == ConnectionUse(number: 0, earlierExchanges: 0))
      #expect(exchange.timing.firstByte == nil)
      #expect(exchange.request.headers == [HeaderField("Host", endpoint.authority)])
    }
  }

  @Test("a port at which something listens has no failure to connect")
  func probe() async throws {
    try await ScriptedServer.answering("") { server in
      #expect(await WireSession.failureToConnect(to: server.endpoint, within: .ample) == nil)
    }
  }

  @Test("a port at which nothing listens is told before the first exchange")
  func refusedProbe() async throws {
    try await ClosedPort.with { endpoint in
      let failure = await WireSession.failureToConnect(to: endpoint, within: .ample)
      #expect(failure == .connectionRefused)
    }
  }

  @Test("a name that no machine has is told as such")
  func unknownName() async throws {
    // RFC 6761, section 6.4: names below `invalid` never exist.
    let endpoint = Endpoint(host: "gradus.invalid", port: 80)
    let failure = await WireSession.failureToConnect(to: endpoint, within: .ample)
    guard case .connectionFailed(let reason) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test("a queue that is full lets connecting time out")
  func fullQueue() async throws {
    try await FullQueue.with { endpoint in
      let failure = await WireSession.failureToConnect(to: endpoint, within: .milliseconds(300))
      #expect(failure == .timedOut(after: Elapsed(.milliseconds(300))))
    }
  }

  @Test("cancelling ends connecting promptly")
  func cancelled() async throws {
    try await FullQueue.with { endpoint in
      let begun = ContinuousClock.now
      let task = Task {
        await WireSession.with(endpoint) { session in
          await session.exchange(Request("GET", "/"), within: .ample)
        }
      }
      try await Task.sleep(for: .milliseconds(100))
      task.cancel()
      #expect(await task.value.failure == .cancelled)
      #expect(begun.duration(to: .now) < .ample / 2)
    }
  }
}
