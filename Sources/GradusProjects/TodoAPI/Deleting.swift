import GradusExam
import GradusModel

extension Stage {
  static let delete = Stage(
    "delete",
    "Delete a todo",
    buildsOn: ["create", "read", "list"],
    lessons: ["fundamentals.methods", "fundamentals.status-codes"]
  ) {
    Check(
      "status",
      "deleting a todo answers 204 without content",
      contract: Contract.delete,
      hint: "204 means that there is nothing to say: no JSON, not even {}."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let deleted = try await subject.send(
        "DELETE",
        created.path,
        headers: [HeaderField("Connection", "close")]
      )
      try deleted.require(status: 204)
      deleted.expectNoContent()
    }

    Check(
      "gone",
      "a deleted todo can no longer be read",
      contract: Contract.delete,
      hint: "Remove it from the store that GET reads from."
    ) { subject in
      let created = try await subject.arrangeTodo()
      try await subject.delete(created.path).requireSuccess()
      let read = try await subject.get(created.path)
      try read.require(status: 404)
      read.expectError(code: "NOT_FOUND")
    }

    Check(
      "gone-from-list",
      "a deleted todo is no longer in the list, nor in its total",
      contract: Contract.delete,
      hint: """
        Every list and every total has to leave it out, also where a todo is only marked as deleted, and \
        where the total is kept somewhere else.
        """,
      buildsOn: ["list.total"]
    ) { subject in
      let created = try await subject.arrangeTodo()
      let before = try await subject.total()
      try await subject.delete(created.path).requireSuccess()
      try await expectTotal(before - 1, subject)
      let (items, last) = try await subject.everyTodo()
      subject.expect(
        !items.contains { $0["id"] == created.id },
        "the list, all pages",
        expected: Evidence("no todo with the id \(created.id.inline)"),
        observed: Evidence("it is still there"),
        citing: [last]
      )
    }

    Check(
      "again",
      "deleting a second time is answered with 404",
      contract: Contract.delete,
      hint: "Check that there was anything to delete; most stores tell how many rows went."
    ) { subject in
      let created = try await subject.arrangeTodo()
      try await subject.delete(created.path).requireSuccess()
      let again = try await subject.delete(created.path)
      try again.require(status: 404)
      again.expectError(code: "NOT_FOUND")
    }

    Check(
      "unknown",
      "deleting an unknown id is answered with 404",
      contract: Contract.delete,
      hint: "Answer 404 with the error envelope where there is no such todo."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let path = subject.path(of: try await subject.unknownID(like: created.id))
      try expectUnknown(try await subject.delete(path), like: created.id)
    }

    Check(
      "others",
      "deleting a todo leaves all others",
      contract: Contract.delete,
      hint: "Delete by id, not by position, and only one.",
      buildsOn: ["gone-from-list"]
    ) { subject in
      var created: [StoredTodo] = []
      for _ in 1...3 { created.append(try await subject.arrangeTodo()) }
      let before = try await subject.total()
      try await subject.delete(created[1].path).requireSuccess()
      try await expectTotal(before - 1, subject)
      for left in [created[0], created[2]] {
        let read = try await subject.get(left.path)
        try read.require(status: 200)
        read.expect(sameTodoAs: left)
      }
    }

    Check(
      "changes",
      "a deleted todo can be neither replaced nor changed",
      contract: Contract.delete,
      hint: "PUT and PATCH look for the todo first, and never bring one back."
    ) { subject in
      let created = try await subject.arrangeTodo()
      try await subject.delete(created.path).requireSuccess()
      try await subject.put(created.path, json: ["title": "Back again"]).require(status: 404)
      try await subject.patch(created.path, json: ["title": "Back again"]).require(status: 404)
      try await subject.get(created.path).require(status: 404)
    }

    Check(
      "ids",
      "the id of a deleted todo is not given out again",
      contract: Contract.delete,
      hint: "max(id) + 1 gives the last id again; keep a sequence, or make ids random."
    ) { subject in
      let deleted = try await subject.arrangeTodo()
      try await subject.delete(deleted.path).requireSuccess()
      let created = try await subject.arrangeTodo()
      created.json.id.expect(Evidence("another id than \(deleted.id.inline)")) { $0 != deleted.id }
    }
  }
}

/// Expects how many todos there are.
func expectTotal(
  _ expected: Int,
  _ subject: Subject,
  file: String = #fileID,
  line: Int = #line
) async throws {
  let list = try await subject.list(file: file, line: line)
  try list.requireSuccess(file: file, line: line)
  list.json.pagination.total.expect(.number(JSONNumber(expected)), file: file, line: line)
}
