import GradusExam
import GradusModel

extension Check {
  /// Methods that a path does not have, paths that are none, and OPTIONS.
  @ListBuilder<Check>
  static var methods: [Check] {
    for (name, methods) in [("list", ["PUT", "PATCH", "DELETE"]), ("item", ["POST"])] {
      Check(
        "method-\(name)",
        "\(methods.formatted(or: "or")) on \(name == "list" ? "the list" : "a todo") is answered"
          + " with 405 and an Allow",
        contract: Contract.http,
        hint: """
          Answer 405 where the path is known and the method is not, and list in Allow the methods \
          that it has.
          """
      ) { subject in
        let path = name == "list" ? todos : try await subject.arrangeTodo().path
        let allowed = name == "list" ? ["GET", "POST"] : ["GET", "PUT", "PATCH", "DELETE"]
        for method in methods {
          // Content of a DELETE may be refused for itself.
          let json: JSON? = method == "DELETE" ? nil : ["title": "Not here"]
          let reply = try await subject.send(Subject.request(method, path, json: json))
          try reply.require(status: 405)
          reply.header("Allow").expect(members: allowed)
          reply.expectError()
        }
      }
    }

    Check(
      "method-health",
      "POST on /health is answered with 405 and an Allow",
      contract: Contract.http,
      hint: "The rule for unknown methods holds for every path of the contract."
    ) { subject in
      let reply = try await subject.post("/health", json: [:])
      try reply.require(status: 405)
      reply.header("Allow").expect(members: ["GET"])
    }

    Check(
      "method-others",
      "methods that /health and /openapi.json do not have are answered with 405 and an Allow",
      contract: Contract.http,
      hint: """
        The rule for unknown methods holds for every path of the contract, also for those that a framework \
        serves by itself.
        """
    ) { subject in
      for path in ["/health", "/openapi.json"] {
        for method in ["POST", "PUT", "PATCH", "DELETE"] where path != "/health" || method != "POST"
        {
          let json: JSON? = method == "DELETE" ? nil : [:]
          let reply = try await subject.send(Subject.request(method, path, json: json))
          try reply.require(status: 405)
          reply.header("Allow").expect(members: ["GET"])
          reply.expectError()
        }
      }
    }

    Check(
      "refused-body",
      "the body of a request that is refused is not taken for the next request",
      contract: Contract.http,
      hint: """
        What is refused has a body all the same: read it to its end before you answer, or close the \
        connection. What stays in it is read as the beginning of the next request.
        """
    ) { subject in
      let created = try await subject.arrangeTodo()
      for (method, path) in [("PUT", todos), ("POST", created.path)] {
        _ = try await subject.send(method, path, json: ["title": "Not here"])
        // On the same connection, where that was left open.
        try await subject.get(created.path).require(status: 200)
      }
    }

    Check(
      "no-effect",
      "a request that is answered with 405 changes nothing",
      contract: Contract.http,
      hint: "Does DELETE on the list empty it before it is refused?",
      buildsOn: ["refused-body"]
    ) { subject in
      let created = try await subject.arrangeTodo()
      let before = try await subject.total()
      for method in ["PUT", "PATCH", "DELETE"] {
        _ = try await subject.send(method, todos, json: ["title": "Not here"])
      }
      _ = try await subject.send("POST", created.path, json: ["title": "Not here"])
      try await expectTotal(before, subject)
      let read = try await subject.get(created.path)
      try read.require(status: 200)
      read.expect(sameTodoAs: created)
    }

    Check(
      "unknown-path",
      "paths that are not in the contract are answered with 404, whatever the method",
      contract: Contract.error,
      hint: "Below a todo, beside the list, and for POST: the same envelope from one place."
    ) { subject in
      let created = try await subject.arrangeTodo()
      for path in ["\(created.path)/\(subject.data.word())", "/api/v1/\(subject.data.word())"] {
        for method in ["GET", "POST", "DELETE"] {
          let reply = try await subject.send(method, path)
          try reply.require(status: 404)
          reply.expectError()
        }
      }
    }

    Check(
      "options-list",
      "OPTIONS on the list tells its methods",
      contract: Contract.http,
      hint: "Answer OPTIONS with 204 and an Allow, on every path of the contract."
    ) { subject in
      let reply = try await subject.send("OPTIONS", todos)
      try reply.require(status: 200, 204)
      reply.header("Allow").expect(members: ["GET", "POST"])
    }

    Check(
      "options-item",
      "OPTIONS on a todo tells its methods",
      contract: Contract.http,
      hint: "Answer OPTIONS with 204 and an Allow, on every path of the contract."
    ) { subject in
      let reply = try await subject.send("OPTIONS", try await subject.arrangeTodo().path)
      try reply.require(status: 200, 204)
      reply.header("Allow").expect(members: ["GET", "PUT", "PATCH", "DELETE"])
    }

    Check(
      "options-others",
      "OPTIONS on /health and /openapi.json tells their methods",
      contract: Contract.http,
      hint: "Answer OPTIONS with 204 and an Allow, on every path of the contract."
    ) { subject in
      for path in ["/health", "/openapi.json"] {
        let reply = try await subject.send("OPTIONS", path)
        try reply.require(status: 200, 204)
        reply.header("Allow").expect(members: ["GET"])
      }
    }
  }
}

extension [String] {
  /// The elements in a sentence: `A, B or C`.
  fileprivate func formatted(or conjunction: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
