import GradusModel
import GradusWire
import Testing

@Suite("Where a response ends")
struct ResponseFramingTests {
  @Test("Content-Length ends it")
  func contentLength() async throws {
    let response = try await response(
      to: "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello"
    )
    #expect(response.status == 200)
    #expect(response.version == "HTTP/1.1")
    #expect(response.headers.map(\.name) == ["Content-Type", "Content-Length"])
    #expect(response.content.text == "hello")
    #expect(response.surplusBytes == 0)
    #expect(response.omittedBytes == 0)
  }

  @Test("the last chunk ends it; sizes in any case, extensions and trailers are legal")
  func chunked() async throws {
    let response = try await response(
      to: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
        + "5\r\nhello\r\nA;why=not\r\n, chunked \r\n0001\r\n!\r\n0\r\nX-Sum: 1\r\n\r\n"
    )
    #expect(response.content.text == "hello, chunked !")
    #expect(response.surplusBytes == 0)
  }

  @Test("without either the end of the connection ends it")
  func closeDelimited() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.1 200 OK\r\n\r\nuntil ")
        try await peer.send("the end")
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        #expect(exchange.failure == nil)
        #expect(exchange.response?.content.text == "until the end")
        #expect(exchange.response?.surplusBytes == 0)
      }
    )
  }

  @Test("HTTP/1.0 closes after the response")
  func oldVersion() async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nold")
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        #expect(exchange.failure == nil)
        #expect(exchange.response?.version == "HTTP/1.0")
        #expect(exchange.response?.content.text == "old")
      }
    )
  }

  @Test("204 and 304 end with their head, whatever their fields say", arguments: [204, 304])
  func withoutContent(status: Int) async throws {
    let response = try await response(to: "HTTP/1.1 \(status) X\r\nContent-Length: 9\r\n\r\n")
    #expect(response.status == status)
    #expect(response.content.isEmpty)
    #expect(response.surplusBytes == 0)
  }

  @Test("one byte at a time makes the same response")
  func bytewise() async throws {
    let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        for byte in text.utf8 { try await peer.send([byte]) }
        await peer.readToEnd()
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        #expect(exchange.failure == nil)
        #expect(exchange.response?.content.text == "abc")
      }
    )
  }

  @Test("an empty response with Content-Length 0 has no content")
  func empty() async throws {
    let response = try await response(to: "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
    #expect(response.content.isEmpty)
    #expect(response.status == 201)
  }

  @Test("a large response arrives whole")
  func large() async throws {
    let content = String(repeating: "0123456789abcdef", count: 1 << 16)
    let response = try await response(
      to: "HTTP/1.1 200 OK\r\nContent-Length: \(content.utf8.count)\r\n\r\n\(content)"
    )
    #expect(response.content == Bytes(content))
  }

  private func response(to answer: String) async throws -> Response {
    try await ScriptedServer.answering(answer) { server in
      let exchange = await server.exchange(Request("GET", "/"))
      #expect(exchange.failure == nil)
      return try #require(exchange.response)
    }
  }
}
