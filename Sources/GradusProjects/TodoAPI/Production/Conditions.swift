import GradusExam
import GradusModel

extension Check {
  /// `If-None-Match` (RFC 9110, section 13.1.2).
  @ListBuilder<Check>
  static var conditionalReading: [Check] {
    Check(
      "none-match",
      "reading with the current ETag is answered with 304, the ETag, and no content",
      contract: Contract.read,
      hint: "Compare If-None-Match with the ETag that you would send; on 304 send no content."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let tag = try await subject.validator(of: created.path)
      let reply = try await subject.send(
        "GET",
        created.path,
        // Asked to close, a server can't hide content after the head from the reader.
        headers: [.noneMatch(tag), HeaderField("Connection", "close")]
      )
      try reply.require(status: 304)
      reply.header("ETag").expect(tag) { $0 == tag }
      reply.expectNoContent()
    }

    for (name, claim, before, after) in [
      ("list", "one of several ETags", "\"something-else\", ", ", \"another\""),
      ("weak", "its weak form", "W/", ""),
    ] {
      Check(
        "none-match-\(name)",
        "If-None-Match with \(claim) is answered with 304",
        contract: Contract.etag,
        hint: """
          If-None-Match is a list and compares weakly: W/"5" is the same as "5".
          """
      ) { subject in
        let created = try await subject.arrangeTodo()
        let tag = try await subject.validator(of: created.path)
        let reply = try await subject.send(
          "GET",
          created.path,
          headers: [.noneMatch(before + tag + after)]
        )
        try reply.require(status: 304)
      }
    }

    Check(
      "none-match-any",
      "If-None-Match: * is answered with 304 for a todo that exists",
      contract: Contract.etag,
      hint: "An asterisk matches whatever there is."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let reply = try await subject.send("GET", created.path, headers: [.noneMatch("*")])
      try reply.require(status: 304)
    }

    Check(
      "none-match-head",
      "HEAD with the current ETag is answered with 304",
      contract: Contract.etag,
      hint: "HEAD has the status that GET would have, conditions included."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let tag = try await subject.validator(of: created.path)
      let reply = try await subject.send("HEAD", created.path, headers: [.noneMatch(tag)])
      try reply.require(status: 304)
    }

    Check(
      "none-match-stale",
      "reading with the ETag of before a change is answered with the todo",
      contract: Contract.read,
      hint: "304 only where the ETag is current; part of another ETag is another ETag.",
      buildsOn: ["http.etag-patch"]
    ) { subject in
      // A validator that is the second of the change differs whenever a second ends in between.
      try await subject.inRounds(Rounds.few) { _ in
        let created = try await subject.arrangeTodo()
        let tag = try await subject.validator(of: created.path)
        try await subject.patch(created.path, json: ["completed": true]).requireSuccess()
        for stale in [tag, "\"\"", "\"none-of-ours\""] {
          let reply = try await subject.send("GET", created.path, headers: [.noneMatch(stale)])
          try reply.require(status: 200)
          reply.json.completed.expect(true)
        }
      }
    }
  }

  /// `If-Match` (RFC 9110, section 13.1.1).
  @ListBuilder<Check>
  static var conditionalWriting: [Check] {
    for method in ["PUT", "PATCH", "DELETE"] {
      let pointer =
        ["PUT": Contract.replace, "PATCH": Contract.change][method] ?? Contract.delete
      Check(
        "match-stale-\(method.lowercased())",
        "\(method) with the ETag of before a change is answered with 412, and changes nothing",
        contract: pointer,
        hint: """
          Compare If-Match with the current ETag before you store. Without it the second of two \
          people overwrites what the first has just saved.
          """,
        buildsOn: ["http.etag-patch"]
      ) { subject in
        // As above: a second may end in between.
        try await subject.inRounds(Rounds.few) { _ in
          let created = try await subject.arrangeTodo()
          let stale = try await subject.validator(of: created.path)
          let changed = try await subject.patch(created.path, json: ["notes": "by somebody else"])
          try changed.requireSuccess()
          let refused = try await subject.conditionally(method, created.path, stale)
          try refused.require(status: 412)
          refused.expectError()
          let read = try await subject.get(created.path)
          try read.require(status: 200)
          read.expect(sameTodoAs: changed)
        }
      }

      Check(
        "match-current-\(method.lowercased())",
        "\(method) with the current ETag succeeds, alone and in a list",
        contract: pointer,
        hint: "The ETag of the last answer is current. If-Match may name several."
      ) { subject in
        for list in [false, true] {
          let created = try await subject.arrangeTodo()
          let tag = try await subject.validator(of: created.path)
          let value = list ? "\"something-else\", \(tag)" : tag
          let reply = try await subject.conditionally(method, created.path, value)
          try reply.require(status: method == "DELETE" ? 204 : 200)
          if method != "DELETE" { reply.json.title.expect("Changed") }
        }
      }
    }

    Check(
      "match-any",
      "If-Match: * holds for whatever is stored",
      contract: Contract.etag,
      hint: "An asterisk means: as long as it exists."
    ) { subject in
      for method in ["PUT", "PATCH", "DELETE"] {
        let created = try await subject.arrangeTodo()
        let reply = try await subject.conditionally(method, created.path, "*")
        try reply.require(status: method == "DELETE" ? 204 : 200)
      }
    }

    Check(
      "match-unknown",
      "a condition on an unknown id is answered with 404 or 412, and creates nothing",
      contract: Contract.etag,
      hint: "There is nothing whose ETag could match."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let tag = try await subject.validator(of: created.path)
      try await subject.delete(created.path).requireSuccess()
      for method in ["PUT", "PATCH", "DELETE"] {
        for value in [tag, "*"] {
          let reply = try await subject.conditionally(method, created.path, value)
          try reply.require(status: 404, 412)
          reply.expectError()
        }
      }
      try await subject.get(created.path).require(status: 404)
    }
  }
}

extension HeaderField {
  fileprivate static func noneMatch(_ value: String) -> HeaderField {
    HeaderField("If-None-Match", value)
  }
}

extension Subject {
  /// Changes or deletes a todo under a condition.
  fileprivate func conditionally(
    _ method: String,
    _ path: String,
    _ value: String,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    let condition = [HeaderField("If-Match", value)]
    if method == "DELETE" {
      return try await send(method, path, headers: condition, file: file, line: line)
    }
    return try await send(
      method,
      path,
      json: ["title": "Changed"],
      headers: condition,
      file: file,
      line: line
    )
  }
}
