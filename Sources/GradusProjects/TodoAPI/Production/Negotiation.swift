import GradusExam
import GradusModel

extension Check {
  /// `Accept` (RFC 9110, section 12.5.1).
  @ListBuilder<Check>
  static var negotiation: [Check] {
    for (name, accept) in [
      ("html", "text/html"), ("xml", "application/xml, text/xml;q=0.9"),
      ("json-excluded", "application/json;q=0, text/html"),
    ] {
      Check(
        "accept-\(name)",
        "a client that takes only '\(accept)' is answered with 406",
        contract: Contract.error,
        hint:
          "Compare Accept with what you have, which is application/json; q=0 means \"not this\"."
      ) { subject in
        let created = try await subject.arrangeTodo()
        for path in [created.path, todos] {
          let reply = try await subject.send(Request("GET", path, headers: [.accept(accept)]))
          try reply.require(status: 406)
          reply.expectError()
        }
      }
    }

    Check(
      "accept-others",
      "a client that takes no JSON is answered with 406 by /health and /openapi.json as well",
      contract: Contract.http,
      hint: "Look at Accept outside of the routes, so that no path is left out."
    ) { subject in
      for path in ["/health", "/openapi.json"] {
        let reply = try await subject.send(Request("GET", path, headers: [.accept("text/html")]))
        try reply.require(status: 406)
        reply.expectError()
        let taken = try await subject.send(Request("GET", path, headers: [.accept("*/*")]))
        try taken.require(status: 200)
      }
    }

    Check(
      "accept-ranges",
      "a client that takes JSON among others gets it",
      contract: Contract.error,
      hint: """
        */* and application/* include JSON, parameters such as q may follow, the order does not \
        matter, and without Accept everything is welcome.
        """
    ) { subject in
      let created = try await subject.arrangeTodo()
      let fields: [[HeaderField]] = [
        [], [.accept("*/*")], [.accept("application/*")], [.accept("application/json;q=0.5")],
        [.accept("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8")],
        [.accept("text/html;q=0.9,application/json;q=0.1")], [.accept("APPLICATION/JSON")],
      ]
      for headers in fields {
        let reply = try await subject.send(Request("GET", created.path, headers: headers))
        try reply.require(status: 200)
        reply.expectJSONMediaType()
      }
    }
  }
}

extension HeaderField {
  fileprivate static func accept(_ value: String) -> HeaderField { HeaderField("Accept", value) }
}
