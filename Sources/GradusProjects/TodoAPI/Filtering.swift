import GradusExam
import GradusModel

extension Stage {
  @ListBuilder<Check> static var filters: [Check] {
    for (name, value, members) in [
      ("completed", "true", ["completed": true]), ("completed", "false", ["completed": false]),
      ("priority", "low", ["priority": "low"]), ("priority", "high", ["priority": "high"]),
    ] as [(String, String, JSONObject)] {
      Check(
        "\(name)-\(value)",
        "\(name)=\(value) gives those todos, all of them and no others",
        contract: Contract.parameter(name == "completed" ? 2 : 3),
        hint: "Filter before you count and cut: total is about what matches."
      ) { subject in
        let matching = try await subject.arrangeTodo(members)
        _ = try await subject.arrangeTodo(["completed": true, "priority": "normal"])
        _ = try await subject.arrangeTodo(["completed": false, "priority": "normal"])
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

  @ListBuilder<Check> static var searches: [Check] {
    Check(
      "q",
      "q gives the todos whose title contains the text",
      contract: Contract.parameter(4),
      hint: "Look for the text anywhere in the title, and in the title only."
    ) { subject in
      let word = subject.data.word()
      try await expectSearch(
        for: word,
        finds: ["\(word) first", "in the \(word) middle", "last \(word)", "x\(word)x"],
        not: ["nothing of it", String(word.reversed())],
        subject
      )
    }

    Check(
      "q-notes",
      "q does not look into the notes",
      contract: Contract.parameter(4),
      hint: "Only the title counts."
    ) { subject in
      let word = subject.data.word()
      let matching = try await subject.arrangeTodo(["title": .string(word)])
      _ = try await subject.arrangeTodo(["title": "other", "notes": .string(word)])
      let found = try await subject.list([("q", word)])
      try found.require(status: 200)
      found.json.pagination.total.expect(1)
      found.json.data[0].id.expect(matching.id)
    }

    Check(
      "q-case",
      "q does not tell A to Z from a to z",
      contract: Contract.parameter(4),
      hint: "Compare both in lower case."
    ) { subject in
      let word = subject.data.word()
      try await expectSearch(
        for: word.uppercased(),
        finds: ["call \(word)", "CALL \(word.uppercased())"],
        not: ["call"],
        subject
      )
    }

    for (name, mark) in [("percent", "%"), ("underscore", "_"), ("star", "*"), ("dot", ".")] {
      Check(
        "q-\(name)",
        "q takes '\(mark)' for itself, not for a wildcard",
        contract: Contract.parameter(4),
        hint: "Escape what LIKE, GLOB or a regular expression takes for a wildcard."
      ) { subject in
        let word = subject.data.word()
        try await expectSearch(
          for: "\(word)\(mark)z",
          finds: ["\(word)\(mark)z"],
          not: ["\(word)yz", "\(word) z", "\(word)z"],
          subject
        )
      }
    }

    Check(
      "q-encoded",
      "q is decoded, with spaces, quotes and letters beyond ASCII",
      contract: Contract.parameter(4),
      hint: "Percent-decode the query as UTF-8, and pass it to the database as a parameter."
    ) { subject in
      let text = "caf\u{E9} & 'milk' \(subject.data.word())"
      try await expectSearch(for: text, finds: ["\(text)!"], not: ["cafe & 'milk'"], subject)
    }

    Check(
      "q-none",
      "q that matches nothing gives an empty page",
      contract: Contract.parameter(4),
      hint: "Nothing found is 200 with data [] and total 0."
    ) { subject in
      let found = try await subject.list([("q", subject.data.word(letters: 20))])
      try found.require(status: 200)
      found.json.data.expect([])
      found.json.pagination.total.expect(0)
    }
  }
}

/// Creates todos of these titles, and expects that a search finds the ones and not the others.
private func expectSearch(
  for text: String,
  finds matching: [String],
  not others: [String],
  _ subject: Subject,
  file: String = #fileID,
  line: Int = #line
) async throws {
  var ids: [String: JSON] = [:]
  for title in subject.data.shuffled(matching + others) {
    ids[title] = try await subject.arrangeTodo(["title": .string(title)]).id
  }
  let found = try await subject.list([("q", text), ("limit", "100")], file: file, line: line)
  try found.require(status: 200, file: file, line: line)
  let foundIDs = Set(try found.json.data.requireElements().compactMap { $0.id.json })
  let wrong = others.filter { ids[$0].map(foundIDs.contains) == true }
  let missing = matching.filter { ids[$0].map(foundIDs.contains) != true }
  subject.expect(
    wrong.isEmpty && missing.isEmpty,
    "what is found for q=\(text)",
    expected: Evidence("exactly \(JSON.array(matching.map { .string($0) }).inline)"),
    observed: Evidence(
      [
        missing.isEmpty ? nil : "without \(JSON.array(missing.map { .string($0) }).inline)",
        wrong.isEmpty ? nil : "with \(JSON.array(wrong.map { .string($0) }).inline)",
      ].compactMap(\.self).joined(separator: ", ")
    ),
    citing: [found],
    file: file,
    line: line
  )
  found.json.pagination.total.expect(
    Evidence("the number of todos found, \(foundIDs.count)"),
    file: file,
    line: line
  ) { $0.integer == foundIDs.count }
}
