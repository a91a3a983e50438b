import GradusExam
import GradusModel

extension Stage {
  static let read = Stage(
    "read",
    "Read a todo",
    buildsOn: ["create"],
    lessons: ["fundamentals.resources", "fundamentals.request-response", "api.hierarchy"]
  ) {
    Check(
      "works",
      "a todo can be read by its id",
      .foundation,
      contract: Contract.read,
      hint: "Serve GET /api/v1/todos/{id} with the todo of that id and 200."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let read = try await subject.get(created.path)
      try read.require(status: 200)
      read.json.id.expect(created.id)
    }

    Check(
      "type",
      "reading a todo answers JSON, and says so",
      contract: Contract.read,
      hint: "Set Content-Type: application/json on the response."
    ) { subject in
      let read = try await subject.get(try await subject.arrangeTodo().path)
      try read.requireSuccess()
      read.expectJSONMediaType()
    }

    Check(
      "same",
      "reading gives the same representation as creating did",
      contract: Contract.read,
      hint: "Build the JSON of a todo in one place, and use it for every response."
    ) { subject in
      let created = try await subject.arrangeTodo([
        "notes": "with notes", "completed": true, "priority": "low", "due_date": "2030-12-31",
      ])
      let read = try await subject.get(created.path)
      try read.requireSuccess()
      read.expect(sameTodoAs: created)
    }

    Check(
      "same-defaults",
      "members that are false, null or empty are there when a todo is read",
      contract: Contract.todo,
      hint: """
        Every member is required, whatever its value is. Serialisers that leave out empty values (omitempty, \
        exclude_none) leave out too much here.
        """
    ) { subject in
      let created = try await subject.arrangeTodo()
      let read = try await subject.get(created.path)
      try read.requireSuccess()
      read.json.notes.expect("")
      read.json.completed.expect(false)
      read.json.due_date.expect(.null)
    }

    Check(
      "right-one",
      "each id gives its own todo",
      contract: Contract.read,
      hint: "Find the todo by its id, not by its position."
    ) { subject in
      var created: [StoredTodo] = []
      for _ in 1...4 { created.append(try await subject.arrangeTodo()) }
      for todo in subject.data.shuffled(created) {
        let read = try await subject.get(todo.path)
        try read.requireSuccess()
        read.json.title.expect(sameAs: todo.json.title)
      }
    }

    Check(
      "repeatable",
      "reading a todo changes nothing",
      contract: Contract.read,
      hint: "GET is safe: it must not touch updated_at or anything else that is stored."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let first = try await subject.get(created.path)
      try first.requireSuccess()
      for _ in 1...3 {
        let again = try await subject.get(created.path)
        try again.requireSuccess()
        again.expect(sameTodoAs: first)
      }
    }

    Check(
      "unknown-id",
      "an id that was never given out is answered with 404",
      contract: Contract.id,
      hint: "Answer 404 with the error envelope and the code NOT_FOUND where there is no such todo."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let read = try await subject.get(
        subject.path(of: try await subject.unknownID(like: created.id))
      )
      try expectUnknown(read, like: created.id)
    }

    for (name, id) in [("words", "no such todo"), ("symbols", "'\"<>"), ("minus", "-1")] {
      Check(
        "malformed-id-\(name)",
        "'\(id)', which is no id, is refused and breaks nothing",
        contract: Contract.id,
        hint: "Answer 404, 400 or 422 with the error envelope when an id can't be one of yours."
      ) { subject in
        if name == "minus" {
          // Where ids are negative numbers, this may be one.
          let created = try await subject.arrangeTodo()
          if (created.id.text ?? created.id.compact).hasPrefix("-") { return }
        }
        let read = try await subject.get(subject.path(of: .string(id)))
        try read.require(status: 404, 400, 422)
        read.expectError()
      }
    }

    Check(
      "head",
      "HEAD is answered like GET, without content",
      contract: Contract.read,
      hint: "Many frameworks answer HEAD from the GET route when you ask them to."
    ) { subject in
      let created = try await subject.arrangeTodo()
      // Asked to close, a server can't hide content after the head from the reader.
      let head = try await subject.send(
        "HEAD",
        created.path,
        headers: [HeaderField("Connection", "close")]
      )
      try head.require(status: 200)
      head.expectNoContent()
    }

    Check(
      "head-unknown",
      "HEAD on an unknown id is answered with 404, without content",
      contract: Contract.read,
      hint: "HEAD has the same status as GET would have."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let path = subject.path(of: try await subject.unknownID(like: created.id))
      let head = try await subject.send(
        "HEAD",
        path,
        headers: [HeaderField("Connection", "close")]
      )
      try head.require(status: 404, 400, 422)
      head.expectNoContent()
    }
  }
}

/// Expects what the contract says of an id that no todo has.
///
/// Ids of other shapes than numbers may turn out to be none: then 400 and 422 are right as well.
func expectUnknown(
  _ reply: Reply,
  like id: JSON,
  file: String = #fileID,
  line: Int = #line
) throws {
  if id.isInteger || id.text.flatMap({ Int($0) }) != nil {
    try reply.require(status: 404, file: file, line: line)
  } else {
    try reply.require(status: 404, 400, 422, file: file, line: line)
  }
  if reply.status == 404 {
    reply.expectError(code: "NOT_FOUND", file: file, line: line)
  } else {
    reply.expectError(file: file, line: line)
  }
}
