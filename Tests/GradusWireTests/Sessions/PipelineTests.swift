import GradusModel
import GradusWire
import Testing

/// Requests that are sent in one piece, before any of them is answered.
@Suite("Pipelined requests")
struct PipelineTests {
  private let requests = ["/a", "/b", "/c"].map { Request("GET", $0) }

  @Test(
    "each request has its own response, in one piece or in several",
    arguments: [true, false]
  )
  func order(isOnePiece: Bool) async throws {
    try await ScriptedServer.with(
      { peer in
        let answers = ["a", "b", "c"].map { "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n\($0)" }
        for _ in answers { _ = await peer.request() }
        if isOnePiece {
          try await peer.send(answers.joined())
        } else {
          for answer in answers { try await peer.send(answer) }
        }
        await peer.readToEnd()
      },
      { server in
        let exchanges = await pipeline(to: server)
        #expect(exchanges.map(\.request.target) == ["/a", "/b", "/c"])
        let contents = exchanges.compactMap { $0.response?.content.array }
        #expect(contents.map { String(decoding: $0, as: UTF8.self) } == ["a", "b", "c"])
        #expect(exchanges.allSatisfy { $0.failure == nil && $0.response?.surplusBytes == 0 })
        #expect(Set(exchanges.map(\.connection.number)).count == 1)
      }
    )
  }

  @Test(
    "what is not answered before the connection ends has no response",
    arguments: [true, false]
  )
  func closing(says: Bool) async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        let field = says ? "Connection: close\r\n" : ""
        try await peer.send("HTTP/1.1 200 OK\r\n\(field)Content-Length: 1\r\n\r\na")
      },
      { server in
        let exchanges = await pipeline(to: server)
        #expect(exchanges.map { $0.response?.status } == [200, nil, nil])
        #expect(exchanges[0].failure == nil)
        for exchange in exchanges.dropFirst() {
          switch exchange.failure {
          case .closedEarly, .reset: break
          default: Issue.record("\(String(describing: exchange.failure))")
          }
        }
      }
    )
  }

  @Test("a response that never comes runs out of time, and ends those behind it")
  func waiting() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.1 204 No Content\r\n\r\n")
        await peer.readToEnd()
      },
      { server in
        let exchanges = await pipeline(to: server, within: .seconds(2))
        #expect(exchanges[0].response?.status == 204)
        guard case .timedOut = exchanges[1].failure else {
          Issue.record("\(String(describing: exchanges[1].failure))")
          return
        }
        #expect(exchanges[2].failure == .closedEarly(receivedBytes: 0))
      }
    )
  }

  @Test("where nothing listens, no request has a response")
  func refused() async throws {
    try await ClosedPort.with { endpoint in
      let exchanges = await WireSession.with(endpoint) {
        await $0.pipeline(requests, within: .ample)
      }
      #expect(exchanges.map(\.failure) == Array(repeating: .connectionRefused, count: 3))
    }
  }

  private func pipeline(
    to server: ScriptedServer,
    within limit: Duration = .ample
  ) async -> [Exchange] {
    await WireSession.with(server.endpoint) { await $0.pipeline(requests, within: limit) }
  }
}
