import GradusModel
import GradusWire
import Testing

@Suite("A connection that turns out closed")
struct ConnectionRetryTests {
  private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

  @Test("a safe request on it is sent once more, on a fresh connection", arguments: [false, true])
  func retried(resets: Bool) async throws {
    try await ScriptedServer.with(
      { peer in
        // One answer a connection; the next request on it finds nobody.
        _ = await peer.request()
        try await peer.send(Self.answer)
        if peer.number == 1 {
          await peer.read(count: 1)
          if resets { try await peer.reset() }
        } else {
          await peer.readToEnd()
        }
      },
      { server in
        await WireSession.with(server.endpoint) { session in
          let first = await session.exchange(Request("GET", "/1"), within: .ample)
          let second = await session.exchange(Request("GET", "/2"), within: .ample)
          #expect(first.connection == ConnectionUse(number: 1, earlierExchanges: 0))
          #expect(second.failure == nil)
          #expect(second.response?.content.text == "ok")
          #expect(second.connection == ConnectionUse(number: 2, earlierExchanges: 0))
        }
        #expect(server.log.connectionCount == 2)
      }
    )
  }

  @Test("servers that close idle connections at once never show, however the race goes")
  func idle() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(Self.answer)
      },
      { server in
        await WireSession.with(server.endpoint) { session in
          for _ in 0..<300 {
            let exchange = await session.exchange(Request("GET", "/"), within: .ample)
            #expect(exchange.failure == nil)
            #expect(exchange.response?.content.text == "ok")
          }
        }
      }
    )
  }

  @Test("a fresh connection that is closed is a failure, not a reason to try again")
  func freshIsNotRetried() async throws {
    try await ScriptedServer.with(
      { peer in _ = await peer.request() },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        #expect(exchange.failure == .closedEarly(receivedBytes: 0))
        #expect(server.log.connectionCount == 1)
      }
    )
  }

  @Test("an answer in part on a used connection is a failure, not a reason to try again")
  func partIsNotRetried() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(Self.answer)
        _ = await peer.request()
        try await peer.send("HTTP/1.1 2")
      },
      { server in
        await WireSession.with(server.endpoint) { session in
          _ = await session.exchange(Request("GET", "/1"), within: .ample)
          let second = await session.exchange(Request("GET", "/2"), within: .ample)
          #expect(second.failure == .closedEarly(receivedBytes: 10))
          #expect(second.connection == ConnectionUse(number: 1, earlierExchanges: 1))
        }
        #expect(server.log.connectionCount == 1)
      }
    )
  }

  @Test("the time for the first sending and for the second is one and the same")
  func limit() async throws {
    // Long, because on a busy machine the server's pause may take seconds more than it should.
    let limit = Duration.seconds(24)
    try await ScriptedServer.with(
      { peer in
        if peer.number == 1 {
          _ = await peer.request()
          try await peer.send(Self.answer)
          _ = await peer.request()
          // Some of the time is over when the connection turns out closed.
          try await Task.sleep(for: .seconds(4))
        } else {
          await peer.readToEnd()
        }
      },
      { server in
        await WireSession.with(server.endpoint) { session in
          _ = await session.exchange(Request("GET", "/1"), within: .ample)
          let second = await session.exchange(Request("GET", "/2"), within: limit)
          #expect(second.failure == .timedOut(after: Elapsed(limit)))
          #expect(second.timing.total < Elapsed(.seconds(21)))
        }
        #expect(server.log.connectionCount == 2)
      }
    )
  }

  @Test("a request that changes something is sent once, and never again")
  func unsafeIsNotRetried() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        if peer.number == 1 { try await peer.send(Self.answer) }
      },
      { server in
        await WireSession.with(server.endpoint) { session in
          _ = await session.exchange(Request("GET", "/"), within: .ample)
          let change = await session.exchange(Request("POST", "/"), within: .ample)
          #expect(change.failure == .closedEarly(receivedBytes: 0))
        }
        #expect(server.log.connectionCount == 2)
      }
    )
  }
}
