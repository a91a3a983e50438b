import GradusExam
import GradusModel

extension Stage {
  @ListBuilder<Check> static var fields: [Check] {
    Check(
      "fields",
      "fields leaves only the members that it names",
      contract: Contract.parameter(7),
      hint: "Cut each todo down to the names in fields; id may stay."
    ) { subject in
      _ = try await subject.arrangeTodo()
      let list = try await subject.list([("fields", "title,priority")])
      try list.require(status: 200)
      for todo in try list.json.data.requireElements() {
        todo.expect(Evidence("an object with title and priority, and perhaps id")) { json in
          guard case .object(let object)? = json.todoMembers else { return false }
          return Set(object.names).subtracting(["id"]) == ["title", "priority"]
        }
      }
    }

    Check(
      "fields-one",
      "fields can name a single member",
      contract: Contract.parameter(7),
      hint: "One name is a list of one."
    ) { subject in
      _ = try await subject.arrangeTodo()
      let list = try await subject.list([("fields", "id"), ("limit", "100")])
      try list.require(status: 200)
      for todo in try list.json.data.requireElements() {
        todo.expect(Evidence("an object with id alone")) { json in
          guard case .object(let object)? = json.todoMembers else { return false }
          return object.names == ["id"]
        }
      }
    }

    Check(
      "fields-each",
      "fields can name every member, and keeps those that are false, null or empty",
      contract: Contract.parameter(7),
      hint: """
        A member that was named is there whatever its value is. Serialisers that leave out empty values \
        (omitempty, exclude_none) leave out too much here.
        """,
      buildsOn: ["q", "fields-one"]
    ) { subject in
      let word = subject.data.word()
      let created = try await subject.arrangeTodo(["title": .string(word)])
      for name in [
        "id", "title", "notes", "completed", "priority", "due_date", "created_at", "updated_at",
      ] {
        let fields = name == "id" ? name : "id,\(name)"
        let (items, last) = try await subject.everyTodo([("q", word), ("fields", fields)])
        let found = items.first { $0["id"] == created.id }
        subject.expect(
          found?[name] != nil && found?[name] == created.json[name].json,
          "\(name) of the todo in the list, fields=\(fields)",
          expected: Evidence(created.json[name].json ?? .null),
          observed: found.map { Evidence($0) } ?? Evidence("no such todo"),
          citing: [created.reply, last]
        )
      }
    }
  }
}
