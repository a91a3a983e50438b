import GradusModel
import GradusWire
import Testing

@Suite("Cancelling the task of an exchange")
struct CancellationTests {
  @Test("an exchange that waits ends promptly, and its connection with it")
  func waiting() async throws {
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    let (ends, ended) = AsyncStream.makeStream(of: Void.self)
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        arrived.yield()
        await peer.readToEnd()
        ended.yield()
      },
      { server in
        let begun = ContinuousClock.now
        let task = Task { await server.exchange(Request("GET", "/")) }
        await first(of: arrivals)
        task.cancel()
        let exchange = await task.value
        #expect(exchange.failure == .cancelled)
        #expect(exchange.response == nil)
        await first(of: ends)
        #expect(begun.duration(to: .now) < .ample / 2)
      }
    )
  }

  @Test("what had come of the response is kept")
  func part() async throws {
    let (sendings, sent) = AsyncStream.makeStream(of: Void.self)
    // More than sockets hold, so that some of it has been read once all of it is sent.
    let content = [UInt8](repeating: 0x61, count: 14 << 20)
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.1 200 OK\r\nContent-Length: \(content.count + 1)\r\n\r\n")
        try await peer.send(content)
        sent.yield()
        await peer.readToEnd()
      },
      { server in
        let task = Task { await server.exchange(Request("GET", "/")) }
        await first(of: sendings)
        task.cancel()
        let exchange = await task.value
        #expect(exchange.failure == .cancelled)
        #expect(exchange.response?.status == 200)
        #expect(exchange.response?.content.isEmpty == false)
      }
    )
  }

  @Test("a task that is cancelled already sends nothing and waits for nothing", arguments: 1...10)
  func before(attempt: Int) async throws {
    try await ScriptedServer.with(
      { peer in await peer.readToEnd() },
      { server in
        let begun = ContinuousClock.now
        let task = Task {
          while !Task.isCancelled { await Task.yield() }
          return await server.exchange(Request("GET", "/\(attempt)"))
        }
        task.cancel()
        #expect(await task.value.failure == .cancelled)
        #expect(begun.duration(to: .now) < .ample / 2)
        #expect(server.log.received.flatMap(\.self) == [])
      }
    )
  }

  @Test("on a connection that was used before, cancelling is no reason to try again")
  func onUsedConnection() async throws {
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        _ = await peer.request()
        arrived.yield()
        await peer.readToEnd()
      },
      { server in
        let task = Task {
          await WireSession.with(server.endpoint) { session in
            _ = await session.exchange(Request("GET", "/1"), within: .ample)
            return await session.exchange(Request("GET", "/2"), within: .ample)
          }
        }
        await first(of: arrivals)
        task.cancel()
        #expect(await task.value.failure == .cancelled)
        #expect(server.log.connectionCount == 1)
      }
    )
  }

  @Test("cancelling at any moment ends in a response or in a cancelled exchange", arguments: 0..<40)
  func anyMoment(step: Int) async throws {
    try await ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") { server in
      let begun = ContinuousClock.now
      let task = Task { await server.exchange(Request("GET", "/")) }
      try await Task.sleep(for: .microseconds(step * 50))
      task.cancel()
      let exchange = await task.value
      #expect(exchange.failure == (exchange.response == nil ? .cancelled : nil))
      #expect(begun.duration(to: .now) < .ample / 2)
    }
  }

  private func first(of stream: AsyncStream<Void>) async {
    for await _ in stream { return }
  }
}
