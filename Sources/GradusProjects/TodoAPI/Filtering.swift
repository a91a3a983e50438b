import GradusExam
import GradusModel

extension Stage {
  @ListBuilder<Check> static var filters: [Check] {
    for (name, value, members) in [
      ("completed", "true", ["completed": true]), ("completed", "false", ["completed": false]),
      ("priority", "low", ["priority": "low"]), ("priority", "normal", ["priority": "normal"]),
      ("priority", "high", ["priority": "high"]),
    ] as [(String, String, JSONObject)] {
      Check(
        "\(name)-\(value)",
        "\(name)=\(value) gives those todos, all of them and no others",
        contract: Contract.parameter(name == "completed" ? 2 : 3),
        hint: "Filter before you count and cut: total is about what matches."
      ) { subject in
        let matching = try await subject.arrangeTodo(members)
        _ = try await subject.arrangeTodo(["completed": true, "priority": "normal"])
        _ = try await subject.arrangeTodo(["completed": false, "priority": "high"])
        let every = try await subject.everyTodo()
        let expected = every.items.filter { $0[name] == matching.json[name].json }
        let found = try await subject.everyTodo([(name, value)])
        subject.expect(
          found.items.compactMap { $0["id"] } == expected.compactMap { $0["id"] },
          "the ids of all pages",
          expected: Evidence(.array(expected.compactMap { $0["id"] })),
          observed: Evidence(.array(found.items.compactMap { $0["id"] })),
          citing: [every.last, found.last]
        )
        found.last.json.pagination.total.expect(.number(JSONNumber(expected.count)))
      }
    }
  }

  static let filtersAfterChange = Check(
    "filters-after-change",
    "a todo that was changed is counted by the filters that fit it now",
    contract: Contract.parameter(2),
    hint: "Filter and count what is stored now: counts that are kept have to hear of every change.",
    buildsOn: [
      "completed-true", "completed-false", "list.total", "update.put", "update.put-stored",
      "update.put-others", "update.patch-completed", "update.patch-stored", "update.patch-others",
    ]
  ) { subject in
    let created = try await subject.arrangeTodo(["completed": false])
    let title = try created.json.title.requireText()
    func total(of list: Reply) throws -> Int { try list.json.pagination.total.requireCount() }
    func list(_ isDone: Bool) async throws -> Reply {
      try await subject.list([("completed", "\(isDone)"), ("limit", "1")])
    }
    let (done, open) = (try total(of: await list(true)), try total(of: await list(false)))
    // Back again with the other method, because each of them has code of its own.
    for (isDone, method) in [(true, "PATCH"), (false, "PUT")] {
      let change: JSON = ["title": .string(title), "completed": .bool(isDone)]
      let reply =
        isDone
        ? try await subject.patch(created.path, json: change)
        : try await subject.put(created.path, json: change)
      try reply.requireSuccess()
      for (value, before) in [(true, done), (false, open - 1)] {
        let list = try await list(value)
        let (expected, found) = (before + (value == isDone ? 1 : 0), try total(of: list))
        subject.expect(
          found == expected,
          "the total of completed=\(value), after \(method) set completed to \(isDone)",
          expected: Evidence(.number(JSONNumber(expected))),
          observed: Evidence(.number(JSONNumber(found))),
          citing: [list]
        )
      }
    }
  }
}
