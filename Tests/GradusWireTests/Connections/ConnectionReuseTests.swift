import GradusModel
import GradusWire
import Testing

@Suite("Which connection an exchange uses")
struct ConnectionReuseTests {
  private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

  @Test("safe requests share a connection")
  func safe() async throws {
    try await ScriptedServer.answering(Self.answer) { server in
      let uses = await uses(of: server, ["GET", "OPTIONS", "GET", "GET"])
      #expect(uses == (0...3).map { ConnectionUse(number: 1, earlierExchanges: $0) })
      #expect(server.log.connectionCount == 1)
    }
  }

  @Test("a HEAD leaves its connection usable")
  func head() async throws {
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
    try await ScriptedServer.with(
      { peer in
        while let head = await peer.request() {
          try await peer.send(head.hasPrefix("HEAD") ? answer : answer + "hello")
        }
      },
      { server in
        #expect(await uses(of: server, ["HEAD", "GET", "HEAD"]).map(\.number) == [1, 1, 1])
      }
    )
  }

  @Test(
    "a request that changes something has a fresh connection",
    arguments: ["POST", "PUT", "PATCH", "DELETE", "BREW"]
  )
  func changing(method: String) async throws {
    try await ScriptedServer.answering(Self.answer) { server in
      let uses = await uses(of: server, ["GET", method, method])
      #expect(uses.map(\.number) == [1, 2, 3])
      #expect(uses.map(\.earlierExchanges) == [0, 0, 0])
    }
  }

  @Test("a safe request after one that changed something uses that one's connection")
  func safeAfterUnsafe() async throws {
    try await ScriptedServer.answering(Self.answer) { server in
      let uses = await uses(of: server, ["POST", "GET"])
      #expect(uses.map(\.number) == [1, 1])
      #expect(uses.map(\.earlierExchanges) == [0, 1])
    }
  }

  @Test(
    "a response that says it closes, or is HTTP/1.0, has the next one on a fresh connection",
    arguments: [
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
      "HTTP/1.1 200 OK\r\nconnection: Close\r\nContent-Length: 2\r\n\r\nok",
      "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
    ]
  )
  func closing(answer: String) async throws {
    try await ScriptedServer.answering(answer) { server in
      #expect(await uses(of: server, ["GET", "GET", "GET"]).map(\.number) == [1, 2, 3])
    }
  }

  @Test("HTTP/1.0 with keep-alive stays open")
  func keepAlive() async throws {
    let answer = "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok"
    try await ScriptedServer.answering(answer) { server in
      #expect(await uses(of: server, ["GET", "GET"]).map(\.number) == [1, 1])
    }
  }

  @Test("a request that asks to close has the next one on a fresh connection")
  func askedToClose() async throws {
    try await ScriptedServer.with(
      { peer in
        while let head = await peer.request() {
          try await peer.send(Self.answer)
          if head.contains("connection: Close") { return }
        }
      },
      { server in
        let closing = Request("GET", "/", headers: [HeaderField("connection", "Close")])
        await WireSession.with(server.endpoint) { session in
          let first = await session.exchange(closing, within: .ample)
          let second = await session.exchange(Request("GET", "/"), within: .ample)
          #expect(first.response?.content.text == "ok")
          #expect([first, second].map(\.connection.number) == [1, 2])
        }
      }
    )
  }

  private func uses(of server: ScriptedServer, _ methods: [String]) async -> [ConnectionUse] {
    await WireSession.with(server.endpoint) { session in
      var uses: [ConnectionUse] = []
      for method in methods {
        let exchange = await session.exchange(Request(method, "/"), within: .ample)
        #expect(exchange.failure == nil)
        #expect(exchange.response?.status == 200)
        uses.append(exchange.connection)
      }
      return uses
    }
  }
}
