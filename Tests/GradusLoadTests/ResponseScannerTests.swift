import GradusLoad
import GradusModel
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

/// The end of a response, wherever its bytes are split.
@Suite("Response scanner")
struct ResponseScannerTests {
  static let responses: [(String, ResponseScanner.Outcome?)] = [
    ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", outcome(200, true, 2)),
    ("HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n", outcome(200, true, 0)),
    ("HTTP/1.1 204 No Content\r\n\r\n", outcome(204, true, 0)),
    ("HTTP/1.1 304 Not Modified\r\nContent-Length: 12\r\n\r\n", outcome(304, true, 0)),
    ("HTTP/1.1 200\r\nContent-Length: 1\r\n\r\nx", outcome(200, true, 1)),
    ("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", outcome(200, false, 1)),
    (
      "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 1\r\n\r\nx",
      outcome(200, true, 1)
    ),
    (
      "HTTP/1.1 200 OK\r\nConnection: foo , CLOSE\r\nContent-Length: 1\r\n\r\nx",
      outcome(200, false, 1)
    ),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
      outcome(200, true, 15)
    ),
    (
      "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n1\r\nx\r\n0\r\nTrailer: 1\r\n\r\n",
      outcome(200, true, 1)
    ),
    (
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
        + "HTTP/1.1 201 Created\r\nContent-Length: 3\r\n\r\nabc",
      outcome(201, true, 3)
    ),
    ("HTTP/1.1 200 OK\r\n\r\nuntil the end", outcome(200, false, 13)),
    (
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}", outcome(200, true, 2)
    ),
    ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", nil),
    ("HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}", nil),
    ("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}", nil),
    ("HTTP/2 200 OK\r\n\r\n", nil),
    ("SSH-2.0-OpenSSH_9.2\r\n\r\n", nil),
    ("HTTP/1.1 2x0 OK\r\n\r\n", nil),
    ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", nil),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", nil),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n", nil),
  ]

  private static func outcome(
    _ status: Int,
    _ keeps: Bool,
    _ length: Int
  )
    -> ResponseScanner.Outcome
  {
    ResponseScanner.Outcome(status: status, keepsAlive: keeps, contentLength: length)
  }

  @Test(
    "a response ends where it should, in one piece and split at every byte",
    arguments: responses
  )
  func split(text: String, expected: ResponseScanner.Outcome?) {
    let bytes = Array(text.utf8)
    #expect(scan([bytes]) == expected)
    for position in 1..<bytes.count {
      let pieces = [Array(bytes[..<position]), Array(bytes[position...])]
      #expect(scan(pieces) == expected, "split at \(position)")
    }
    #expect(scan(bytes.map { [$0] }) == expected, "byte by byte")
  }

  @Test("a response that is cut off is not complete")
  func cutOff() {
    let whole = Array("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".utf8)
    for count in 0..<whole.count { #expect(scan([Array(whole[..<count])]) == nil) }
  }

  @Test("a response to HEAD has no content, whatever its length says")
  func head() {
    var scanner = ResponseScanner()
    scanner.begin(isHead: true, keepsContent: false)
    var buffer = ByteBuffer(string: "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")
    var position = 0
    let event = scanner.scan(buffer.readableBytesSpan, from: &position)
    #expect(event == .complete(Self.outcome(200, true, 0)))
    buffer.moveReaderIndex(forwardBy: position)
    #expect(buffer.readableBytes == 0)
  }

  @Test("what follows a response is left, and content is kept where it is wanted")
  func surplus() {
    var scanner = ResponseScanner()
    scanner.begin(isHead: false, keepsContent: true)
    let buffer = ByteBuffer(string: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP")
    var position = 0
    _ = scanner.scan(buffer.readableBytesSpan, from: &position)
    #expect(position == buffer.readableBytes - 4)
    #expect(scanner.content == Array("{}".utf8))
  }

  @Test("a head without an end is refused before it fills the memory")
  func endless() {
    var scanner = ResponseScanner()
    scanner.begin(isHead: false, keepsContent: false)
    let piece = ByteBuffer(repeating: UInt8(ascii: "x"), count: 64 << 10)
    var position = 0
    _ = scanner.scan(
      ByteBuffer(string: "HTTP/1.1 200 OK\r\nX: ").readableBytesSpan,
      from: &position
    )
    var pieces = 0
    while true {
      position = 0
      pieces += 1
      if scanner.scan(piece.readableBytesSpan, from: &position) != .needsMore { break }
      #expect(pieces < 100)
    }
    #expect(pieces <= 17)
  }

  @Test("any response is read as NIO's own parser reads it", arguments: 1...300)
  func againstNIO(seed: UInt64) throws {
    var generator = Seed(seed).generator(for: "responses")
    let bytes = Array(RandomResponse.text(using: &generator).utf8)
    let expected = try NIOParser.outcome(of: bytes)
    #expect(scan([bytes]) == expected, "\(String(decoding: bytes, as: UTF8.self))")
    for _ in 0..<20 {
      var pieces: [[UInt8]] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...max(1, rest.count / 2), using: &generator)
        pieces.append(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
      #expect(scan(pieces) == expected, "\(pieces.map(\.count))")
    }
  }

  /// What the scanner says of bytes that come in pieces before the connection ends.
  private func scan(_ pieces: [[UInt8]]) -> ResponseScanner.Outcome? {
    var scanner = ResponseScanner()
    scanner.begin(isHead: false, keepsContent: false)
    for piece in pieces {
      var position = 0
      switch scanner.scan(ByteBuffer(bytes: piece).readableBytesSpan, from: &position) {
      case .needsMore: continue
      case .complete(let outcome): return outcome
      case .malformed: return nil
      }
    }
    return scanner.close()
  }
}
