import GradusExam
import GradusModel

extension Check {
  /// Requests whose end can't be told, or never comes.
  @ListBuilder<Check>
  static var hostileFraming: [Check] {
    for (name, what, hint, framings) in [
      (
        "framing-lengths", "a Content-Length that is no number, or several that differ,",
        """
        Take a Content-Length for a number only where it is nothing but decimal digits, and only where \
        all of them are the same. Else answer 400 and close the connection: two programs that take \
        different ends for the right one can be played off against each other (request smuggling). Where a \
        development server lets it pass, use the one that your framework recommends for production.
        """, MessageFraming.brokenLengths
      ),
      (
        "framing-chunks", "chunks with wrong sizes, or another Transfer-Encoding than chunked,",
        """
        A size is nothing but hexadecimal digits, and behind so many bytes comes a line end. Where that \
        is not so, answer 400 and close the connection.
        """, MessageFraming.brokenChunks
      ),
    ] {
      Check(
        CheckID(name),
        "a request with \(what) is refused, and not carried out",
        contract: Contract.hostility,
        hint: hint
      ) { subject in
        let before = try await subject.total()
        for framing in framings {
          let reply = try await subject.offer(subject.creation(framedAs: framing))
          try reply?.require(
            statusIn: Array(400..<500) + [501],
            as: "a refusal of \(framing.what), 400 to 499 or 501"
          )
        }
        try await expectTotal(before, subject)
      }
    }

    Check(
      "framing-both",
      "Content-Length beside chunks is refused, or disregarded",
      contract: Contract.hostility,
      hint: """
        Ignore Content-Length where there is Transfer-Encoding. A server that goes by it takes the rest of \
        the chunks for the next request.
        """,
      buildsOn: ["http.pipelined"]
    ) { subject in
      for framing in MessageFraming.lengthsBesideChunks {
        let replies = try await subject.pipeline([
          subject.creation(framedAs: framing), Subject.request("GET", "/health"),
        ])
        try replies[0]?.require(
          statusIn: [201] + Array(400..<500) + [501],
          as: "201, or a refusal of \(framing.what), 400 to 499 or 501"
        )
        try replies[1]?.require(status: 200)
      }
    }

    Check(
      "framing-numbers",
      "a length beyond 32 or 64 bits is not taken for the rest of it",
      contract: Contract.hostility,
      hint: """
        A length that is too large for its type must not wrap to a small one. Refuse a Content-Length of \
        more than ten digits, and a chunk size of more than eight. Where your server reads chunks so that \
        you can't change it, refuse all of them with 411.
        """
    ) { subject in
      try await subject.expectNotCarriedOut(MessageFraming.wrappingNumbers)
    }

    Check(
      "framing-unfinished",
      "a chunked request without its last chunk is not carried out",
      contract: Contract.hostility,
      hint: """
        If the connection ends before the last chunk, the request is incomplete, even if its content so \
        far is JSON. Check how your reader tells the end of the content from the end of the connection.
        """
    ) { subject in
      try await subject.expectNotCarriedOut(MessageFraming.unfinishedChunks)
    }
  }
}

extension Subject {
  /// A request that creates a todo, with its content framed in some way.
  fileprivate func creation(framedAs framing: MessageFraming) -> Request {
    let headers = [HeaderField("Accept", "application/json"), .isJSON]
    let content = "{\"title\":\"todo \(data.word())\"}"
    return framing.request("POST", todos, headers: headers, content: content)
  }

  /// Sends requests that do not come to their end, leaves them, and expects that nothing was stored.
  ///
  /// - Parameters:
  ///   - framings: How their content is framed.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Throws: Where the list can't be read; the finding is recorded.
  fileprivate func expectNotCarriedOut(
    _ framings: [MessageFraming],
    file: String = #fileID,
    line: Int = #line
  ) async throws {
    let before = try await total(file: file, line: line)
    let requests = framings.map { creation(framedAs: $0) }
    try await holding(requests, at: .allButLast(0)) { _ in
      try await Task.sleep(for: .milliseconds(30))
    }
    // So that a backend has seen that they are gone.
    try await Task.sleep(for: .milliseconds(50))
    try await expectTotal(before, self, file: file, line: line)
  }
}
