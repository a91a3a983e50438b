import GradusExam
import GradusModel

extension Check {
  /// `ETag` (RFC 9110, section 8.8.3).
  @ListBuilder<Check>
  static var validators: [Check] {
    Check(
      "etag",
      "a todo comes with a strong ETag",
      contract: Contract.etag,
      hint: #"An ETag stands in double quotes, ETag: "5", without W/ before it."#
    ) { subject in
      let read = try await subject.get(try await subject.arrangeTodo().path)
      try read.requireSuccess()
      read.header("ETag").expect("a strong validator in double quotes", where: isStrong)
    }

    Check(
      "etag-stable",
      "reading a todo again gives the same ETag",
      contract: Contract.etag,
      hint: "Take it from what is stored, from nothing that differs between two answers."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let first = try await subject.validator(of: created.path)
      _ = try await subject.arrangeTodo()
      try await subject.get(todos).requireSuccess()
      try await subject.expectValidator(first, of: created.path)
    }

    Check(
      "etag-created",
      "creating a todo answers with the ETag that reading it has",
      contract: Contract.create,
      hint: "The answer to POST carries the todo, and so its ETag: a client can go on from there."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let tag = try created.reply.header("ETag").require()
      try await subject.expectValidator(tag, of: created.path)
    }

    for method in ["PUT", "PATCH"] {
      Check(
        "etag-\(method.lowercased())",
        "\(method) answers with a new ETag, the one that reading has from then on",
        contract: Contract.etag,
        hint: """
          Two changes within one second must differ, and so must one that touches any member: count \
          versions, or hash the whole todo.
          """
      ) { subject in
        let created = try await subject.arrangeTodo()
        let title = try created.json.title.requireText()
        var seen = [try await subject.validator(of: created.path)]
        let changes: [JSONObject] = [
          ["notes": "changed"], ["completed": true], ["priority": "high"],
          ["due_date": "2031-05-17"], ["title": .string("\(title), really")],
        ]
        for var change in changes {
          let changed = change.members.first?.name ?? ""
          if method == "PUT", change["title"] == nil { change["title"] = .string(title) }
          let reply = try await subject.send(method, created.path, json: .object(change))
          try reply.require(status: 200)
          let tag = try reply.header("ETag").require()
          reply.header("ETag").expect(
            "another than before the change of \(changed), \(seen.last ?? "")"
          ) { !seen.contains($0) }
          try await subject.expectValidator(tag, of: created.path)
          seen.append(tag)
        }
      }
    }

    Check(
      "etag-back",
      "a todo that is changed and changed back has another ETag than before",
      contract: Contract.etag,
      hint: """
        Its updated_at is another one, and so is what clients get. Count versions, or hash the whole todo, \
        and not only what clients may set.
        """,
      buildsOn: ["etag-patch"]
    ) { subject in
      let created = try await subject.arrangeTodo(["notes": "there"])
      let first = try await subject.get(created.path)
      try first.requireSuccess()
      let tag = try first.header("ETag").require()
      try await subject.patch(created.path, json: ["notes": "elsewhere"]).requireSuccess()
      // Longer than most clocks take for a tick, so that the times differ.
      try await Task.sleep(for: .milliseconds(5))
      try await subject.patch(created.path, json: ["notes": "there"]).requireSuccess()
      let last = try await subject.get(created.path)
      try last.requireSuccess()
      // Where the times are the same, so is the whole todo, and may be its ETag.
      guard last.json.updated_at.json != first.json.updated_at.json else { return }
      last.header("ETag").expect("another than before, \(tag)") { $0 != tag }
    }

    Check(
      "etag-distinct",
      "the ETag of a todo is the same before and after a change that is refused",
      contract: Contract.etag,
      hint: """
        Count a version when something was stored, not when something was asked. Where the ETag is missing, \
        or another one with each answer, fix that first.
        """
    ) { subject in
      let created = try await subject.arrangeTodo()
      let tag = try await subject.validator(of: created.path)
      let refused = try await subject.patch(created.path, json: ["priority": "whenever"])
      try refused.require(statusIn: 400..<500, as: "a refusal, 400 to 499")
      try await subject.expectValidator(tag, of: created.path)
    }

    Check(
      "etag-head",
      "HEAD has the ETag of GET",
      contract: Contract.read,
      hint: "HEAD exists so that a client can compare validators without the content."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let tag = try await subject.validator(of: created.path)
      let head = try await subject.send("HEAD", created.path)
      try head.requireSuccess()
      head.header("ETag").expect("\(tag), as GET has") { $0 == tag }
    }
  }
}

/// Whether this is a strong entity tag (RFC 9110, section 8.8.3).
private func isStrong(_ tag: String) -> Bool {
  guard tag.count >= 2, tag.first == "\"", tag.last == "\"" else { return false }
  return tag.dropFirst().dropLast().unicodeScalars.allSatisfy {
    $0 > " " && $0 != "\"" && $0 != "\u{7F}"
  }
}

extension Subject {
  /// The validator that reading a todo gives.
  func validator(
    of path: String,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> String {
    let read = try await get(path, file: file, line: line)
    try read.requireSuccess(file: file, line: line)
    return try read.header("ETag").require(file: file, line: line)
  }

  /// Expects that reading a todo gives this validator.
  func expectValidator(
    _ tag: String,
    of path: String,
    file: String = #fileID,
    line: Int = #line
  ) async throws {
    let read = try await get(path, file: file, line: line)
    try read.requireSuccess(file: file, line: line)
    read.header("ETag").expect(tag, file: file, line: line) { $0 == tag }
  }
}
