import GradusExam
import GradusModel

extension Stage {
  static let documentation = Stage(
    "documentation",
    "Describe yourself, and be what you describe",
    grade: .production,
    buildsOn: ["boot", "create", "read", "list", "update", "delete"],
    lessons: ["api.openapi", "craft.documentation"]
  ) {
    Check(
      "served",
      "/openapi.json answers with an OpenAPI document of version 3.0 or 3.1",
      contract: Contract.description,
      hint: "Serve it at the root, as JSON. Many frameworks make it from your routes."
    ) { subject in
      let reply = try await subject.get("/openapi.json")
      try reply.require(status: 200)
      reply.expectJSONMediaType()
      reply.json.openapi.expect(Evidence("a version such as 3.1.0")) {
        $0.text?.hasPrefix("3.0.") == true || $0.text?.hasPrefix("3.1.") == true
      }
    }

    Check(
      "valid",
      "the document is valid OpenAPI",
      contract: Contract.description,
      hint: """
        The finding names the place in the document. Load it into an editor for OpenAPI to see all \
        of it at once.
        """,
      buildsOn: ["served"]
    ) { subject in
      try await subject.describedBySelf(at: "/openapi.json").expectValid()
    }

    Check(
      "operations",
      "the document describes every operation of the contract",
      contract: Contract.description,
      hint: "What is not described does not exist for those who generate a client from it.",
      buildsOn: ["valid"]
    ) { subject in
      try await subject.describedBySelf(at: "/openapi.json").expectEveryOperation()
    }

    Check(
      "successes",
      "the document says what each operation answers when it succeeds",
      contract: Contract.description,
      hint: "A response for a status from 200 to 299, with a schema where there is content.",
      buildsOn: ["valid"]
    ) { subject in
      try await subject.describedBySelf(at: "/openapi.json").expectSuccesses()
    }

    Check(
      "requests",
      "the document allows the todos that clients may send",
      contract: Contract.description,
      hint: """
        Either the document or the backend is wrong about what may be sent. A client that is generated \
        from the document refuses to send what it forbids, or has no way to.
        """,
      buildsOn: ["valid"]
    ) { subject in
      // What is refused here is another check's: create and update look at it.
      let bodies: [JSON] = [
        ["title": "t"],
        [
          "title": .string(String(repeating: "t", count: 200)),
          "notes": .string(String(repeating: "n", count: 2000)), "completed": true,
          "priority": "high", "due_date": "2033-03-03",
        ],
        ["title": "t", "notes": "", "priority": "low", "completed": false, "due_date": .null],
        ["title": "t", "priority": "normal"],
      ]
      let created = try await subject.arrangeTodo()
      for body in bodies {
        _ = try await subject.post(todos, json: body)
        _ = try await subject.put(created.path, json: body)
        _ = try await subject.patch(created.path, json: body)
      }
      let patches: [JSON] = [
        [:], ["notes": .null, "completed": .null], ["priority": .null, "due_date": .null],
      ]
      for body in patches {
        _ = try await subject.patch(created.path, json: body)
      }
      try await subject.describedBySelf(at: "/openapi.json").expectAccepted()
    }

    Check(
      "conforms",
      "every answer so far is as the document describes it",
      .judgesRun,
      contract: Contract.description,
      hint: """
        Either the answer or its description is wrong. A status that is not described, refusals \
        included, needs an entry or a default.
        """,
      buildsOn: ["valid"]
    ) { subject in
      try await subject.tour()
      try await subject.describedBySelf(at: "/openapi.json").expectConformance()
    }

    Check(
      "contract",
      "every answer so far is as the contract describes it",
      .judgesRun,
      contract: Contract.description,
      hint: "The finding names the rule of the contract; it holds for every answer, refusals too."
    ) { subject in
      try await subject.tour()
      try subject.expectConformanceToContract()
    }
  }
}

extension Subject {
  /// Uses every operation, with success and without.
  fileprivate func tour() async throws {
    try await get("/health").requireSuccess()
    let created = try await arrangeTodo(["notes": "on tour", "due_date": "2033-03-03"])
    try await list([("limit", "2"), ("sort", "title"), ("q", "todo")]).requireSuccess()
    try await list([("fields", "id,title")]).requireSuccess()
    try await get(created.path).requireSuccess()
    try await put(created.path, json: ["title": "Replaced"]).requireSuccess()
    try await patch(created.path, json: ["priority": "low"]).requireSuccess()
    let stale = [HeaderField("If-Match", "\"none-of-ours\"")]
    let guarded = try await arrangeTodo()
    _ = try await send("PUT", guarded.path, json: ["title": "No"], headers: stale)
    _ = try await send("DELETE", guarded.path, headers: stale)
    if let tag = try await get(created.path).response.headers.value(of: "ETag") {
      _ = try await send("GET", created.path, headers: [HeaderField("If-None-Match", tag)])
    }
    try await delete(created.path).requireSuccess()
    _ = try await get(created.path)
    _ = try await put(created.path, json: ["title": "No"])
    _ = try await patch(created.path, json: ["title": "No"])
    _ = try await delete(created.path)
    _ = try await post(todos, json: ["priority": 7])
    _ = try await send("POST", todos, content: Bytes("["), mediaType: "application/json")
    _ = try await send("POST", todos, content: Bytes("x"), mediaType: "text/plain")
    _ = try await list([("page", "none")])
  }
}
