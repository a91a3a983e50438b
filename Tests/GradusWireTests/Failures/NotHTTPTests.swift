import GradusModel
import GradusWire
import Testing

@Suite("Bytes that are no HTTP")
struct NotHTTPTests {
  private static let noStatusLine = "it does not begin with a status line such as HTTP/1.1 200 OK"

  @Test(
    "what does not begin with a status line is told as such",
    arguments: [
      "SSH-2.0-OpenSSH_9.6\r\n", "{\"status\":\"ok\"}\n", "<!DOCTYPE html>", "hello", "\0\0\0\u{6}",
      "HTTP/2.0 200 OK\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n", "http/1.1 200 OK\r\n\r\n",
      "HTTP 200 OK\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n",
      "HTTP/1.1 2000 OK\r\n\r\n", "200 OK\r\n\r\n",
    ]
  )
  func noStatusLine(text: String) async throws {
    try await expectNotHTTP(text, because: Self.noStatusLine)
  }

  @Test(
    "another protocol is told by its name",
    arguments: [
      ([0x15, 3, 3, 0, 2, 2, 70], "it is TLS, as a backend sends that expects https"),
      ([0x16, 3, 1, 2, 0, 1, 0, 1], "it is TLS, as a backend sends that expects https"),
      ([0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 1], "it is HTTP/2, which nobody asked for"),
      (Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8), "it is HTTP/2, which nobody asked for"),
      ([0x16, 4, 0, 0], "it does not begin with a status line such as HTTP/1.1 200 OK"),
    ] as [([UInt8], String)]
  )
  func otherProtocol(bytes: [UInt8], reason: String) async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(bytes)
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        #expect(exchange.failure == .notHTTP(reason: reason))
      }
    )
  }

  @Test(
    "header fields that cannot be are told as such",
    arguments: [
      "Content Length: 2", "Content-Length : 2", " X: folded", "X: a\r\n folded", "X: a\0b",
      "no colon", ": no name",
    ]
  )
  func headerFields(field: String) async throws {
    try await expectNotHTTP(
      "HTTP/1.1 200 OK\r\n\(field)\r\n\r\nok",
      because: "a header field has characters that are not allowed"
    )
  }

  @Test(
    "framing that contradicts itself is told as such",
    arguments: [
      (
        "Content-Length: two", "its Content-Length is no number, or stands beside Transfer-Encoding"
      ),
      ("Content-Length: -2", "its Content-Length is no number, or stands beside Transfer-Encoding"),
      (
        "Transfer-Encoding: chunked\r\nContent-Length: 2",
        "its Content-Length is no number, or stands beside Transfer-Encoding"
      ),
      ("Content-Length: 2\r\nContent-Length: 3", "it has several Content-Length"),
      (
        "Content-Length: 2\r\nTransfer-Encoding: chunked",
        "a line does not end in CR LF, or Transfer-Encoding stands beside Content-Length"
      ),
    ]
  )
  func framing(fields: String, reason: String) async throws {
    try await expectNotHTTP("HTTP/1.1 200 OK\r\n\(fields)\r\n\r\nok", because: reason)
  }

  @Test(
    "lines that do not end in CR LF are told as such",
    arguments: [
      "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 0\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n",
    ]
  )
  func bareLineFeeds(text: String) async throws {
    try await expectNotHTTP(
      text,
      because: "a line does not end in CR LF, or Transfer-Encoding stands beside Content-Length"
    )
  }

  @Test(
    "chunks that are not what they say are told as such",
    arguments: [
      ("xyz\r\n", "the size of a chunk is no hexadecimal number"),
      ("3\r\nabcd\r\n", "a line or a chunk does not end in CR LF"),
      (
        "3\r\nab\r\n0\r\n",
        "a line does not end in CR LF, or Transfer-Encoding stands beside Content-Length"
      ),
    ]
  )
  func chunks(content: String, reason: String) async throws {
    try await expectNotHTTP(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(content)",
      because: reason
    )
  }

  @Test("random bytes are a failure, and never a crash or a wait", arguments: UInt64(1)...20)
  func random(seed: UInt64) async throws {
    var generator = Seed(seed).generator(for: "noise")
    let bytes = (0..<500).map { _ in UInt8.random(in: 0...255, using: &generator) }
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(bytes)
        await peer.readToEnd()
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        guard case .notHTTP = exchange.failure else {
          Issue.record("\(String(describing: exchange.failure))")
          return
        }
        #expect(exchange.received == Bytes(bytes))
      }
    )
  }

  @Test(
    "a response with bytes changed anywhere ends in a response or a failure",
    arguments: UInt64(1)...40
  )
  func changed(seed: UInt64) async throws {
    var generator = Seed(seed).generator(for: "changes")
    var bytes = Array(
      "HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        .utf8
    )
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
        in: 0...255,
        using: &generator
      )
    }
    let answer = bytes
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(answer)
      },
      { server in
        let exchange = await server.exchange(Request("GET", "/"))
        #expect(exchange.response != nil || exchange.failure != nil)
        #expect((exchange.received == nil) == (exchange.failure == nil))
      }
    )
  }

  @Test("the connection is given up, and the next exchange has a fresh one")
  func freshConnection() async throws {
    try await ScriptedServer.answering("nonsense\r\n") { server in
      await WireSession.with(server.endpoint) { session in
        for number in 1...2 {
          let exchange = await session.exchange(Request("GET", "/"), within: .ample)
          #expect(exchange.connection == ConnectionUse(number: number, earlierExchanges: 0))
        }
      }
    }
  }

  private func expectNotHTTP(
    _ text: String,
    because reason: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send(text)
        await peer.readToEnd()
      },
      { server in
        let exchange = await WireSession.with(server.endpoint) { session in
          await session.exchange(Request("GET", "/"), within: .seconds(10))
        }
        #expect(exchange.failure == .notHTTP(reason: reason), sourceLocation: sourceLocation)
        #expect(exchange.received == Bytes(text), sourceLocation: sourceLocation)
      }
    )
  }
}
