import GradusExam
import GradusModel

extension Stage {
  @ListBuilder<Check> static var changing: [Check] {
    for (name, value) in [
      ("title", "Another title"), ("notes", "other notes"), ("completed", false),
      ("priority", "low"), ("due_date", "2033-01-31"),
    ] as [(String, JSON)] {
      Check(
        "patch-\(name)",
        "PATCH changes \(name) and nothing else",
        contract: Contract.change,
        hint: "Merge: replace the members that were sent, keep all the others."
      ) { subject in
        let created = try await subject.arrangeTodo(fullTodo)
        let changed = try await subject.patch(created.path, json: .object([name: value]))
        try changed.require(status: 200)
        changed.json[name].expect(value)
        expectSame(created.reply, changed, but: [name, "updated_at"], subject)
      }
    }

    Check(
      "patch-notes-empty",
      "PATCH can set notes to an empty text",
      contract: Contract.change,
      hint:
        "Ask whether a member was sent, not whether its value is true: an empty text is a value."
    ) { subject in
      let created = try await subject.arrangeTodo(fullTodo)
      let changed = try await subject.patch(created.path, json: ["notes": ""])
      try changed.require(status: 200)
      changed.json.notes.expect("")
      expectSame(created.reply, changed, but: ["notes", "updated_at"], subject)
    }

    textChanges("patch", contract: Contract.change) { subject, path, text in
      try await subject.patch(path, json: ["notes": .string(text)])
    }

    Check(
      "patch-type",
      "PATCH answers JSON, and says so",
      contract: Contract.change,
      hint: "Set Content-Type: application/json on the response."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let changed = try await subject.patch(created.path, json: ["completed": true])
      try changed.requireSuccess()
      changed.expectJSONMediaType()
    }

    Check(
      "patch-stored",
      "what PATCH answers is what is read afterwards",
      contract: Contract.change,
      hint: "Write the change to your store before you answer, and answer from the store."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let changed = try await subject.patch(
        created.path,
        json: ["notes": "changed", "priority": "low"]
      )
      try changed.requireSuccess()
      let read = try await subject.get(created.path)
      read.expect(sameTodoAs: changed)
    }

    for (name, value) in [
      ("notes", ""), ("completed", false), ("priority", "normal"), ("due_date", .null),
    ] as [(String, JSON)] {
      Check(
        "patch-null-\(name)",
        "null in a PATCH puts \(name) back to its default",
        contract: Contract.change,
        hint:
          "In a merge patch null removes a member (RFC 7396), and a removed member has its default."
      ) { subject in
        let created = try await subject.arrangeTodo(fullTodo)
        let changed = try await subject.patch(created.path, json: .object([name: .null]))
        try changed.require(status: 200)
        changed.json[name].expect(value)
      }
    }

    Check(
      "patch-empty",
      "an empty PATCH changes nothing",
      contract: Contract.change,
      hint: "{} is a valid merge patch: answer 200 with the todo as it is."
    ) { subject in
      let created = try await subject.arrangeTodo(fullTodo)
      let changed = try await subject.patch(created.path, json: [:])
      try changed.require(status: 200)
      expectSame(created.reply, changed, but: ["updated_at"], subject)
    }

    Check(
      "patch-repeatable",
      "the same PATCH again gives the same todo",
      contract: Contract.change,
      hint: "Set what was sent; don't toggle or append."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let patch: JSON = ["completed": true, "notes": "twice"]
      let first = try await subject.patch(created.path, json: patch)
      try first.requireSuccess()
      let second = try await subject.patch(created.path, json: patch)
      try second.require(status: 200)
      expectSame(first, second, but: ["updated_at"], subject)
    }

    Check(
      "patch-json",
      "PATCH accepts application/json as well",
      contract: Contract.change,
      hint: "Accept application/merge-patch+json and application/json for PATCH."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let changed = try await subject.send("PATCH", created.path, json: ["completed": true])
      try changed.require(status: 200)
      changed.json.completed.expect(true)
    }

    Check(
      "patch-unknown",
      "PATCH of an unknown id is answered with 404",
      contract: Contract.change,
      hint: "Look for the todo first, and answer 404 with the error envelope where there is none."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let path = subject.path(of: try await subject.unknownID(like: created.id))
      let changed = try await subject.patch(path, json: ["completed": true])
      try expectUnknown(changed, like: created.id)
    }

    keeping("patch", contract: Contract.change) { subject, path, members in
      var input: JSONObject = ["notes": "changed"]
      for member in members.members { input[member.name] = member.value }
      return try await subject.patch(path, json: .object(input))
    }
  }
}
