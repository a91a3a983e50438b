import GradusModel
import GradusWire
import Testing

@Suite("Bytes after the end of a response")
struct SurplusTests {
  private static let closing = [HeaderField("Connection", "close")]

  @Test(
    "a HEAD without content has no surplus, whatever length it tells",
    arguments: [true, false]
  )
  func head(closes: Bool) async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
        if !closes { await peer.readToEnd() }
      },
      { server in
        let request = Request("HEAD", "/", headers: closes ? Self.closing : [])
        let exchange = await server.exchange(request)
        #expect(exchange.failure == nil)
        #expect(exchange.response?.headers.value(of: "Content-Length") == "5")
        #expect(exchange.response?.content.isEmpty == true)
        #expect(exchange.response?.surplusBytes == 0)
      }
    )
  }

  @Test(
    "content that comes behind its end is counted, in one piece or later, HTTP or not",
    arguments: [
      ("HEAD", "200 OK\r\nContent-Length: 5"), ("GET", "204 No Content"),
      ("GET", "304 Not Modified"),
      ("GET", "200 OK\r\nContent-Length: 0"), ("HEAD", "200 OK\r\nTransfer-Encoding: chunked"),
      ("GET", "200 OK\r\nContent-Length: 0\r\nConnection: close"),
    ],
    [["hello"], ["", "he", "llo"], ["5\r\nhello\r\n0\r\n\r\n"], ["HTTP/1.1 200 OK\r\n\r\n"]]
  )
  func counted(question: (method: String, answer: String), pieces: [String]) async throws {
    try await ScriptedServer.with(
      { peer in
        _ = await peer.request()
        try await peer.send("HTTP/1.1 \(question.answer)\r\n\r\n" + pieces[0])
        for piece in pieces.dropFirst() { try await peer.send(piece) }
      },
      { server in
        let request = Request(question.method, "/", headers: Self.closing)
        let exchange = await server.exchange(request)
        #expect(exchange.failure == nil)
        #expect(exchange.response?.content.isEmpty == true)
        let surplus = try #require(exchange.response?.surplusBytes)
        if pieces.count == 1 {
          #expect(surplus == pieces[0].utf8.count)
        } else {
          // Reading stops at the first byte that cannot be: how much came with it is left to TCP.
          #expect(1...5 ~= surplus)
        }
      }
    )
  }

  @Test("a request that asks to close waits for the end of the connection only as long as it may")
  func neverCloses() async throws {
    try await ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") { server in
      let exchange = await WireSession.with(server.endpoint) { session in
        await session.exchange(
          Request("GET", "/", headers: Self.closing),
          within: .milliseconds(1500)
        )
      }
      #expect(exchange.failure == nil)
      #expect(exchange.response?.content.text == "ok")
      #expect(exchange.response?.surplusBytes == 0)
    }
  }

  @Test("two responses to one request are a failure where the connection was to stay open")
  func twice() async throws {
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    try await ScriptedServer.answering(answer + answer) { server in
      let exchange = await server.exchange(Request("GET", "/"))
      #expect(exchange.failure == .notHTTP(reason: "two responses came to one request"))
      #expect(exchange.response?.content.text == "ok")
      #expect(exchange.response?.surplusBytes == answer.utf8.count)
      #expect(exchange.received == Bytes(answer + answer))
    }
  }

  @Test("what comes before the request is no answer to it, or was too late to tell")
  func unasked() async throws {
    try await ScriptedServer.with(
      { peer in
        try await peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        await peer.readToEnd()
      },
      { server in
        for _ in 0..<50 {
          let exchange = await server.exchange(Request("POST", "/"))
          let isTaken = exchange.failure == nil && exchange.response?.content.text == "ok"
          let isTold = exchange.failure == .notHTTP(reason: "it came before anything was asked")
          let isClosed = exchange.failure == .closedEarly(receivedBytes: 0)
          #expect(isTaken || isTold || isClosed)
        }
      }
    )
  }

  @Test("a connection with surplus on it carries no second exchange")
  func notReused() async throws {
    try await ScriptedServer.with(
      { peer in
        while await peer.request() != nil {
          try await peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nsurplus")
        }
      },
      { server in
        await WireSession.with(server.endpoint) { session in
          for number in 1...3 {
            let exchange = await session.exchange(Request("GET", "/"), within: .ample)
            #expect(exchange.failure == nil)
            #expect(exchange.response?.content == [])
            #expect(exchange.connection == ConnectionUse(number: number, earlierExchanges: 0))
          }
        }
      }
    )
  }
}
