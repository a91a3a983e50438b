import GradusModel
import GradusWire
import Testing

@Suite("Informational responses")
struct InformationalResponseTests {
  private static let final = "HTTP/1.1 200 Fine\r\nContent-Length: 2\r\n\r\nok"

  @Test(
    "responses of the hundreds are skipped, and are no surplus",
    arguments: [
      "HTTP/1.1 100 Continue\r\n\r\n",
      "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n",
      "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n",
      "HTTP/1.1 199 Odd\r\nX-Before: 1\r\n\r\n",
    ],
    [[], [HeaderField("Connection", "close")]]
  )
  func skipped(before: String, headers: [HeaderField]) async throws {
    try await ScriptedServer.with(
      { peer in
        while await peer.request() != nil {
          try await peer.send(before + Self.final)
          if !headers.isEmpty { return }
        }
      },
      { server in
        let request = Request("POST", "/", headers: headers, content: Bytes("x"))
        let exchange = await server.exchange(request)
        #expect(exchange.failure == nil)
        #expect(exchange.response?.status == 200)
        #expect(exchange.response?.reason == "Fine")
        #expect(exchange.response?.headers == [HeaderField("Content-Length", "2")])
        #expect(exchange.response?.content.text == "ok")
        #expect(exchange.response?.surplusBytes == 0)
      }
    )
  }

  @Test("the surplus behind an informational and a final response is counted")
  func surplus() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.1 100 Continue\r\n\r\n" + Self.final + "more")
      },
      { server in
        let request = Request("GET", "/", headers: [HeaderField("Connection", "close")])
        #expect(await server.exchange(request).response?.surplusBytes == 4)
      }
    )
  }

  @Test("an informational response alone is no response")
  func alone() async throws {
    let before = "HTTP/1.1 100 Continue\r\n\r\n"
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(before)
      },
      { server in
        let exchange = await server.exchange(Request("POST", "/"))
        #expect(exchange.response == nil)
        #expect(exchange.failure == .closedEarly(receivedBytes: before.utf8.count))
        #expect(exchange.received == Bytes(before))
      }
    )
  }
}
