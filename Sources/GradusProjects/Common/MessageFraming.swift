import GradusModel

/// A way to say where the content of a request ends (RFC 9112, sections 6 and 7).
struct MessageFraming: Sendable {
  /// What is unusual or wrong about it, for a sentence: "an extension behind the size of a chunk".
  let what: String
  /// The fields and the content on the wire, from the content that is meant, which is ASCII.
  let make: @Sendable (String) -> (fields: [HeaderField], content: Bytes)

  /// A request with content that is framed in this way.
  func request(
    _ method: String,
    _ path: String,
    headers: [HeaderField] = [],
    content: String
  ) -> Request {
    let (fields, content) = make(content)
    return Request(method, path, headers: headers + fields, content: content)
  }
}

// MARK: - Legal ones

extension MessageFraming {
  /// Extensions, which a recipient disregards unless it knows them (section 7.1.1).
  static let extensions: [MessageFraming] = [
    .chunked("a name behind the size of a chunk") { [($0.hexCount + ";name", $0)] },
    .chunked("a name and a value behind the size of a chunk") { [($0.hexCount + ";a=b;c=d", $0)] },
    .chunked("a quoted value behind the size of a chunk") { [($0.hexCount + ";a=\"b;c\"", $0)] },
    .chunked("an extension of the last chunk", last: "0;last=yes") { [($0.hexCount, $0)] },
  ]

  /// Spellings of a size (section 7.1: `1*HEXDIG`).
  static let sizes: [MessageFraming] = [
    .chunked("the size of a chunk in capitals") { [("CB", $0.padded(to: 0xCB))] },
    .chunked("the size of a chunk in small letters") { [("cb", $0.padded(to: 0xCB))] },
    .chunked("zeros before the size of a chunk") { [("000" + $0.hexCount, $0)] },
    .chunked("a last chunk of several zeros", last: "000") { [($0.hexCount, $0)] },
    .chunked("chunks of one byte") { $0.map { ("1", String($0)) } },
    MessageFraming(what: "Transfer-Encoding: Chunked") { text in
      (
        [HeaderField("Transfer-Encoding", "Chunked")],
        Bytes("\(text.hexCount)\r\n\(text)\r\n0\r\n\r\n")
      )
    },
  ]

  /// Trailer fields (section 7.1.2).
  static let trailers: [MessageFraming] = [
    .chunked("a trailer field", end: "X-Sum: abc\r\n\r\n") { [($0.hexCount, $0)] },
    .chunked("trailer fields", end: "X-Sum: abc\r\nX-Other: d, e\r\n\r\n") { [($0.hexCount, $0)] },
  ]
}

// MARK: - Broken ones

extension MessageFraming {
  /// Lengths that are not decimal numbers, and several that differ (section 6.3, item 5).
  static let brokenLengths: [MessageFraming] = [
    .lengths("a negative Content-Length") { ["-\($0)"] },
    .lengths("a Content-Length with letters behind it") { ["\($0)abc"] },
    .lengths("a Content-Length in hexadecimal") { ["0x" + String($0, radix: 16)] },
    .lengths("a Content-Length with a fraction") { ["\($0).0"] },
    .lengths("a Content-Length with a blank in it") { ["\($0 / 10) \($0 % 10)"] },
    .lengths("a Content-Length that is a word") { _ in ["all"] },
    .lengths("two Content-Length, the first of which is right") { ["\($0)", "\($0 + 1)"] },
    .lengths("two Content-Length, the last of which is right") { ["\($0 - 1)", "\($0)"] },
    .lengths("a list of two lengths") { ["\($0), \($0 + 1)"] },
  ]

  /// Malformed chunks (section 7.1), and an unknown coding (section 6.1).
  static let brokenChunks: [MessageFraming] = [
    .chunked("a size of a chunk that is a word") { [("all", $0)] },
    .chunked("a negative size of a chunk") { [("-" + $0.hexCount, $0)] },
    .chunked("a size of a chunk with a sign") { [("+" + $0.hexCount, $0)] },
    .chunked("a size of a chunk with 0x before it") { [("0x" + $0.hexCount, $0)] },
    .chunked("no size of a chunk") { [("", $0)] },
    .chunked("a chunk that is longer than its size") { text in
      // A reader that goes by the ends of lines finds nothing wrong.
      [(String(text.utf8.count - 3, radix: 16), text)]
    },
    MessageFraming(what: "Transfer-Encoding: xchunked") { text in
      (
        [HeaderField("Transfer-Encoding", "xchunked")],
        Bytes("\(text.hexCount)\r\n\(text)\r\n0\r\n\r\n")
      )
    },
  ]

  /// Numbers that are right in 32 or 64 bits; the content does not come to its end by any of them.
  static let wrappingNumbers: [MessageFraming] = [
    .lengths("a Content-Length of 2^32 more") { ["\($0 + 1 << 32)"] },
    // 2^64 is 18446744073709551616.
    .lengths("a Content-Length of 2^64 more") { ["184467440737095\($0 + 51616)"] },
    .chunked("a size of a chunk of 2^32 more") { [("1" + $0.hexCount.filled(to: 8), $0)] },
    .chunked("a size of a chunk of 2^64 more") { [("1" + $0.hexCount.filled(to: 16), $0)] },
  ]

  /// Chunks that break off; the content is whole, and its end never comes (section 8).
  static let unfinishedChunks: [MessageFraming] = [
    .chunked("chunks without the last one", last: nil) { [($0.hexCount, $0)] },
    .chunked("a chunk without its line end", last: nil, lineEnd: "") { [($0.hexCount, $0)] },
    .chunked("a chunk that is shorter than its size", last: nil, lineEnd: "") { text in
      [(String(text.utf8.count + 20, radix: 16), text)]
    },
  ]

  /// `Content-Length` beside chunks (section 6.3, item 3), which alone count.
  static let lengthsBesideChunks: [MessageFraming] = [
    .besideChunks("a Content-Length of 4 before Transfer-Encoding", isFirst: true),
    .besideChunks("a Content-Length of 4 behind Transfer-Encoding", isFirst: false),
  ]
}

// MARK: - Making them

extension MessageFraming {
  private static func lengths(
    _ what: String,
    _ lengths: @escaping @Sendable (Int) -> [String]
  ) -> MessageFraming {
    MessageFraming(what: what) { text in
      (lengths(text.utf8.count).map { HeaderField("Content-Length", $0) }, Bytes(text))
    }
  }

  private static func chunked(
    _ what: String,
    last: String? = "0",
    lineEnd: String = "\r\n",
    end: String = "\r\n",
    _ chunks: @escaping @Sendable (String) -> [(size: String, data: String)]
  ) -> MessageFraming {
    MessageFraming(what: what) { text in
      let chunks = chunks(text).map { "\($0.size)\r\n\($0.data)\(lineEnd)" }.joined()
      return (
        [HeaderField("Transfer-Encoding", "chunked")],
        Bytes(chunks + (last.map { "\($0)\r\n\(end)" } ?? ""))
      )
    }
  }

  private static func besideChunks(_ what: String, isFirst: Bool) -> MessageFraming {
    MessageFraming(what: what) { text in
      let fields = [
        HeaderField("Content-Length", "4"), HeaderField("Transfer-Encoding", "chunked"),
      ]
      return (
        isFirst ? fields : fields.reversed(),
        Bytes("\(text.hexCount)\r\n\(text)\r\n0\r\n\r\n")
      )
    }
  }
}

extension String {
  /// How many bytes it has, in hexadecimal.
  fileprivate var hexCount: String { String(utf8.count, radix: 16) }

  /// With blanks behind it, which JSON disregards.
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, count - utf8.count))
  }

  /// With zeros before it.
  fileprivate func filled(to count: Int) -> String {
    String(repeating: "0", count: Swift.max(0, count - utf8.count)) + self
  }
}
