import GradusModel
import GradusWire
import Synchronization
import Testing

/// Requests that are sent in part, and released together.
@Suite("Held requests")
struct HeldRequestsTests {
  private static let answer = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok"
  private let request = Request("POST", "/todos", content: Bytes("0123456789"))

  @Test("no request is complete before the release, and each is after it")
  func barrier() async throws {
    let complete = Mutex(0)
    try await ScriptedServer.with(
      { peer in
        guard await peer.request() != nil else { return }
        complete.withLock { $0 += 1 }
        try await peer.send(Self.answer)
      },
      { server in
        try await WireSession.with(server.endpoint) { session in
          let requests = Array(repeating: request, count: 20)
          let exchanges = try await session.holding(
            requests,
            at: .allButLast(1),
            within: .ample
          ) { held in
            #expect(held.connected == 20)
            // Long enough for a request to arrive that was complete by mistake.
            try await Task.sleep(for: .milliseconds(50))
            #expect(complete.withLock(\.self) == 0)
            return await held.release(within: .ample)
          }
          #expect(exchanges.count == 20)
          #expect(exchanges.allSatisfy { $0.response?.status == 201 && $0.failure == nil })
          #expect(Set(exchanges.map(\.connection.number)).count == 20)
        }
      }
    )
    #expect(complete.withLock(\.self) == 20)
  }

  @Test("what is advanced byte by byte arrives as one message")
  func advancing() async throws {
    let heads = Mutex<[String]>([])
    try await ScriptedServer.with(
      { peer in
        guard let head = await peer.request() else { return }
        heads.withLock { $0.append(head) }
        try await peer.send(Self.answer)
      },
      { server in
        await WireSession.with(server.endpoint) { session in
          let exchanges = await session.holding([request], at: .first(1), within: .ample) { held in
            for _ in 0..<200 { held.advance(by: 1) }
            return await held.release(within: .ample)
          }
          #expect(exchanges.first?.response?.status == 201)
        }
      }
    )
    #expect(heads.withLock { $0.first?.hasPrefix("POST /todos HTTP/1.1\r\n") } == true)
  }

  @Test("requests that are never released are dropped with their connections")
  func dropping() async throws {
    let (ends, ended) = AsyncStream.makeStream(of: Bool.self)
    try await ScriptedServer.with(
      { peer in ended.yield(await peer.request() == nil) },
      { server in
        await WireSession.with(server.endpoint) { session in
          await session.holding([request], at: .halfContent, within: .ample) { _ in }
        }
        for await isIncomplete in ends {
          #expect(isIncomplete)
          return
        }
      }
    )
  }

  @Test("an answer before the request is complete is the answer")
  func early() async throws {
    try await ScriptedServer.with(
      { peer in
        await peer.read(count: 10)
        try await peer.send(Self.answer)
        await peer.readToEnd()
      },
      { server in
        try await WireSession.with(server.endpoint) { session in
          let exchanges = try await session.holding([request], at: .head, within: .ample) { held in
            try await Task.sleep(for: .milliseconds(50))
            return await held.release(within: .ample)
          }
          #expect(exchanges.first?.response?.status == 201)
        }
      }
    )
  }

  @Test("where nothing listens, each exchange says so")
  func refused() async {
    await WireSession.with(Endpoint(host: "127.0.0.1", port: 1)) { session in
      let exchanges = await session.holding(
        [request, request],
        at: .allButLast(1),
        within: .ample
      ) { held in
        #expect(held.connected == 0)
        return await held.release(within: .ample)
      }
      #expect(exchanges.map(\.failure) == [.connectionRefused, .connectionRefused])
    }
  }
}
