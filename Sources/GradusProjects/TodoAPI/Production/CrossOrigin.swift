import GradusExam
import GradusModel

extension Check {
  /// What browsers ask before a page of another origin may use the API (Fetch standard, "CORS
  /// protocol").
  @ListBuilder<Check>
  static var crossOrigin: [Check] {
    Check(
      "cors-reading",
      "a page of another origin may read an answer, and nobody's cookies go with it",
      contract: Contract.http,
      hint: "Answer requests that have an Origin with Access-Control-Allow-Origin: *."
    ) { subject in
      let created = try await subject.arrangeTodo()
      for path in [todos, created.path] {
        let reply = try await subject.send("GET", path, headers: [origin])
        try reply.requireSuccess()
        reply.expectOpenOrigin()
        reply.header("Access-Control-Allow-Credentials").expectAbsent()
      }
    }

    Check(
      "cors-writing",
      "a page of another origin may read the answer to a change",
      contract: Contract.http,
      hint: "The rule for Origin holds for every method, not only for GET."
    ) { subject in
      let title: JSON = ["title": .string("todo \(subject.data.word())")]
      let created = try await subject.send("POST", todos, json: title, headers: [origin])
      try created.requireSuccess()
      created.expectOpenOrigin()
      let path = try subject.stored(created).path
      for method in ["PUT", "PATCH"] {
        let changed = try await subject.send(method, path, json: title, headers: [origin])
        try changed.requireSuccess()
        changed.expectOpenOrigin()
      }
      let deleted = try await subject.send("DELETE", path, headers: [origin])
      try deleted.requireSuccess()
      deleted.expectOpenOrigin()
    }

    Check(
      "cors-refusals",
      "a page of another origin may read a refusal, too",
      contract: Contract.http,
      hint: """
        Set the CORS headers outside of the routes, where errors pass as well; else a page sees \
        "network error" instead of your message.
        """
    ) { subject in
      let created = try await subject.arrangeTodo()
      let unknown = subject.path(of: try await subject.unknownID(like: created.id))
      let missing = try await subject.send("GET", unknown, headers: [origin])
      missing.expectOpenOrigin()
      let invalid = try await subject.send("POST", todos, json: [:], headers: [origin])
      invalid.expectOpenOrigin()
      let stray = try await subject.send("GET", "/\(subject.data.word())", headers: [origin])
      stray.expectOpenOrigin()
    }

    for method in ["PUT", "PATCH", "DELETE"] {
      Check(
        "cors-preflight-\(method.lowercased())",
        "a preflight for \(method) of a todo allows the method and its headers",
        contract: Contract.http,
        hint: """
          A browser asks with OPTIONS first. Name the method in Access-Control-Allow-Methods, and \
          content-type and if-match in Access-Control-Allow-Headers.
          """
      ) { subject in
        let created = try await subject.arrangeTodo()
        let asked = ["content-type", "if-match"]
        let preflight = try await subject.preflight(method, created.path, asked)
        try preflight.require(status: 200, 204)
        preflight.expectOpenOrigin()
        preflight.header("Access-Control-Allow-Methods").expect(members: [method], or: "*")
        preflight.header("Access-Control-Allow-Headers").expect(members: asked, or: "*")
      }
    }

    Check(
      "cors-preflight-post",
      "a preflight for creating a todo allows JSON to be sent",
      contract: Contract.http,
      hint: "Allow content-type: a page can't send JSON without asking for it."
    ) { subject in
      let preflight = try await subject.preflight("POST", todos, ["content-type"])
      try preflight.require(status: 200, 204)
      preflight.expectOpenOrigin()
      preflight.header("Access-Control-Allow-Headers").expect(members: ["content-type"], or: "*")
    }

    Check(
      "cors-preflight-get",
      "a preflight for reading allows conditions to be sent, for every path",
      contract: Contract.http,
      hint: "Allow if-none-match: a page that keeps what it has read asks for it in a preflight."
    ) { subject in
      let created = try await subject.arrangeTodo()
      for path in [created.path, todos, "/health", "/openapi.json"] {
        let preflight = try await subject.preflight("GET", path, ["if-none-match"])
        try preflight.require(status: 200, 204)
        preflight.expectOpenOrigin()
        preflight.header("Access-Control-Allow-Headers").expect(members: ["if-none-match"], or: "*")
      }
    }

    Check(
      "cors-others",
      "a page of another origin may read /health and /openapi.json, and why they refuse",
      contract: Contract.http,
      hint: "Set the CORS headers outside of the routes, so that no path is left out."
    ) { subject in
      for path in ["/health", "/openapi.json"] {
        for method in ["GET", "DELETE"] {
          let reply = try await subject.send(method, path, headers: [origin])
          reply.expectOpenOrigin()
          reply.header("Access-Control-Allow-Credentials").expectAbsent()
        }
      }
    }

    Check(
      "cors-exposes",
      "a page of another origin may see Location and ETag",
      contract: Contract.http,
      hint: "Browsers hide them from pages unless Access-Control-Expose-Headers names them."
    ) { subject in
      let created = try await subject.send(
        "POST",
        todos,
        json: ["title": .string("todo \(subject.data.word())")],
        headers: [origin]
      )
      try created.requireSuccess()
      created.header("Access-Control-Expose-Headers")
        .expect(members: ["Location", "ETag"], or: "*")
    }
  }
}

private let origin = HeaderField("Origin", "https://todo.example")

extension Subject {
  /// Asks as a browser does before a request that is not simple.
  fileprivate func preflight(
    _ method: String,
    _ path: String,
    _ headers: [String],
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    try await send(
      "OPTIONS",
      path,
      headers: [
        origin, HeaderField("Access-Control-Request-Method", method),
        HeaderField("Access-Control-Request-Headers", headers.joined(separator: ",")),
      ],
      file: file,
      line: line
    )
  }
}

extension Reply {
  /// Expects that pages of any origin, or of the one that asked, may read this.
  fileprivate func expectOpenOrigin(file: String = #fileID, line: Int = #line) {
    header("Access-Control-Allow-Origin").expect(
      "* or \(origin.value)",
      file: file,
      line: line
    ) { $0 == "*" || $0 == origin.value }
  }
}
