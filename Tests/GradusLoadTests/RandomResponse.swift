import GradusLoad
import NIOCore
import NIOEmbedded
import NIOHTTP1

/// Valid responses in all the ways in which they may be written.
enum RandomResponse {
  static func text(using generator: inout some RandomNumberGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      text += "HTTP/1.1 10\(Bool.random(using: &generator) ? 0 : 3) Interim\r\n"
      text += Bool.random(using: &generator) ? "X-Interim: yes\r\n\r\n" : "\r\n"
    }
    let status = [200, 201, 204, 304, 404, 500, 599].randomElement(using: &generator) ?? 200
    text += "HTTP/1.\(Int.random(in: 0...1, using: &generator)) \(status)"
    text += [" OK", " ", " A reason, with words"].randomElement(using: &generator) ?? " OK"
    text += "\r\n"
    let content = String(repeating: "x", count: Int.random(in: 0...40, using: &generator))
    var fields = (0..<Int.random(in: 0...4, using: &generator)).map { "X-Field-\($0): a value, b" }
    let framing = Int.random(in: 0...2, using: &generator)
    let hasContent = ![204, 304].contains(status)
    if framing == 0, hasContent { fields.append("cOntent-Length:  \(content.utf8.count) ") }
    if framing == 1, hasContent { fields.append("Transfer-Encoding: CHUNKED") }
    if let token = ["close", "keep-alive", "x, Close"].randomElement(using: &generator),
      Bool.random(using: &generator)
    {
      fields.append("CONNECTION: \(token)")
    }
    text += fields.shuffled(using: &generator).map { $0 + "\r\n" }.joined() + "\r\n"
    guard hasContent else { return text }
    return text + (framing == 1 ? chunked(content, using: &generator) : content)
  }

  private static func chunked(
    _ content: String,
    using generator: inout some RandomNumberGenerator
  ) -> String {
    var text = ""
    var rest = content[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...rest.count, using: &generator))
      rest = rest.dropFirst(piece.count)
      let size = String(piece.utf8.count, radix: 16, uppercase: Bool.random(using: &generator))
      text += size + (Bool.random(using: &generator) ? ";name=value" : "") + "\r\n\(piece)\r\n"
    }
    return text + "0\r\n" + (Bool.random(using: &generator) ? "X-Trailer: 1\r\n" : "") + "\r\n"
  }
}

/// What NIO's HTTP/1 decoder makes of a response.
enum NIOParser {
  static func outcome(of bytes: [UInt8]) throws -> ResponseScanner.Outcome? {
    let channel = EmbeddedChannel(
      handler: ByteToMessageHandler(
        HTTPResponseDecoder(informationalResponseStrategy: .drop)
      )
    )
    // The decoder wants to know which request it is that is answered.
    try channel.pipeline.syncOperations.addHandler(HTTPRequestEncoder(), position: .first)
    let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
    try channel.writeOutbound(HTTPClientRequestPart.head(head))
    try channel.writeOutbound(HTTPClientRequestPart.end(nil))
    try channel.writeInbound(ByteBuffer(bytes: bytes))
    var head1: HTTPResponseHead?
    var length = 0
    var isComplete = false
    func drain() throws {
      while let part = try channel.readInbound(as: HTTPClientResponsePart.self) {
        switch part {
        case .head(let head): head1 = head
        case .body(let body): length += body.readableBytes
        case .end: isComplete = true
        }
      }
    }
    try drain()
    let isFramed = isComplete
    if !isComplete {
      channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
      try? channel.close().wait()
      try drain()
    }
    _ = try? channel.finish()
    guard isComplete, let head = head1 else { return nil }
    return ResponseScanner.Outcome(
      status: Int(head.status.code),
      keepsAlive: isFramed && head.isKeepAlive,
      contentLength: length
    )
  }
}
