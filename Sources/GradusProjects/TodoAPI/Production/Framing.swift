import GradusExam
import GradusModel

extension Check {
  /// Where a request ends, and the next one begins.
  @ListBuilder<Check>
  static var framing: [Check] {
    Check(
      "pipelined",
      "requests that come in one piece are answered one after the other",
      contract: Contract.http,
      hint: """
        Read from the connection as much as the request has. The bytes behind its end are the next \
        request: keep them if you have read them already.
        """
    ) { subject in
      let title = "todo \(subject.data.word())"
      let first = try await subject.arrangeTodo()
      let replies = try await subject.pipeline(
        [
          Subject.request("POST", todos, json: ["title": .string(title)]),
          Subject.request("GET", first.path), Subject.request("GET", "/health"),
        ],
        requiring: 1
      )
      try replies[0]?.require(status: 201)
      replies[0]?.json.title.expect(.string(title))
      try replies[1]?.require(status: 200)
      replies[1]?.json.id.expect(first.id)
      try replies[2]?.require(status: 200)
      replies[2]?.json.status.expect("ok")
    }

    for (name, what, hint, framings) in [
      (
        "chunk-extensions", "chunks with extensions are read",
        "Behind the size of a chunk, a semicolon and more may stand: read the size up to there.",
        MessageFraming.extensions
      ),
      (
        "chunk-sizes", "sizes of chunks are read in every spelling that they may have",
        """
        A size is hexadecimal, in capitals or not, with or without leading zeros. The last chunk is the \
        one whose size is 0, however many zeros are written.
        """, MessageFraming.sizes
      ),
      (
        "chunk-trailers", "chunks with trailer fields behind them are read",
        """
        Fields may stand between the last chunk and the empty line. Read up to the empty line, or the \
        next request begins with them. Where your server can't, refuse all chunks with 411.
        """, MessageFraming.trailers
      ),
    ] {
      Check(
        CheckID(name),
        "\(what), or all chunks are refused with 411",
        contract: Contract.http,
        hint: hint,
        buildsOn: ["pipelined", "chunked"]
      ) { subject in
        for framing in framings { try await subject.expectRead(framing) }
      }
    }

    Check(
      "content-unasked",
      "the content of a GET or a DELETE is not taken for the next request",
      contract: Contract.http,
      hint: """
        A method that has no use for content may have some all the same. Read it to its end and disregard \
        it, or refuse the request and close the connection.
        """,
      buildsOn: ["pipelined"]
    ) { subject in
      let kept = try await subject.arrangeTodo()
      for isChunked in [false, true] {
        for method in ["GET", "DELETE"] {
          let path = method == "GET" ? kept.path : try await subject.arrangeTodo().path
          let content = subject.content(isChunked: isChunked)
          try await subject.expectNextAnswered(
            behind: Request(method, path, headers: content.fields, content: content.bytes),
            by: kept,
            statuses: [200, 204]
          )
        }
      }
    }

    Check(
      "refused-early",
      "the content of a request that is refused by its head is not taken for the next request",
      contract: Contract.http,
      hint: """
        The media type, the path or a condition may tell you to refuse before you have read the content. \
        Read it to its end all the same, or close the connection after the answer. Unread content is taken \
        for the beginning of the next request, and may be one that an attacker wrote.
        """,
      buildsOn: ["pipelined"]
    ) { subject in
      let kept = try await subject.arrangeTodo()
      let unknown = subject.path(of: try await subject.unknownID(like: kept.id))
      let stale = HeaderField("If-Match", "\"none-of-ours\"")
      for isChunked in [false, true] {
        let content = subject.content(isChunked: isChunked)
        for (method, path, fields) in [
          ("POST", todos, [HeaderField("Content-Type", "application/xml")]),
          ("PUT", unknown, [.isJSON]), ("PATCH", unknown, [.isJSON]),
          ("POST", "/\(subject.data.word())", [.isJSON]), ("POST", kept.path, [.isJSON]),
          ("DELETE", todos, [.isJSON]), ("POST", "/health", [.isJSON]),
          ("PUT", kept.path, [.isJSON, stale]), ("PATCH", kept.path, [.isJSON, stale]),
          ("DELETE", kept.path, [.isJSON, stale]),
          ("GET", kept.path, [HeaderField("Accept", "text/html")]),
        ] as [(String, String, [HeaderField])] {
          try await subject.expectNextAnswered(
            behind: Request(
              method,
              path,
              headers: fields + content.fields,
              content: content.bytes
            ),
            by: kept,
            statuses: []
          )
        }
      }
    }

    Check(
      "refused-large",
      "the content of a request that is too large is not taken for the next request",
      contract: Contract.http,
      hint: """
        After a 413, read on to the end of the content without keeping it, or close the connection.
        """,
      buildsOn: ["pipelined"]
    ) { subject in
      let kept = try await subject.arrangeTodo()
      let chunk = "{\"title\":\"" + String(ascii: "x", count: 1 << 20) + "\"}"
      for isChunked in [false, true] {
        let content = isChunked ? Bytes.chunked([chunk]) : Bytes(chunk)
        let fields = isChunked ? [HeaderField("Transfer-Encoding", "chunked")] : []
        try await subject.expectNextAnswered(
          behind: Request("POST", todos, headers: [.isJSON] + fields, content: content),
          by: kept,
          statuses: []
        )
      }
    }

    Check(
      "expect-continue",
      "a request with Expect: 100-continue is read, or refused with 417",
      contract: Contract.http,
      hint: """
        Many clients ask so before they send much. Answer with 100 Continue, or read the content as \
        always: they send it after a moment anyway.
        """
    ) { subject in
      let title = "todo \(subject.data.word())"
      let request = Subject.request(
        "POST",
        todos,
        json: ["title": .string(title)],
        headers: [HeaderField("Expect", "100-continue")]
      )
      let replies = try await subject.holding([request], at: .head) { held in
        try await Task.sleep(for: .milliseconds(10))
        return try await held.release()
      }
      try replies[0].require(status: 201, 417)
      if replies[0].status == 201 { replies[0].json.title.expect(.string(title)) }
    }
  }
}

extension Subject {
  /// Content that is refused or disregarded, with what frames it.
  fileprivate func content(isChunked: Bool) -> (fields: [HeaderField], bytes: Bytes) {
    let text = "{\"title\":\"unread \(data.word())\"}"
    guard isChunked else { return ([], Bytes(text)) }
    return ([HeaderField("Transfer-Encoding", "chunked")], .chunked([text]))
  }

  /// Expects that a request is answered, or not in a way of its own, and the next one behind it, too.
  ///
  /// - Parameters:
  ///   - request: It may be refused with any code from 400 to 499, or by closing the connection.
  ///   - kept: The todo that is read next, on the same connection.
  ///   - statuses: What else the answer to the request may be.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Throws: Where a reply is another, or does not come although the connection is open; the finding is
  ///   recorded.
  fileprivate func expectNextAnswered(
    behind request: Request,
    by kept: StoredTodo,
    statuses: [Int],
    file: String = #fileID,
    line: Int = #line
  ) async throws {
    let next = Subject.request("GET", kept.path)
    let replies = try await pipeline([request, next], file: file, line: line)
    try replies[0]?.require(
      statusIn: statuses + Array(400..<500),
      as: (statuses.map(String.init) + ["a refusal, 400 to 499"]).joined(separator: " or "),
      file: file,
      line: line
    )
    try replies[1]?.require(status: 200, file: file, line: line)
    replies[1]?.json(file: file, line: line).id.expect(kept.id, file: file, line: line)
  }

  /// Expects that a todo is created by content that is framed in an unusual way, and the request behind
  /// it answered.
  fileprivate func expectRead(
    _ framing: MessageFraming,
    file: String = #fileID,
    line: Int = #line
  ) async throws {
    let title = "todo \(data.word())"
    let content = "{\"title\":\"\(title)\"}"
    let replies = try await pipeline(
      [
        framing.request("POST", todos, headers: [.isJSON], content: content),
        Subject.request("GET", "/health"),
      ],
      requiring: 1,
      file: file,
      line: line
    )
    try replies[0]?.require(status: 201, 411, file: file, line: line)
    if let created = replies[0], created.status == 201 {
      created.json(file: file, line: line).title.expect(.string(title), file: file, line: line)
    }
    try replies[1]?.require(status: 200, file: file, line: line)
  }
}

extension HeaderField {
  static let isJSON = HeaderField("Content-Type", "application/json")
}
