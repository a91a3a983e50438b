import GradusExam
import GradusModel

extension Check {
  /// Heads that are larger or stranger than any client sends.
  @ListBuilder<Check>
  static var hostileMessages: [Check] {
    Check(
      "headers-many",
      "hundreds and thousands of header fields do no harm",
      contract: Contract.hostility,
      hint: "Answer as usual, answer 431, or close the connection; but go on for all others."
    ) { subject in
      for count in [200, 900, 5000] {
        let fields = (0..<count).map { HeaderField("X-Field-\($0)", "value \($0)") }
        try await subject.expectHarmless(Request("GET", "/health", headers: fields))
      }
    }

    Check(
      "header-long",
      "a header field of 20,000 bytes and more does no harm",
      contract: Contract.hostility,
      hint: "Answer as usual, answer 431, or close the connection; but go on for all others."
    ) { subject in
      for length in [20_000, 60_000, 200_000] {
        let field = HeaderField("X-Long", String(ascii: "a", count: length))
        try await subject.expectHarmless(Request("GET", "/health", headers: [field]))
      }
    }

    Check(
      "target-long",
      "a request target of 5,000 bytes and more does no harm",
      contract: Contract.hostility,
      hint: "Answer as usual, answer 414, or close the connection; but go on for all others."
    ) { subject in
      for length in [5_000, 20_000, 100_000] {
        let text = String(ascii: "a", count: length)
        try await subject.expectHarmless(Request("GET", "\(todos)?q=\(text)"))
        try await subject.expectHarmless(Request("GET", "\(todos)/\(text)"))
      }
    }

    Check(
      "query-odd",
      "parameters that are there twice, or in brackets, do no harm",
      contract: Contract.hostility,
      hint: """
        Many frameworks make an array of a parameter that is given twice, and an object of one with \
        brackets. Check that it is one text before you use it as such.
        """
    ) { subject in
      for query in [
        "page=1&page=2", "limit=5&limit=6", "q=a&q=b", "sort=title&sort=title",
        "completed=true&completed=false", "priority=low&priority=low", "order=asc&order=asc",
        "fields=id&fields=title", "q[a]=b", "page[]=1", "sort[$ne]=title", "%5B%5D=1", "=", "&&",
        "q", "q=%", "q=%FF",
      ] {
        try await subject.offer(Request("GET", "\(todos)?\(query)"))?.requireNoServerError()
      }
      try await subject.expectStillServing()
    }
  }

  /// Clients that are slow, silent, or gone.
  @ListBuilder<Check>
  static var badClients: [Check] {
    Check(
      "slow-client",
      "clients that send half a request and wait keep no other waiting",
      contract: Contract.concurrency,
      hint: """
        Serve each connection for itself: with threads, with tasks, or with an event loop. One \
        after the other means that one slow phone stops the service.
        """,
      buildsOn: ["concurrency.side-by-side", "concurrency.connects"]
    ) { subject in
      try await subject.expectOthersServed(beside: 40, at: .halfContent)
      try await subject.expectOthersServed(beside: 40, at: .first(20))
    }

    Check(
      "silent-client",
      "100 clients that connect and say nothing keep no other waiting",
      contract: Contract.concurrency,
      hint: "A small fixed number of threads is used up by clients that say nothing.",
      buildsOn: ["concurrency.side-by-side", "concurrency.connects"]
    ) { subject in
      try await subject.expectOthersServed(beside: 100, at: .first(0))
    }

    Check(
      "gone-client",
      "clients that go away in the middle of a request or of its answer do no harm",
      contract: Contract.hostility,
      hint: """
        Writing to a client that is gone fails: catch that for the one connection, and ignore \
        SIGPIPE. What was half sent is not stored: compare what came with Content-Length, also where \
        it is JSON as it stands.
        """
    ) { subject in
      let before = try await subject.total()
      for cut in [Cut.head, .halfContent, .allButLast(1)] {
        let requests = (0..<5).map { _ in subject.creation() }
        try await subject.holding(requests, at: cut) { _ in
          try await Task.sleep(for: .milliseconds(10))
        }
      }
      let complete = (0..<5).map { _ in
        var request = subject.creation()
        request.content = Bytes(request.content.array + Array("    ".utf8))
        return request
      }
      try await subject.holding(complete, at: .allButLast(2)) { _ in
        try await Task.sleep(for: .milliseconds(10))
      }
      let reads = (0..<20).map { _ in Subject.request("GET", "\(todos)?limit=100") }
      try await subject.holding(reads, at: .allButLast(0)) { _ in }
      try await Task.sleep(for: .milliseconds(100))
      try await expectTotal(before, subject)
      try await subject.expectStillServing()
    }
  }
}

extension Subject {
  /// Expects that a request is answered without blaming the service, or the connection closed.
  fileprivate func expectHarmless(
    _ request: Request,
    file: String = #fileID,
    line: Int = #line
  ) async throws {
    if let reply = try await offer(request, file: file, line: line) {
      try reply.requireNoServerError(file: file, line: line)
    }
    try await expectStillServing(file: file, line: line)
  }

  /// Expects that others are served while some clients have sent a part of a request.
  fileprivate func expectOthersServed(
    beside count: Int,
    at cut: Cut,
    file: String = #fileID,
    line: Int = #line
  ) async throws {
    try await holding((0..<count).map { _ in creation() }, at: cut) { _ in
      for _ in 1...3 { try await expectStillServing(file: file, line: line) }
    }
  }
}
