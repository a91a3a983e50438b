import GradusModel
import GradusWire
import Testing

@Suite("Responses that do not come in time")
struct TimeLimitTests {
  private static let limit = Duration.milliseconds(1200)

  @Test("a server that says nothing is given the time that was allowed")
  func silent() async throws {
    try await ScriptedServer.with(
      { peer in await peer.readToEnd() },
      { server in
        let exchange = await exchange(with: server)
        #expect(exchange.failure == .timedOut(after: Elapsed(Self.limit)))
        #expect(exchange.response == nil)
        #expect(exchange.received == Bytes())
        let whole = exchange.timing.startedAfter.duration + exchange.timing.total.duration
        #expect(whole >= Self.limit)
      }
    )
  }

  @Test("a byte now and then does not lengthen the time")
  func dripping() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while true {
          try await peer.send("1\r\nx\r\n")
          try await Task.sleep(for: .milliseconds(10))
        }
      },
      { server in
        let exchange = await exchange(with: server)
        #expect(exchange.failure == .timedOut(after: Elapsed(Self.limit)))
        #expect(exchange.response?.status == 200)
        #expect(exchange.received?.text?.hasPrefix("HTTP/1.1 200 OK\r\n") == true)
      }
    )
  }

  @Test("the connection is closed, and the next exchange has a fresh one")
  func closed() async throws {
    try await ScriptedServer.with(
      { peer in
        if peer.number == 1 {
          await peer.readToEnd()
        } else {
          _ = await peer.request()
          try await peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
          await peer.readToEnd()
        }
      },
      { server in
        await WireSession.with(server.endpoint) { session in
          let first = await session.exchange(Request("GET", "/"), within: Self.limit)
          let second = await session.exchange(Request("GET", "/"), within: .ample)
          #expect(first.failure == .timedOut(after: Elapsed(Self.limit)))
          #expect(second.failure == nil)
          #expect(second.connection.number == 2)
        }
      }
    )
  }

  @Test("a server that does not read holds nobody up")
  func notReading() async throws {
    let content = Bytes([UInt8](repeating: 0x61, count: 32 << 20))
    try await ScriptedServer.with(
      { peer in try await Task.sleep(for: .ample) },
      { server in
        let exchange = await WireSession.with(server.endpoint) { session in
          await session.exchange(Request("POST", "/", content: content), within: Self.limit)
        }
        #expect(exchange.failure == .timedOut(after: Elapsed(Self.limit)))
      }
    )
  }

  private func exchange(with server: ScriptedServer) async -> Exchange {
    await WireSession.with(server.endpoint) { session in
      await session.exchange(Request("GET", "/"), within: Self.limit)
    }
  }
}
