import GradusModel
import GradusWire
import Testing

@Suite("Responses that end too early")
struct EarlyEndTests {
  /// What comes before the connection ends.
  private static let beginnings = [
    "HTTP/1.1 200",
    "HTTP/1.1 200 OK\r\nContent-Le",
    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n",
  ]

  @Test("a connection closed without a byte is told as such", arguments: ["GET", "POST"])
  func nothing(method: String) async throws {
    try await ScriptedServer.with(
      { peer in _ = await peer.request() },
      { server in
        let exchange = await server.exchange(Request(method, "/"))
        #expect(exchange.failure == .closedEarly(receivedBytes: 0))
        #expect(exchange.response == nil)
        #expect(exchange.received == Bytes())
        #expect(exchange.connection.number == 1)
      }
    )
  }

  @Test("a connection closed within the response tells the bytes that came", arguments: beginnings)
  func closed(beginning: String) async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(beginning)
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        #expect(exchange.failure == .closedEarly(receivedBytes: beginning.utf8.count))
        #expect(exchange.received == Bytes(beginning))
        #expect((exchange.response != nil) == beginning.contains("\r\n\r\n"))
        #expect(exchange.timing.firstByte != nil)
      }
    )
  }

  @Test("content that came in part is kept with the failure")
  func part() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.1 201 Created\r\nContent-Length: 10\r\n\r\nhello")
      },
      { server in
        let response = await server.exchange(Request("GET", "/")).response
        #expect(response?.status == 201)
        #expect(response?.content.text == "hello")
        #expect(response?.surplusBytes == 0)
      }
    )
  }

  @Test("a connection that is reset without a byte is told as such")
  func resetAtOnce() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.reset()
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        #expect(exchange.failure == .reset(receivedBytes: 0))
      }
    )
  }

  @Test("a connection that is reset within the response tells the bytes that came")
  func resetLater() async throws {
    let beginning = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello"
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(beginning)
        // A reset may overtake what was sent before it; it must not here.
        try await Task.sleep(for: .milliseconds(200))
        try await peer.reset()
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        #expect(exchange.failure == .reset(receivedBytes: beginning.utf8.count))
        #expect(exchange.response?.content.text == "hello")
      }
    )
  }

  @Test("a server that answers and leaves while the request is still coming has answered")
  func answeredBeforeTheEnd() async throws {
    let content = Bytes([UInt8](repeating: 0x61, count: 8 << 20))
    try await ScriptedServer.with(
      { peer in
        await peer.read(count: 100)
        try await peer.send("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n")
        await peer.readToEnd()
      },
      { server in
        let exchange = await server.exchange(Request("POST", "/", content: content))
        #expect(exchange.failure == nil)
        #expect(exchange.response?.status == 413)
      }
    )
  }

  @Test("a server that leaves while the request is still coming has not answered")
  func leftBeforeTheEnd() async throws {
    let content = Bytes([UInt8](repeating: 0x61, count: 8 << 20))
    try await ScriptedServer.with(
      { peer in await peer.read(count: 100) },
      { server in
        let exchange = await server.exchange(Request("POST", "/", content: content))
        let failures: [TransportFailure] = [
          .closedEarly(receivedBytes: 0), .reset(receivedBytes: 0),
        ]
        let failure = try #require(exchange.failure)
        #expect(failures.contains(failure))
      }
    )
  }
}
