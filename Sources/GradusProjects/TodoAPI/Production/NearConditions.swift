import Foundation
import GradusExam
import GradusModel

extension Check {
  /// Conditions that are almost met, come in several lines, or stand beside older ones.
  @ListBuilder<Check>
  static var nearConditions: [Check] {
    Check(
      "none-match-near",
      "If-None-Match with what resembles the current ETag is answered with the todo",
      contract: Contract.etag,
      hint: """
        Split the list at its commas outside of quotes, and compare each ETag as a whole: an ETag that \
        contains the current one, or is a part of it, is a different one.
        """,
      buildsOn: ["http.none-match"]
    ) { subject in
      let created = try await subject.arrangeTodo()
      let tag = try await subject.validator(of: created.path)
      for miss in EntityTagNearMiss.all(of: tag) {
        let reply = try await subject.read(created.path, [.noneMatch(miss.value)])
        try reply.require(statusIn: [200], as: "200, as If-None-Match has \(miss.what)")
      }
    }

    Check(
      "none-match-lines",
      "If-None-Match in several field lines is one list",
      contract: Contract.etag,
      hint: Self.linesHint,
      buildsOn: ["http.none-match"]
    ) { subject in
      let created = try await subject.arrangeTodo()
      let tag = try await subject.validator(of: created.path)
      for tags in [
        ["\"one\"", tag], [tag, "\"two\""], ["\"one\", \"two\"", "\"three\", \(tag)"],
      ] {
        let reply = try await subject.read(created.path, tags.map { HeaderField.noneMatch($0) })
        try reply.require(status: 304)
      }
      let stale = try await subject.read(
        created.path,
        ["\"one\"", "\"two\""].map { HeaderField.noneMatch($0) }
      )
      try stale.require(status: 200)
    }

    Check(
      "none-match-forms",
      "If-None-Match is a list with or without blanks and empty elements",
      contract: Contract.etag,
      hint: Self.listHint,
      buildsOn: ["http.none-match-list"]
    ) { subject in
      let created = try await subject.arrangeTodo()
      let tag = try await subject.validator(of: created.path)
      for list in EntityTagNearMiss.lists(with: tag) {
        let reply = try await subject.read(created.path, [.noneMatch(list)])
        try reply.require(status: 304)
      }
    }

    Check(
      "match-forms",
      "If-Match is a list with or without blanks and empty elements",
      contract: Contract.etag,
      hint: Self.listHint,
      buildsOn: ["http.match-current-patch"]
    ) { subject in
      let created = try await subject.arrangeTodo()
      var tag = try await subject.validator(of: created.path)
      for position in EntityTagNearMiss.lists(with: tag).indices {
        let list = EntityTagNearMiss.lists(with: tag)[position]
        let reply = try await subject.attempt("PATCH", created.path, [.match(list)])
        try reply.require(status: 200)
        tag = try reply.header("ETag").require()
      }
    }

    Check(
      "none-match-since",
      "If-Modified-Since does not count beside If-None-Match",
      contract: Contract.etag,
      hint: """
        Look at If-Modified-Since only where there is no If-None-Match: a time has whole seconds, and a \
        todo can change twice in one.
        """,
      buildsOn: ["http.none-match"]
    ) { subject in
      let created = try await subject.arrangeTodo()
      let tag = try await subject.validator(of: created.path)
      for time in [Date.now, .past, .future] {
        let since = HeaderField("If-Modified-Since", time.inHTTP)
        let other = HeaderField.noneMatch("\"other\"")
        for fields in [[since, other], [other, since]] {
          let changed = try await subject.read(created.path, fields)
          try changed.require(status: 200)
        }
        let current = try await subject.read(created.path, [since, .noneMatch(tag)])
        try current.require(status: 304)
      }
    }

    for method in ["PUT", "PATCH", "DELETE"] {
      Check(
        "match-near-\(method.lowercased())",
        "\(method) with what resembles the current ETag is answered with 412, and changes nothing",
        contract: Contract.etag,
        hint: """
          Any value of If-Match is a condition, even one that is no ETag at all. Split the list at its \
          commas outside of quotes, and compare each ETag as a whole.
          """,
        buildsOn: ["http.match-stale-\(method.lowercased())"]
      ) { subject in
        let created = try await subject.arrangeTodo()
        let tag = try await subject.validator(of: created.path)
        for miss in EntityTagNearMiss.all(of: tag) {
          let reply = try await subject.attempt(method, created.path, [.match(miss.value)])
          try reply.require(
            statusIn: [412, 400],
            as: "412, or 400 where it is no list of ETags, as If-Match has \(miss.what)"
          )
        }
        let read = try await subject.get(created.path)
        try read.require(status: 200)
        read.expect(sameTodoAs: created)
      }
    }

    Check(
      "match-lines",
      "If-Match in several field lines is one list",
      contract: Contract.etag,
      hint: Self.linesHint,
      buildsOn: ["http.match-current-put", "http.match-current-patch", "http.match-current-delete"]
    ) { subject in
      for method in ["PUT", "PATCH", "DELETE"] {
        for isFirst in [true, false] {
          let created = try await subject.arrangeTodo()
          let tag = try await subject.validator(of: created.path)
          let stale = try await subject.attempt(
            method,
            created.path,
            [.match("\"one\""), .match("\"two\"")]
          )
          try stale.require(status: 412)
          let tags = isFirst ? [tag, "\"other\""] : ["\"other\"", tag]
          let current = try await subject.attempt(
            method,
            created.path,
            tags.map { HeaderField.match($0) }
          )
          try current.require(status: method == "DELETE" ? 204 : 200)
        }
      }
    }

    Check(
      "match-since",
      "If-Unmodified-Since does not count beside If-Match",
      contract: Contract.etag,
      hint: "Look at If-Unmodified-Since only where there is no If-Match.",
      buildsOn: ["http.match-current-put", "http.match-current-patch", "http.match-current-delete"]
    ) { subject in
      let past = HeaderField("If-Unmodified-Since", Date.past.inHTTP)
      let future = HeaderField("If-Unmodified-Since", Date.future.inHTTP)
      for method in ["PUT", "PATCH", "DELETE"] {
        let created = try await subject.arrangeTodo()
        let tag = try await subject.validator(of: created.path)
        let stale = try await subject.attempt(method, created.path, [future, .match("\"other\"")])
        try stale.require(status: 412)
        let current = try await subject.attempt(method, created.path, [past, .match(tag)])
        try current.require(status: method == "DELETE" ? 204 : 200)
      }
    }
  }
}

extension Check {
  private static let linesHint = """
    A list may come in several lines of one field (RFC 9110, section 5.3). Many libraries give you the first \
    or the last of them unless you ask for all.
    """
  private static let listHint = """
    A comma between two ETags may have blanks or tabs around it, and another comma may follow at once \
    (RFC 9110, section 5.6.1). Split at the commas, trim, and drop empty elements.
    """
}

extension HeaderField {
  fileprivate static func noneMatch(_ value: String) -> HeaderField {
    HeaderField("If-None-Match", value)
  }

  fileprivate static func match(_ value: String) -> HeaderField { HeaderField("If-Match", value) }
}

extension Date {
  /// 1 January 2000, before every todo.
  fileprivate static let past = Date(timeIntervalSince1970: 946_684_800)
  /// 31 December 2099, after every todo.
  fileprivate static let future = Date(timeIntervalSince1970: 4_102_358_400)

  /// The time as HTTP writes it (RFC 9110, section 5.6.7).
  fileprivate var inHTTP: String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = .gmt
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.string(from: self)
  }
}

extension Subject {
  /// Reads a todo under conditions.
  fileprivate func read(
    _ path: String,
    _ conditions: [HeaderField],
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    try await send("GET", path, headers: conditions, file: file, line: line)
  }

  /// Changes or deletes a todo under conditions.
  fileprivate func attempt(
    _ method: String,
    _ path: String,
    _ conditions: [HeaderField],
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    let json: JSON? = method == "DELETE" ? nil : ["title": "Changed"]
    let request = Subject.request(method, path, json: json, headers: conditions)
    return try await send(request, file: file, line: line)
  }
}
