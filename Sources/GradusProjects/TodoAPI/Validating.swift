import GradusExam
import GradusModel

extension Stage {
  static let validation = Stage(
    "validation",
    "Refuse what is not valid",
    buildsOn: ["create", "read", "list"],
    lessons: ["security.input-validation", "api.errors"]
  ) {
    for invalid in InvalidInput.all {
      Check(
        CheckID(invalid.id),
        "a todo \(invalid.what) is refused, naming the member",
        contract: Contract.input,
        hint: invalid.hint
      ) { subject in
        let refused = try await subject.post(todos, json: .object(invalid.input))
        try refused.require(status: 400, 422)
        refused.expectError(code: "VALIDATION_ERROR", fields: invalid.fields)
      }
    }
    accepted
    days
    textLimits
    bodies
    refusals
  }

  /// Content that is not a JSON object, or does not say that it is.
  @ListBuilder<Check> private static var bodies: [Check] {
    for (id, what, content) in [
      ("json-cut", "JSON that ends too early", #"{"title": "half"#),
      ("json-colon", "JSON without a colon", #"{"title" "one"}"#),
      ("json-words", "content that is no JSON at all", "title=Buy milk"),
      ("json-empty", "an empty body", ""),
    ] as [(CheckID, String, String)] {
      Check(
        id,
        "\(what) is refused with 400",
        contract: Contract.invalid,
        hint: "Catch the error of your JSON reader, and answer 400 with the error envelope."
      ) { subject in
        let refused = try await subject.send(
          "POST",
          todos,
          content: Bytes(content),
          mediaType: "application/json"
        )
        try refused.require(status: 400)
        refused.expectError(code: "MALFORMED_JSON", "VALIDATION_ERROR")
      }
    }

    for (id, what, json) in [
      ("body-array", "an array", [["title": "in an array"]]), ("body-string", "a string", "title"),
      ("body-null", "null", .null), ("body-number", "a number", 7),
    ] as [(CheckID, String, JSON)] {
      Check(
        id,
        "a body that is \(what) instead of an object is refused",
        contract: Contract.invalid,
        hint:
          "It is JSON but no todo: check that it is an object before you take members from it."
      ) { subject in
        let refused = try await subject.post(todos, json: json)
        try refused.require(status: 400, 422)
        refused.expectError(code: "VALIDATION_ERROR", "MALFORMED_JSON")
      }
    }

    for method in ["PUT", "PATCH"] {
      Check(
        CheckID("json-\(method.lowercased())"),
        "\(method) with content that is no JSON, or with none, is refused with 400 and changes nothing",
        contract: Contract.invalid,
        hint:
          "Read the body of PUT and PATCH as you read that of POST: catch the error, and answer 400."
      ) { subject in
        let created = try await subject.arrangeTodo()
        for content in [#"{"title": "half"#, "title=Buy milk", ""] {
          let refused = try await subject.send(
            method,
            created.path,
            content: Bytes(content),
            mediaType: "application/json"
          )
          try refused.require(status: 400)
          refused.expectError(code: "MALFORMED_JSON", "VALIDATION_ERROR")
        }
        let read = try await subject.get(created.path)
        read.expect(sameTodoAs: created)
      }

      Check(
        CheckID("body-\(method.lowercased())"),
        "\(method) with an array, a text, a number or null instead of an object is refused",
        contract: Contract.invalid,
        hint: "It is JSON but no todo: check that it is an object before you take members from it."
      ) { subject in
        let created = try await subject.arrangeTodo()
        for json in [[["title": "in an array"]], "title", 7, .null, []] as [JSON] {
          let refused = try await subject.send(method, created.path, json: json)
          try refused.require(status: 400, 422)
          refused.expectError(code: "VALIDATION_ERROR", "MALFORMED_JSON")
        }
        let read = try await subject.get(created.path)
        read.expect(sameTodoAs: created)
      }
    }

    Check(
      "media-type",
      "a body that is declared as plain text is refused with 415",
      contract: Contract.mediaType,
      hint: "Look at Content-Type before you read the body, whatever the body looks like."
    ) { subject in
      let refused = try await subject.send(
        "POST",
        todos,
        json: ["title": "in plain text"],
        mediaType: "text/plain"
      )
      try refused.require(status: 415)
      refused.expectError(code: "UNSUPPORTED_MEDIA_TYPE")
    }

    for method in ["PUT", "PATCH"] {
      Check(
        CheckID("media-type-\(method.lowercased())"),
        "\(method) with a body that is declared as plain text is refused with 415",
        contract: method == "PUT" ? Contract.replace : Contract.change,
        hint: "Look at Content-Type wherever you read a body, and not only where todos are created."
      ) { subject in
        let created = try await subject.arrangeTodo()
        let refused = try await subject.send(
          method,
          created.path,
          json: ["title": "in plain text"],
          mediaType: "text/plain"
        )
        try refused.require(status: 415)
        refused.expectError(code: "UNSUPPORTED_MEDIA_TYPE")
      }
    }

    Check(
      "media-type-charset",
      "a body that is declared as JSON with a charset is accepted",
      contract: Contract.info,
      hint: "Compare the media type without its parameters, which begin at the semicolon."
    ) { subject in
      let created = try await subject.send(
        "POST",
        todos,
        json: ["title": "with a charset"],
        mediaType: "application/json; charset=utf-8"
      )
      try created.requireSuccess()
    }

    Check(
      "media-type-case",
      "a body that is declared as JSON in other case is accepted",
      contract: Contract.info,
      hint: "Compare the media type without case: Application/JSON is the same type."
    ) { subject in
      let created = try await subject.send(
        "POST",
        todos,
        json: ["title": "in other case"],
        mediaType: "Application/JSON"
      )
      try created.requireSuccess()
    }
  }

  /// What a refusal says, and what it leaves alone.
  @ListBuilder<Check> private static var refusals: [Check] {
    Check(
      "several",
      "several mistakes at once are answered with a detail each",
      contract: Contract.create,
      hint: "Collect the mistakes instead of stopping at the first one."
    ) { subject in
      let refused = try await subject.post(
        todos,
        json: ["title": "", "completed": "yes", "priority": "urgent", "due_date": "2031-02-30"]
      )
      try refused.require(status: 400, 422)
      refused.expectError(
        code: "VALIDATION_ERROR",
        fields: ["title", "completed", "priority", "due_date"]
      )
    }

    Check(
      "only-the-wrong",
      "details name no member that is right",
      contract: Contract.invalid,
      hint: "Give details for the members that are wrong, and for no others."
    ) { subject in
      let refused = try await subject.post(
        todos,
        json: ["title": "A good title", "notes": "Good notes", "completed": "yes"]
      )
      try refused.require(status: 400, 422)
      refused.json.error.details.expect(
        Evidence("details that name 'completed', and neither 'title' nor 'notes'")
      ) { details in
        (details.elements ?? []).allSatisfy { !["title", "notes"].contains($0["field"]?.text) }
      }
    }

    Check(
      "error-type",
      "a refusal is JSON, and says so",
      contract: Contract.invalid,
      hint: "Set Content-Type: application/json on errors as well."
    ) { subject in
      let refused = try await subject.post(todos, json: ["title": ""])
      try refused.require(status: 400, 422)
      refused.expectJSONMediaType()
    }

    Check(
      "nothing-stored",
      "a refused request stores nothing",
      contract: Contract.create,
      hint: "Validate everything first, and write only then."
    ) { subject in
      let before = try await subject.total()
      var refusals: [Reply] = []
      for invalid in InvalidInput.all {
        let refused = try await subject.post(todos, json: .object(invalid.input))
        // What is accepted by mistake is stored by right: that is another check's claim.
        if refused.status >= 400 { refusals.append(refused) }
        if refused.status < 300 {
          try await subject.delete(try subject.stored(refused).path).requireSuccess()
        }
      }
      subject.expect(
        !refusals.isEmpty,
        "the answers to \(InvalidInput.all.count) requests that are not valid",
        expected: Evidence("refusals, which store nothing"),
        observed: Evidence("not a single refusal"),
        citing: []
      )
      try await expectTotal(before, subject)
    }

    refusedChange("put", contract: Contract.replace) { subject, path, input in
      try await subject.put(path, json: .object(input))
    }
    refusedChange("patch", contract: Contract.change) { subject, path, input in
      try await subject.patch(path, json: .object(input))
    }

    Check(
      "put-title-missing",
      "PUT without a title is refused",
      contract: Contract.replace,
      hint: "PUT has the same rules as creating: title is required."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let refused = try await subject.put(created.path, json: ["notes": "no title"])
      try refused.require(status: 400, 422)
      refused.expectError(code: "VALIDATION_ERROR", fields: ["title"])
    }

    Check(
      "patch-title-null",
      "PATCH can't remove the title",
      contract: Contract.change,
      hint: "null removes a member, but a todo without a title is not valid."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let refused = try await subject.patch(created.path, json: ["title": .null])
      try refused.require(status: 400, 422)
      refused.expectError(code: "VALIDATION_ERROR", fields: ["title"])
    }

    Check(
      "patch-whole",
      "a PATCH with one wrong member changes none of the others",
      contract: Contract.change,
      hint: "Validate the whole patch before you change the first member."
    ) { subject in
      let created = try await subject.arrangeTodo()
      _ = try await subject.patch(
        created.path,
        json: ["notes": "changed", "priority": "urgent", "due_date": "2031-05-17"]
      )
      let read = try await subject.get(created.path)
      read.json.notes.expect(sameAs: created.json.notes)
      read.json.due_date.expect(sameAs: created.json.due_date)
    }
  }

  /// PUT and PATCH have the rules of creating, and change nothing when they refuse.
  private static func refusedChange(
    _ method: String,
    contract: String,
    change: @escaping @Sendable (Subject, String, JSONObject) async throws -> Reply
  ) -> [Check] {
    let wrong: [(id: String, what: String, field: String, input: JSONObject)] = [
      ("title", "a wrong title", "title", ["title": "  "]),
      (
        "title-long", "a title of 201 characters", "title",
        ["title": .string(.init(repeating: "t", count: 201))]
      ),
      ("notes", "wrong notes", "notes", ["title": "t", "notes": 7]),
      (
        "notes-long", "notes of 2,001 characters", "notes",
        ["title": "t", "notes": .string(.init(repeating: "n", count: 2001))]
      ),
      ("completed", "a wrong completed", "completed", ["title": "t", "completed": "no"]),
      ("priority", "a wrong priority", "priority", ["title": "t", "priority": "urgent"]),
      ("due_date", "a wrong due_date", "due_date", ["title": "t", "due_date": "2031-02-30"]),
    ]
    return wrong.map { id, what, field, input in
      Check(
        CheckID("\(method)-\(id)"),
        "\(method.uppercased()) with \(what) is refused and changes nothing",
        contract: contract,
        hint: "Use the validation of POST for PUT and PATCH as well."
      ) { subject in
        let created = try await subject.arrangeTodo()
        let refused = try await change(subject, created.path, input)
        try refused.require(status: 400, 422)
        refused.expectError(code: "VALIDATION_ERROR", fields: [field])
        let read = try await subject.get(created.path)
        read.expect(sameTodoAs: created)
      }
    }
  }
}
