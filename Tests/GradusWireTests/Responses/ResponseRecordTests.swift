import GradusModel
import GradusWire
import Testing

@Suite("What is recorded of a response")
struct ResponseRecordTests {
  @Test(
    "the reason phrase is the one that was sent, known, odd or empty",
    arguments: [
      ("200 OK", 200, "OK"), ("404 Nope, sorry", 404, "Nope, sorry"), ("200 ", 200, ""),
      ("200", 200, ""), ("299 Odd", 299, "Odd"), ("599 Über", 599, "Über"),
    ]
  )
  func reason(line: String, status: Int, reason: String) async throws {
    try await ScriptedServer.answering("HTTP/1.1 \(line)\r\nContent-Length: 0\r\n\r\n") { server in
      let exchange = await server.exchange(Request("GET", "/"))
      #expect(exchange.failure == nil)
      #expect(exchange.response?.status == status)
      #expect(exchange.response?.reason == reason)
    }
  }

  @Test("header fields keep their case, their order and their number")
  func headers() async throws {
    let answer =
      "HTTP/1.1 200 OK\r\nset-cookie: a=1\r\nX-ODD:  spaced out \r\nSet-Cookie: b=2\r\nEmpty:\r\n"
      + "Content-Length: 0\r\n\r\n"
    try await ScriptedServer.answering(answer) { server in
      let exchange = await server.exchange(Request("GET", "/"))
      #expect(
        exchange.response?.headers == [
          HeaderField("set-cookie", "a=1"), HeaderField("X-ODD", "spaced out"),
          HeaderField("Set-Cookie", "b=2"), HeaderField("Empty", ""),
          HeaderField("Content-Length", "0"),
        ]
      )
    }
  }

  @Test("content that is not UTF-8 is kept byte for byte")
  func notUnicode() async throws {
    let content: [UInt8] = [0x22, 0xFF, 0xC3, 0x28, 0x00, 0x22]
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        let head = "HTTP/1.1 200 OK\r\nContent-Length: \(content.count)\r\n\r\n"
        try await peer.send(Array(head.utf8) + content)
        await peer.readToEnd()
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        #expect(exchange.failure == nil)
        #expect(exchange.response?.content.array == content)
        #expect(exchange.response?.content.text == nil)
      }
    )
  }

  @Test("received bytes are kept only where they are no complete response")
  func received() async throws {
    try await ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") { server in
      #expect(await server.exchange(Request("GET", "/")).received == nil)
    }
  }

  @Test("content beyond what is kept is counted, not kept")
  func omitted() async throws {
    let content = String(repeating: "x", count: 1000)
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n\(content)"
    try await ScriptedServer.answering(answer) { server in
      let limits = WireLimits(keptContent: 300)
      let exchange = await server.exchange(Request("GET", "/"), limits: limits)
      #expect(exchange.failure == nil)
      #expect(exchange.response?.content == Bytes(String(repeating: "x", count: 300)))
      #expect(exchange.response?.omittedBytes == 700)
      #expect(exchange.response?.surplusBytes == 0)
    }
  }

  @Test("times are in order: the start, the first byte, the end")
  func timing() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await Task.sleep(for: .milliseconds(30))
        try await peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")
        try await Task.sleep(for: .milliseconds(30))
        try await peer.send("ok")
        await peer.readToEnd()
      },
      { server in
        let timing = await server.exchange(Request("GET", "/")).timing
        let firstByte = try #require(timing.firstByte)
        #expect(timing.startedAfter >= .zero)
        #expect(firstByte >= Elapsed(.milliseconds(30)))
        #expect(timing.total >= Elapsed(.milliseconds(60)))
        #expect(firstByte < timing.total)
      }
    )
  }
}
