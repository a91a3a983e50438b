import GradusExam
import GradusModel

/// Members that differ from every default, so that what a change keeps and resets can be told.
let fullTodo: JSONObject = [
  "title": "Repair the gate", "notes": "the hinge", "completed": true, "priority": "high",
  "due_date": "2031-05-17",
]

extension Stage {
  static let update = Stage(
    "update",
    "Replace and change a todo",
    buildsOn: ["create", "read", "list"],
    lessons: ["fundamentals.methods", "fundamentals.resources"]
  ) {
    replacing
    changing
  }

  @ListBuilder<Check> private static var replacing: [Check] {
    Check(
      "put",
      "PUT answers 200 with what was sent",
      contract: Contract.replace,
      hint: "Store all members of the request, and answer with the stored todo."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let replaced = try await subject.put(created.path, json: .object(fullTodo))
      try replaced.require(status: 200)
      replaced.json.id.expect(created.id)
      for member in fullTodo.members { replaced.json[member.name].expect(member.value) }
    }

    Check(
      "put-type",
      "PUT answers JSON, and says so",
      contract: Contract.replace,
      hint: "Set Content-Type: application/json on the response."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let replaced = try await subject.put(created.path, json: .object(fullTodo))
      try replaced.requireSuccess()
      replaced.expectJSONMediaType()
    }

    Check(
      "put-stored",
      "what PUT answers is what is read afterwards",
      contract: Contract.replace,
      hint: "Write the change to your store before you answer, and answer from the store."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let replaced = try await subject.put(created.path, json: .object(fullTodo))
      try replaced.requireSuccess()
      let read = try await subject.get(created.path)
      read.expect(sameTodoAs: replaced)
    }

    Check(
      "put-resets",
      "PUT puts members that are left out back to their defaults",
      contract: Contract.replace,
      hint: "PUT replaces the whole todo; keeping what was not sent is what PATCH does."
    ) { subject in
      let created = try await subject.arrangeTodo(fullTodo)
      let replaced = try await subject.put(created.path, json: ["title": "Only a title"])
      try replaced.requireSuccess()
      let read = try await subject.get(created.path)
      read.json.notes.expect("")
      read.json.completed.expect(false)
      read.json.priority.expect("normal")
      read.json.due_date.expect(.null)
    }

    Check(
      "put-empty-values",
      "PUT stores false, null and empty texts that are sent",
      contract: Contract.replace,
      hint: """
        Ask whether a member was sent, not whether its value is true: false, null, 0 and "" are values.
        """
    ) { subject in
      let created = try await subject.arrangeTodo(fullTodo)
      let empty: JSONObject = [
        "title": "Emptied", "notes": "", "completed": false, "priority": "low", "due_date": .null,
      ]
      let replaced = try await subject.put(created.path, json: .object(empty))
      try replaced.require(status: 200)
      for member in empty.members { replaced.json[member.name].expect(member.value) }
    }

    textChanges("put", contract: Contract.replace) { subject, path, text in
      try await subject.put(path, json: ["title": "Replaced", "notes": .string(text)])
    }

    Check(
      "put-repeatable",
      "the same PUT again gives the same todo",
      contract: Contract.replace,
      hint: "PUT is idempotent: sending it twice must leave what sending it once leaves."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let first = try await subject.put(created.path, json: .object(fullTodo))
      try first.requireSuccess()
      let second = try await subject.put(created.path, json: .object(fullTodo))
      try second.require(status: 200)
      expectSame(first, second, but: ["updated_at"], subject)
    }

    Check(
      "put-unknown",
      "PUT to an unknown id is answered with 404 and creates nothing",
      contract: Contract.replace,
      hint: "PUT never creates here: look for the todo first."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let before = try await subject.total()
      let path = subject.path(of: try await subject.unknownID(like: created.id))
      let replaced = try await subject.put(path, json: .object(fullTodo))
      try expectUnknown(replaced, like: created.id)
      try await expectTotal(before, subject)
    }

    keeping("put", contract: Contract.replace) { subject, path, members in
      var input = fullTodo
      for member in members.members { input[member.name] = member.value }
      return try await subject.put(path, json: .object(input))
    }
  }

  /// Texts are stored as they were sent by both ways to change a todo, which often have code of their own.
  static func textChanges(
    _ method: String,
    contract: String,
    change: @escaping @Sendable (Subject, String, String) async throws -> Reply
  ) -> Check {
    Check(
      CheckID("\(method)-text"),
      "\(method.uppercased()) stores texts character by character",
      contract: contract,
      hint: "Treat texts as POST does: no trimming, no escaping, no guessing of types."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let texts = [
        "Caf\u{E9} \u{4F60}\u{597D} <b> & \\ \"y\"", "007", "null",
      ]
      for text in texts + TextCases.untidy {
        let changed = try await change(subject, created.path, text)
        try changed.requireSuccess()
        changed.json.notes.expect(.string(text))
        let read = try await subject.get(created.path)
        read.json.notes.expect(.string(text))
      }
    }
  }

  /// What holds of both ways to change a todo.
  ///
  /// - Parameters:
  ///   - method: `put` or `patch`, with which the ids begin.
  ///   - contract: Where the contract says so, as a JSON pointer (RFC 6901) into it.
  ///   - change: Changes the todo at a path, with these members besides its own.
  /// - Returns: That id and `created_at` are kept, other todos left alone, and `updated_at` moved.
  static func keeping(
    _ method: String,
    contract: String,
    change: @escaping @Sendable (Subject, String, JSONObject) async throws -> Reply
  ) -> [Check] {
    let name = method.uppercased()
    return [
      Check(
        "\(method)-keeps",
        "\(name) changes neither id nor created_at, even when they are sent",
        contract: contract,
        hint: "Take only the members that a client may set from the request."
      ) { subject in
        let created = try await subject.arrangeTodo()
        for (name, value) in [("id", "another"), ("created_at", "1999-12-31T23:59:59Z")] {
          // Ignoring the member and refusing the request are both legal.
          let changed = try await change(subject, created.path, [name: .string(value)])
          changed.expect(status: 200, 400, 422)
        }
        let read = try await subject.get(created.path)
        try read.requireSuccess()
        read.json.id.expect(sameAs: created.json.id)
        read.json.created_at.expect(sameAs: created.json.created_at)
      },
      Check(
        "\(method)-unknown-members",
        "\(name) stores no member that the contract does not name, and no updated_at of the client's",
        contract: Contract.info,
        hint: "Copy only the members that you know from the request; don't merge the whole object."
      ) { subject in
        let created = try await subject.arrangeTodo()
        let unknown = "x_\(subject.data.word())"
        for (member, value) in [(unknown, "green"), ("updated_at", "1999-12-31T23:59:59Z")] {
          // Ignoring the member and refusing the request are both legal.
          let changed = try await change(subject, created.path, [member: .string(value)])
          changed.expect(status: 200, 400, 422)
          if changed.status == 200 { changed.json[unknown].expectAbsent() }
        }
        let read = try await subject.get(created.path)
        try read.requireSuccess()
        read.json[unknown].expectAbsent()
        read.json.updated_at.expect(Evidence("a time that the server set")) {
          $0 != "1999-12-31T23:59:59Z"
        }
      },
      Check(
        "\(method)-others",
        "\(name) leaves all other todos alone",
        contract: contract,
        hint: "Does the change reach the store with the id as its condition?"
      ) { subject in
        let other = try await subject.arrangeTodo()
        let created = try await subject.arrangeTodo()
        let another = try await subject.arrangeTodo()
        try await change(subject, created.path, [:]).requireSuccess()
        for untouched in [other, another] {
          let read = try await subject.get(untouched.path)
          read.expect(sameTodoAs: untouched)
        }
      },
      Check(
        "\(method)-time",
        "\(name) moves updated_at and leaves created_at",
        contract: contract,
        hint: "Set updated_at to the present time with every change, and created_at only once.",
        buildsOn: ["create.times"]
      ) { subject in
        let created = try await subject.arrangeTodo()
        let before = created.json.updated_at.json.flatMap(Timestamp.init)
        // A clock that shows whole seconds is legal: then the change has to wait for the next one.
        // And what changes nothing may leave the time as it is, so that each try changes something else.
        for (pause, notes) in [(Duration.milliseconds(15), "one"), (.milliseconds(1_100), "two")] {
          try await Task.sleep(for: pause)
          let changed = try await change(subject, created.path, ["notes": .string(notes)])
          try changed.requireSuccess()
          let after = changed.json.updated_at.json.flatMap(Timestamp.init)
          if let before, let after, after > before { break }
          guard pause > .seconds(1) else { continue }
          changed.json.updated_at.expect(Evidence("a time later than before the change")) { _ in
            false
          }
        }
      },
    ]
  }
}

/// Expects that two replies show the same todo in the members that the contract names, but for some.
func expectSame(
  _ first: Reply,
  _ second: Reply,
  but ignored: Set<String>,
  _ subject: Subject,
  file: String = #fileID,
  line: Int = #line
) {
  guard case .object(var expected)? = first.json.json?.todoMembers,
    case .object(var observed)? = second.json.json?.todoMembers
  else { return }
  for name in ignored {
    expected[name] = nil
    observed[name] = nil
  }
  subject.expect(
    expected == observed,
    "the todo, without \(ignored.sorted().joined(separator: " and "))",
    expected: Evidence(.object(expected)),
    observed: Evidence(.object(observed)),
    citing: [first, second],
    file: file,
    line: line
  )
}
