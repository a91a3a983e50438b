import GradusModel
import GradusWire
import Testing

@Suite("Responses without measure")
struct LimitTests {
  private static let limits = WireLimits(keptContent: 1 << 10, received: 64 << 10)

  @Test(
    "a response without end is cut where the limit is",
    arguments: [
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
      "HTTP/1.1 200 OK\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n",
    ]
  )
  func endless(head: String) async throws {
    let chunk = "400\r\n" + String(repeating: "x", count: 0x400) + "\r\n"
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(head)
        while true { try await peer.send(chunk) }
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"), limits: Self.limits)
        #expect(exchange.failure == .tooLarge(limit: 64 << 10))
        #expect(exchange.received?.count == 64 << 10)
        #expect(exchange.response?.status == 200)
        #expect(exchange.response?.content.count == 1 << 10)
        let response = try #require(exchange.response)
        #expect(response.omittedBytes > 0)
      }
    )
  }

  @Test("of more than is kept as it came, the first is kept, and how much there was")
  func keptInPart() async throws {
    let answer =
      "HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + String(repeating: "x", count: 8000)
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(answer)
      },
      { server in
        let limits = WireLimits(keptReceived: 100)
        let exchange = await server.exchange(Request("GET", "/"), limits: limits)
        #expect(exchange.failure == .closedEarly(receivedBytes: answer.utf8.count))
        #expect(exchange.received == Bytes(Array(answer.utf8.prefix(100))))
        #expect(exchange.receivedBytes == answer.utf8.count)
        #expect(exchange.response?.content.count == 8000)
      }
    )
  }

  @Test("a flood behind the end of a response is cut as well")
  func surplus() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.1 204 No Content\r\n\r\n")
        while true { try await peer.send(String(repeating: "x", count: 1 << 10)) }
      },
      { server in
        let closing = Request("GET", "/", headers: [HeaderField("Connection", "close")])
        let exchange = await server.exchange(closing, limits: Self.limits)
        #expect(exchange.response?.status == 204)
        if exchange.failure == nil {
          let response = try #require(exchange.response)
          #expect(response.surplusBytes > 0)
        } else {
          #expect(exchange.failure == .tooLarge(limit: 64 << 10))
        }
      }
    )
  }

  @Test("a head without end is given up", arguments: ["X: ", "X-%: y\r\n"])
  func endlessHead(field: String) async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.1 200 OK\r\n")
        var number = 0
        while true {
          number += 1
          let text = field.hasSuffix("\n") ? field.replacing("%", with: String(number)) : "xxxxxxxx"
          try await peer.send(number == 1 ? field.replacing("%", with: "1") : text)
        }
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        let failures: [TransportFailure] = [
          .notHTTP(reason: "its header section is too large"), .tooLarge(limit: 16 << 20),
        ]
        let failure = try #require(exchange.failure)
        #expect(failures.contains(failure))
        #expect(exchange.response == nil)
      }
    )
  }

  @Test("a response exactly at the limit is whole, one byte more is not", arguments: [0, 1])
  func exact(more: Int) async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: \(100 + more)\r\n\r\n"
    let answer = head + String(repeating: "x", count: 100 + more)
    try await ScriptedServer.answering(answer) { server in
      let limit = answer.utf8.count - more
      let exchange = await server.exchange(Request("GET", "/"), limits: WireLimits(received: limit))
      #expect(exchange.failure == (more == 0 ? nil : .tooLarge(limit: limit)))
      #expect(exchange.received?.count == (more == 0 ? nil : limit))
    }
  }

  @Test("the limit holds for each exchange, not for the connection")
  func perExchange() async throws {
    let answer =
      "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + String(repeating: "x", count: 100)
    try await ScriptedServer.answering(answer) { server in
      await WireSession.with(server.endpoint, limits: WireLimits(received: 200)) { session in
        for earlier in 0..<5 {
          let exchange = await session.exchange(Request("GET", "/"), within: .ample)
          #expect(exchange.failure == nil)
          #expect(exchange.connection.earlierExchanges == earlier)
        }
      }
    }
  }
}
