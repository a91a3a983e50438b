import GradusExam
import GradusModel

extension Check {
  /// Bodies that are too large, too deep, or no text.
  @ListBuilder<Check>
  static var hostileContent: [Check] {
    for (name, how) in [("length", "with Content-Length"), ("chunked", "in chunks")] {
      Check(
        "limit-\(name)",
        "a body of more than 1 MiB, sent \(how), is refused",
        contract: Contract.hostility,
        hint: """
          Stop reading at the limit, whether the length is announced or not, and answer 413. \
          Without a limit, one client fills the memory of all.
          """
      ) { subject in
        let content = subject.padded(to: 3 << 20)
        let reply = try await subject.offer(
          name == "length" ? .creating(content) : .creating(chunks: content)
        )
        if let reply {
          // 411 where chunks are not read at all; 422 where unknown members are refused.
          try reply.require(status: 413, 400, 422, 411)
        }
        try await subject.expectStillServing()
      }
    }

    for method in ["PUT", "PATCH"] {
      Check(
        CheckID("limit-\(method.lowercased())"),
        "\(method) with a body of more than 1 MiB is refused",
        contract: Contract.hostility,
        hint: "The limit holds wherever a body is read, and not only where todos are created."
      ) { subject in
        let created = try await subject.arrangeTodo()
        let content = subject.padded(to: 3 << 20)
        let headers: [HeaderField] = [.takesJSON, .isJSON]
        let request = Request(method, created.path, headers: headers, content: Bytes(content))
        try await subject.offer(request)?.require(status: 413, 400, 422)
        let read = try await subject.get(created.path)
        try read.require(status: 200)
        read.expect(sameTodoAs: created)
      }
    }

    Check(
      "limit-allowed",
      "a body of exactly 1 MiB is not too large",
      contract: Contract.hostility,
      hint: """
        1 MiB is 1,048,576 bytes, not a million; and some frameworks refuse above 100 kB unless they are \
        told another limit.
        """
    ) { subject in
      let title = "todo \(subject.data.word())"
      let reply = try await subject.send(.creating(todo(title, of: 1 << 20)))
      try reply.require(status: 201)
      reply.json.title.expect(.string(title))
    }

    Check(
      "limit-over",
      "a body of one byte more than 1 MiB is refused",
      contract: Contract.hostility,
      hint: "The limit is 1,048,576 bytes: what has more is too large, by one byte as by a million."
    ) { subject in
      let content = todo("todo \(subject.data.word())", of: 1 << 20 + 1)
      try await subject.offer(.creating(content))?.require(status: 413, 400)
      try await subject.expectStillServing()
    }

    for (name, what, open, close) in [
      ("arrays", "arrays", "[", "]"), ("objects", "objects", "{\"a\":", "}"),
    ] {
      Check(
        "nested-\(name)",
        "100,000 \(what) within each other do no harm",
        contract: Contract.hostility,
        hint: """
          A reader that calls itself for each level runs out of stack, and the process is gone. \
          Limit the depth before, or catch what your reader throws, and answer 400.
          """
      ) { subject in
        let depth = 100_000
        let nested =
          String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        let text = "{\"title\":\"todo \(subject.data.word())\",\"deep\":\(nested)}"
        if let reply = try await subject.offer(.creating(text)) {
          try reply.requireNoServerError()
        }
        try await subject.expectStillServing()
      }
    }

    Check(
      "not-utf8",
      "bytes that are no UTF-8 are refused or replaced, and the list stays readable",
      contract: Contract.hostility,
      hint: """
        Decode strictly and answer 400. What is stored unread breaks everyone who lists it, and bytes \
        that are left out make another text of it without a word.
        """
    ) { subject in
      for bytes: [UInt8] in [[0xFF, 0xFE], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF8, 0x88]] {
        let content = Bytes(
          Array("{\"title\":\"\(subject.data.word()) ".utf8) + bytes + Array("\"}".utf8)
        )
        let reply = try await subject.send(
          "POST",
          todos,
          content: content,
          mediaType: "application/json"
        )
        try reply.requireNoServerError()
        if (200..<300).contains(reply.status) {
          reply.json.title.expect(Evidence("a title with U+FFFD in the place of the bytes")) {
            $0.text?.unicodeScalars.contains("\u{FFFD}") ?? false
          }
        }
      }
      let list = try await subject.list([("order", "desc"), ("limit", "20")])
      try list.require(status: 200)
      _ = try list.json.data.requireElements()
    }

    Check(
      "numbers",
      "numbers beyond all bounds are refused, and do no harm",
      contract: Contract.hostility,
      hint: "1e400 is infinity to many readers, and no integer type holds 30 digits."
    ) { subject in
      for number in ["1e400", "-1e400", "123456789012345678901234567890", "1e-400", "-0"] {
        let title = try await subject.send(Request.creating("{\"title\":\(number)}"))
        try title.require(status: 400, 422)
        let text = "{\"title\":\"todo \(subject.data.word())\",\"completed\":\(number)}"
        let completed = try await subject.send(Request.creating(text))
        try completed.require(status: 400, 422)
      }
      for value in ["99999999999999999999", "9223372036854775807", "-9223372036854775809"] {
        for name in ["page", "limit"] {
          try await subject.list([(name, value)]).requireNoServerError()
        }
      }
    }

    Check(
      "duplicates",
      "a member that is there twice does no harm",
      contract: Contract.hostility,
      hint: "RFC 8259 leaves open which of the two counts; refuse it or take one of them."
    ) { subject in
      let word = subject.data.word()
      let text = "{\"title\":\"first \(word)\",\"title\":\"last \(word)\"}"
      let reply = try await subject.send(Request.creating(text))
      try reply.require(status: 201, 400, 422)
      if reply.status == 201 {
        reply.json.title.expect(Evidence("one of the two titles")) {
          ["first \(word)", "last \(word)"].contains($0.text)
        }
      }
    }
  }
}

/// A valid todo as JSON of so many bytes, most of them blanks.
private func todo(_ title: String, of bytes: Int) -> String {
  let text = "{\"title\":\"\(title)\""
  return text + String(ascii: " ", count: bytes - text.utf8.count - 1) + "}"
}

extension Subject {
  /// A valid todo with a member that nobody knows, so that the whole has at least that many bytes.
  fileprivate func padded(to count: Int) -> String {
    "{\"title\":\"todo \(data.word())\",\"padding\":\""
      + String(ascii: "x", count: count) + "\"}"
  }
}

extension Request {
  /// A request that creates a todo from JSON text.
  fileprivate static func creating(_ text: String) -> Request {
    Request("POST", todos, headers: [.takesJSON, .isJSON], content: Bytes(text))
  }

  /// The same in chunks of 64 KiB.
  fileprivate static func creating(chunks text: String) -> Request {
    let bytes = Array(text.utf8)
    let chunks = stride(from: 0, to: bytes.count, by: 1 << 16).map { start in
      String(decoding: bytes[start..<min(start + 1 << 16, bytes.count)], as: UTF8.self)
    }
    return Request(
      "POST",
      todos,
      headers: [.takesJSON, .isJSON, HeaderField("Transfer-Encoding", "chunked")],
      content: .chunked(chunks)
    )
  }
}

extension HeaderField {
  fileprivate static let takesJSON = HeaderField("Accept", "application/json")
}
