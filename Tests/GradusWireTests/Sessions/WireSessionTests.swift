import GradusModel
import GradusWire
import Testing

@Suite("Sessions")
struct WireSessionTests {
  private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

  @Test(
    "a session closes its connection at its end, also when its closure throws",
    arguments: [false, true]
  )
  func closes(fails: Bool) async throws {
    struct Failure: Error {}
    let (ends, ended) = AsyncStream.makeStream(of: Void.self)
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(Self.answer)
        await peer.readToEnd()
        ended.yield()
      },
      { server in
        do {
          try await WireSession.with(server.endpoint) { session in
            let exchange = await session.exchange(Request("GET", "/"), within: .ample)
            #expect(exchange.failure == nil)
            if fails { throw Failure() }
          }
          #expect(!fails)
        } catch is Failure {
          #expect(fails)
        }
        // Comes only when the connection is closed, while the server still serves.
        for await _ in ends { return }
      }
    )
  }

  @Test("a session gives back what its closure returns")
  func result() async {
    let endpoint = Endpoint(host: "127.0.0.1", port: 1)
    #expect(await WireSession.with(endpoint) { _ in 42 } == 42)
  }

  @Test("exchanges side by side in one session have connections of their own")
  func sideBySide() async throws {
    try await ScriptedServer.with(
      { peer in
        while let head = await peer.request() {
          let path = head.split(separator: " ")[1]
          try await peer.send(
            "HTTP/1.1 200 OK\r\nContent-Length: \(path.utf8.count)\r\n\r\n\(path)"
          )
        }
      },
      { server in
        await WireSession.with(server.endpoint) { session in
          await withTaskGroup { group in
            for number in 0..<40 {
              let method = number.isMultiple(of: 2) ? "GET" : "POST"
              group.addTask {
                await session.exchange(Request(method, "/\(number)"), within: .ample)
              }
            }
            for await exchange in group {
              #expect(exchange.failure == nil)
              #expect(exchange.response?.content.text == exchange.request.target)
            }
          }
        }
      }
    )
  }

  @Test("two hundred sessions at once each have their own answers")
  func concurrent() async throws {
    try await ScriptedServer.with(
      { peer in
        while let head = await peer.request() {
          let path = head.split(separator: " ")[1]
          try await peer.send(
            "HTTP/1.1 200 OK\r\nContent-Length: \(path.utf8.count)\r\n\r\n\(path)"
          )
        }
      },
      { server in
        let failures = await withTaskGroup { group in
          for number in 0..<200 {
            group.addTask { await wrongAnswers(from: server.endpoint, session: number) }
          }
          return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(failures.isEmpty)
        #expect(server.log.connectionCount >= 400)
      }
    )
  }

  /// Two safe exchanges on one connection and one on another; none of them may be wrong.
  private func wrongAnswers(from endpoint: Endpoint, session number: Int) async -> [Exchange] {
    await WireSession.with(endpoint) { session in
      var wrong: [Exchange] = []
      for (index, method) in ["GET", "GET", "POST"].enumerated() {
        let target = "/\(number)/\(index)"
        let exchange = await session.exchange(Request(method, target), within: .ample)
        let use = ConnectionUse(number: index < 2 ? 1 : 2, earlierExchanges: index == 1 ? 1 : 0)
        if exchange.response?.content.text != target || exchange.connection != use {
          wrong.append(exchange)
        }
      }
      return wrong
    }
  }
}
