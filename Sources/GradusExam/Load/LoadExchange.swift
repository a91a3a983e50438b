internal import GradusLoad
internal import GradusModel

/// A request of a load that had no good response in time, as an exchange that a report can show.
struct LoadExchange: Sendable {
  let exchange: Exchange
  /// When it happened and how long it took, a sentence.
  let sentence: String

  /// - Parameters:
  ///   - example: What was kept of it.
  ///   - traffic: Whose kinds the templates of the load are.
  init(_ example: LoadExample, of traffic: Traffic) {
    let request = Request(sent: example.request)
    let name =
      traffic.kinds.indices.contains(example.kind.template)
      ? traffic.kinds[example.kind.template].name : request.method
    var exchange = Exchange(
      request: request,
      connection: ConnectionUse(number: 0, earlierExchanges: 0),
      timing: ExchangeTiming(
        startedAfter: Elapsed(example.plannedAfter + example.waited),
        firstByte: nil,
        total: Elapsed(example.taken)
      )
    )
    let response = Response(received: example.received, of: example.receivedBytes)
    exchange.failure = Self.failure(of: example)
    exchange.response = exchange.failure == nil ? response : nil
    if exchange.failure == nil, response == nil {
      exchange.failure = .notHTTP(reason: "its head can't be read")
    }
    if exchange.failure != nil, !example.received.isEmpty {
      exchange.received = Bytes(example.received)
      if example.receivedBytes > example.received.count {
        exchange.receivedBytes = example.receivedBytes
      }
    }
    self.exchange = exchange
    let end = exchange.failure == nil ? "answered" : "given up"
    let waited =
      example.waited > .milliseconds(1)
      ? "sent \(Elapsed(example.waited).shown) later, as no connection was free, and " : ""
    sentence =
      "for example \(name): due \(Elapsed(example.plannedAfter).shown) after the beginning, "
      + "\(waited)\(end) after \(Elapsed(example.taken).shown)"
  }

  /// Why there is no complete response; nil where there is one.
  private static func failure(of example: LoadExample) -> TransportFailure? {
    switch example.kind.error {
    case nil, .status, .content, .uncaptured: nil
    case .refused: .connectionRefused
    case .unconnected: .connectionFailed(reason: "no connection could be made")
    case .reset: .reset(receivedBytes: example.receivedBytes)
    case .closedEarly: .closedEarly(receivedBytes: example.receivedBytes)
    case .timedOut: .timedOut(after: Elapsed(example.taken))
    case .malformed: .notHTTP(reason: "no end of a response can be found in it")
    }
  }
}

extension Request {
  /// A request as it was sent, byte by byte.
  fileprivate init(sent bytes: [UInt8]) {
    let (head, content) = bytes.headAndContent
    let line = head.first?.split(separator: " ", maxSplits: 2).map(String.init) ?? []
    self.init(
      line.first ?? "?",
      line.count > 1 ? line[1] : "/",
      headers: head.dropFirst().map(HeaderField.init(line:)),
      content: Bytes(content)
    )
  }
}

extension Response {
  /// A complete response as it came; nil where its head can't be read.
  ///
  /// - Parameters:
  ///   - bytes: What was kept of it.
  ///   - count: How many bytes came in all.
  fileprivate init?(received bytes: [UInt8], of count: Int) {
    var (head, content) = bytes.headAndContent
    // An interim response stands before the final one (RFC 9110, section 15.2).
    while head.first?.contains(/^HTTP\/1\.[01] 1[0-9][0-9]/) == true, !content.isEmpty {
      (head, content) = content.headAndContent
    }
    guard let line = head.first?.firstMatch(of: /^(HTTP\/1\.[0-9]) ([0-9]{3}) ?(.*)$/),
      let status = Int(line.2)
    else { return nil }
    let headers = head.dropFirst().map(HeaderField.init(line:))
    let isChunked = headers.value(of: "Transfer-Encoding")?.lowercased() == "chunked"
    self.init(
      status: status,
      reason: String(line.3),
      version: String(line.1),
      headers: headers,
      content: Bytes(isChunked ? content.withoutChunks : content),
      omittedBytes: count - bytes.count
    )
  }
}

extension HeaderField {
  fileprivate init(line: String) {
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(String(parts[0]), parts.count > 1 ? parts[1].withoutOuterSpace : "")
  }
}

extension [UInt8] {
  /// The lines before the first empty one, and what comes behind it (RFC 9112, section 2.1).
  fileprivate var headAndContent: (head: [String], content: [UInt8]) {
    let end = firstRange(of: Array("\r\n\r\n".utf8)) ?? firstRange(of: Array("\n\n".utf8))
    let lines = self[..<(end?.lowerBound ?? count)].split(separator: UInt8(ascii: "\n"))
      .map { String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self) }
    return (lines, end.map { Array(self[$0.upperBound...]) } ?? [])
  }

  /// Content without the framing of chunks (RFC 9112, section 7.1), as far as it can be read.
  fileprivate var withoutChunks: [UInt8] {
    var content: [UInt8] = []
    var rest = self[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = String(decoding: rest[..<end], as: UTF8.self)
      guard let size = Int(line.prefix { $0.isHexDigit }, radix: 16), size > 0 else { break }
      rest = rest[(end + 1)...]
      content += rest.prefix(size)
      rest = rest.dropFirst(size).drop { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
    }
    return content
  }
}
