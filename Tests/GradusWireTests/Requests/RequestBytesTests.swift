import GradusModel
import GradusWire
import Testing

@Suite("The bytes of a request")
struct RequestBytesTests {
  /// A request and the lines of its head on the wire; `HOST` stands for the server's authority.
  struct Sample: Sendable, CustomTestStringConvertible {
    let request: Request
    let head: [String]

    init(_ request: Request, _ head: String...) {
      self.request = request
      self.head = head
    }

    var testDescription: String { head.joined(separator: " | ") }
  }

  @Test(
    "Host comes first where it is missing, and nothing else is added where there is no content",
    arguments: [
      Sample(Request("GET", "/"), "GET / HTTP/1.1", "Host: HOST"),
      Sample(Request("HEAD", "/a?x=1&y=;2"), "HEAD /a?x=1&y=;2 HTTP/1.1", "Host: HOST"),
      Sample(Request("OPTIONS", "*"), "OPTIONS * HTTP/1.1", "Host: HOST"),
      Sample(Request("DELETE", "/todos/1"), "DELETE /todos/1 HTTP/1.1", "Host: HOST"),
      Sample(Request("BREW", "/pot"), "BREW /pot HTTP/1.1", "Host: HOST"),
      Sample(
        Request(
          "GET",
          "/a%20b",
          headers: [HeaderField("x-Odd-CASE", "a   b"), HeaderField("E", "")]
        ),
        "GET /a%20b HTTP/1.1",
        "Host: HOST",
        "x-Odd-CASE: a   b",
        "E: "
      ),
      Sample(
        Request("GET", "/", headers: [HeaderField("S", "1"), HeaderField("s", "naïve")]),
        "GET / HTTP/1.1",
        "Host: HOST",
        "S: 1",
        "s: naïve"
      ),
    ]
  )
  func withoutContent(sample: Sample) async throws {
    try await expectBytes(of: sample)
  }

  @Test(
    "a Host that a check gives, in any case, is the only one and stays where it is",
    arguments: [
      Sample(
        Request("GET", "/", headers: [HeaderField("A", "b"), HeaderField("host", "elsewhere")]),
        "GET / HTTP/1.1",
        "A: b",
        "host: elsewhere"
      ),
      Sample(
        Request("GET", "/", headers: [HeaderField("Host", "")]),
        "GET / HTTP/1.1",
        "Host: "
      ),
    ]
  )
  func givenHost(sample: Sample) async throws {
    try await expectBytes(of: sample)
  }

  @Test(
    "Content-Length comes last where there is content, or where the method usually has some",
    arguments: [
      Sample(Request("POST", "/"), "POST / HTTP/1.1", "Host: HOST", "Content-Length: 0"),
      Sample(Request("PUT", "/"), "PUT / HTTP/1.1", "Host: HOST", "Content-Length: 0"),
      Sample(Request("PATCH", "/"), "PATCH / HTTP/1.1", "Host: HOST", "Content-Length: 0"),
      Sample(
        Request("POST", "/", headers: [HeaderField("A", "b")], content: Bytes(#"{"t":"é"}"#)),
        "POST / HTTP/1.1",
        "Host: HOST",
        "A: b",
        "Content-Length: 10"
      ),
      Sample(
        Request("DELETE", "/", content: [0x00, 0xFF, 0x0D, 0x0A]),
        "DELETE / HTTP/1.1",
        "Host: HOST",
        "Content-Length: 4"
      ),
      Sample(
        Request("GET", "/", content: Bytes("odd")),
        "GET / HTTP/1.1",
        "Host: HOST",
        "Content-Length: 3"
      ),
      Sample(
        Request("POST", "/", content: Bytes([UInt8](repeating: 0x61, count: 3 << 20))),
        "POST / HTTP/1.1",
        "Host: HOST",
        "Content-Length: 3145728"
      ),
    ]
  )
  func withContent(sample: Sample) async throws {
    try await expectBytes(of: sample)
  }

  @Test(
    "framing that a check gives is sent as it is, right or wrong",
    arguments: [
      Sample(
        Request("POST", "/", headers: [HeaderField("content-length", "99")], content: Bytes("abc")),
        "POST / HTTP/1.1",
        "Host: HOST",
        "content-length: 99"
      ),
      Sample(
        Request(
          "POST",
          "/",
          headers: [HeaderField("Transfer-Encoding", "chunked")],
          content: Bytes("3;x=1\r\nabc\r\n0\r\n\r\n")
        ),
        "POST / HTTP/1.1",
        "Host: HOST",
        "Transfer-Encoding: chunked"
      ),
      Sample(
        Request("POST", "/", headers: [HeaderField("transfer-encoding", "chunked")]),
        "POST / HTTP/1.1",
        "Host: HOST",
        "transfer-encoding: chunked"
      ),
      Sample(
        Request(
          "POST",
          "/",
          headers: [
            HeaderField("Content-Length", "5"), HeaderField("Content-Length", "6"),
            HeaderField("Transfer-Encoding", "chunked"),
          ],
          content: Bytes("0\r\n\r\n")
        ),
        "POST / HTTP/1.1",
        "Host: HOST",
        "Content-Length: 5",
        "Content-Length: 6",
        "Transfer-Encoding: chunked"
      ),
    ]
  )
  func givenFraming(sample: Sample) async throws {
    try await expectBytes(of: sample)
  }

  private func expectBytes(
    of sample: Sample,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let head = sample.head.joined(separator: "\r\n") + "\r\n\r\n"
    try await ScriptedServer.with(
      { peer in
        // As many bytes as there must be; more would come before the client closes.
        let host = "127.0.0.1:\(peer.port)"
        let wire = head.replacing("HOST", with: host).utf8.count + sample.request.content.count
        await peer.read(count: wire)
        try await peer.send("HTTP/1.1 204 No Content\r\n\r\n")
        await peer.readToEnd()
      },
      { server in
        let exchange = await server.exchange(sample.request)
        let wire = head.replacing("HOST", with: server.endpoint.authority)
        #expect(exchange.failure == nil, sourceLocation: sourceLocation)
        #expect(
          server.log.received == [Array(wire.utf8) + sample.request.content.array],
          sourceLocation: sourceLocation
        )
        #expect(
          server.log.received == [exchange.request.wireBytes.array],
          sourceLocation: sourceLocation
        )
      }
    )
  }
}
