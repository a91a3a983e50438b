import GradusExam
import GradusModel

extension Stage {
  static let concurrency = Stage(
    "concurrency",
    "Serve many clients at once",
    grade: .production,
    buildsOn: ["boot", "create", "read", "list", "update", "delete"],
    lessons: ["fundamentals.concurrency-models", "fundamentals.state", "db.transactions"]
  ) {
    // Without this, every other check of the stage would only run out of time.
    Check(
      "side-by-side",
      "a client is answered while another keeps its connection open",
      .foundation,
      contract: Contract.concurrency,
      hint: """
        The server serves one connection after the other. Give each a thread or a task of its own, or \
        use an event loop; in Python, ThreadingHTTPServer instead of HTTPServer.
        """
    ) { subject in
      try await subject.get("/health").requireSuccess()
      let others = [Subject.request("GET", "/health")]
      try await subject.holding(others, at: .allButLast(0)) { held in
        for reply in try await held.release() { try reply.requireSuccess() }
      }
    }

    Check.connects

    Check(
      "ids",
      "todos that are created at the same moment get ids of their own",
      contract: Contract.concurrency,
      hint:
        "max(id) + 1 gives two requests the same id; let the database number, or draw at random.",
      buildsOn: ["connects"]
    ) { subject in
      try await subject.inRounds(Rounds.many) { _ in
        let replies = try await subject.race(
          (0..<20).map { _ in subject.creation() }
        )
        for reply in replies { try reply.require(status: 201) }
        let ids = try replies.map { try subject.stored($0).id }
        subject.expect(
          Set(ids).count == ids.count,
          "the ids of \(ids.count) todos",
          expected: Evidence("\(ids.count) different ids"),
          observed: Evidence("\(Set(ids).count) different ids"),
          citing: replies.sharing(ids)
        )
      }
    }

    Check(
      "all-stored",
      "todos that are created at the same moment are all stored, and counted",
      contract: Contract.concurrency,
      hint:
        "A list that two requests extend at once loses one of the two; use a lock or a database.",
      buildsOn: ["connects"]
    ) { subject in
      try await subject.inRounds(Rounds.few) { _ in
        let before = try await subject.total()
        let replies = try await subject.race((0..<20).map { _ in subject.creation() })
        var created: [StoredTodo] = []
        for reply in replies {
          try reply.require(status: 201)
          created.append(try subject.stored(reply))
        }
        try await expectTotal(before + created.count, subject)
        for todo in created {
          let read = try await subject.get(todo.path)
          try read.require(status: 200)
          read.expect(sameTodoAs: todo)
        }
      }
    }

    Check(
      "patches",
      "patches of different members that arrive together are all stored",
      contract: Contract.concurrency,
      hint: """
        Reading a todo, changing it and writing it back must be one step: a transaction that locks \
        the row, or a version that is compared when it is written.
        """,
      buildsOn: ["connects"]
    ) { subject in
      try await subject.inRounds(Rounds.many) { _ in
        let created = try await subject.arrangeTodo()
        let changes: [(String, JSON)] = [
          ("title", .string("todo \(subject.data.word())")), ("notes", "from another client"),
          ("completed", true), ("priority", "high"), ("due_date", "2032-02-29"),
        ]
        let replies = try await subject.race(
          subject.data.shuffled(changes).map { name, value in
            Subject.request("PATCH", created.path, json: [name: value])
          }
        )
        for reply in replies { try reply.require(status: 200) }
        let read = try await subject.get(created.path)
        try read.require(status: 200)
        for (name, value) in changes { read.json[name].expect(value) }
      }
    }

    Check(
      "replacements",
      "of replacements that arrive together, one is stored as a whole",
      contract: Contract.concurrency,
      hint: "Write all members in one statement, or in one transaction.",
      buildsOn: ["connects"]
    ) { subject in
      try await subject.inRounds(Rounds.many) { _ in
        let created = try await subject.arrangeTodo()
        let versions = (0..<8).map { number -> JSONObject in
          [
            "title": .string("version \(number) \(subject.data.word())"),
            "notes": .string("notes of version \(number)"), "completed": .bool(number % 2 == 0),
            "priority": .string(["low", "normal", "high"][number % 3]),
            "due_date": .string("203\(number)-01-01"),
          ]
        }
        let replies = try await subject.race(
          versions.map { Subject.request("PUT", created.path, json: .object($0)) }
        )
        for reply in replies { try reply.require(status: 200) }
        let read = try await subject.get(created.path)
        try read.require(status: 200)
        read.json.expect(Evidence("one of the replacements, and no mixture")) { stored in
          versions.contains { $0.members.allSatisfy { stored[$0.name] == $0.value } }
        }
      }
    }

    for method in ["PUT", "PATCH", "DELETE"] {
      Check(
        "match-\(method.lowercased())",
        "of several \(method) requests with one ETag, one succeeds",
        contract: Contract.concurrency,
        hint: """
          Compare the version in the statement that writes: UPDATE … WHERE id = ? AND version = ?. \
          Looking first and writing then lets two requests through.
          """,
        // A backend that never compares has no race to lose.
        buildsOn: ["connects", "http.match-stale-\(method.lowercased())"]
          + (method == "DELETE" ? [] : ["http.etag-\(method.lowercased())"])
      ) { subject in
        try await subject.inRounds(Rounds.many) { _ in
          let created = try await subject.arrangeTodo()
          let tag = try await subject.validator(of: created.path)
          let replies = try await subject.race(
            (0..<8).map { number in
              Subject.request(
                method,
                created.path,
                json: method == "DELETE" ? nil : ["title": .string("by client \(number)")],
                headers: [HeaderField("If-Match", tag)]
              )
            }
          )
          let winners = replies.filter { (200..<300).contains($0.status) }
          let losers = replies.filter { !(200..<300).contains($0.status) }
          subject.expect(
            winners.count == 1,
            "the replies to \(replies.count) requests",
            expected: Evidence("one success"),
            observed: Evidence("\(winners.count) successes"),
            citing: winners.isEmpty ? Array(losers.prefix(2)) : Array(winners.prefix(2))
          )
          for loser in losers {
            if method == "DELETE" {
              try loser.require(status: 412, 404)
            } else {
              try loser.require(status: 412)
            }
          }
          guard winners.count == 1, method != "DELETE" else { return }
          let read = try await subject.get(created.path)
          try read.require(status: 200)
          read.expect(sameTodoAs: winners[0])
        }
      }
    }

    Check.rivalValidators

    Check(
      "deletes",
      "of deletes that arrive together, one is answered with 204 and the others with 404",
      contract: Contract.concurrency,
      hint: "Take the answer from what the delete itself tells: how many rows went.",
      buildsOn: ["connects"]
    ) { subject in
      try await subject.inRounds(Rounds.many) { _ in
        let created = try await subject.arrangeTodo()
        let replies = try await subject.race(
          (0..<8).map { _ in Subject.request("DELETE", created.path) }
        )
        let winners = replies.filter { $0.status == 204 }
        subject.expect(
          winners.count == 1,
          "the replies to \(replies.count) deletes",
          expected: Evidence("one 204"),
          observed: Evidence("\(winners.count) times 204"),
          citing: Array((winners.isEmpty ? replies : winners).prefix(2))
        )
        for reply in replies where reply.status != 204 { try reply.require(status: 404) }
        guard winners.count == 1 else { return }
        try await subject.get(created.path).require(status: 404)
      }
    }

    Check(
      "total",
      "after creating and deleting at the same moment, the total is right",
      contract: Contract.concurrency,
      hint: "Count what is stored; a counter beside it drifts as soon as two requests touch it.",
      buildsOn: ["connects"]
    ) { subject in
      var after = 0
      try await subject.inRounds(Rounds.many) { _ in
        var doomed: [StoredTodo] = []
        for _ in 1...4 { doomed.append(try await subject.arrangeTodo()) }
        let before = try await subject.total()
        // More of one kind than of the other, so that steps that are lost do not cancel out.
        let creations = (0..<12).map { _ in subject.creation() }
        let replies = try await subject.race(
          doomed.map { Subject.request("DELETE", $0.path) } + creations
        )
        after = before - doomed.count + creations.count
        for reply in replies.prefix(doomed.count) { try reply.require(status: 204) }
        for reply in replies.dropFirst(doomed.count) { try reply.require(status: 201) }
        try await expectTotal(after, subject)
      }
      // Once, because what a round has lost or doubled stays so, and there are many pages by now.
      let (items, last) = try await subject.everyTodo()
      subject.expect(
        items.count == after,
        "the todos on all pages",
        expected: Evidence("\(after)"),
        observed: Evidence("\(items.count)"),
        citing: [last]
      )
    }

    Check(
      "reading",
      "a todo that is being replaced is never read half",
      contract: Contract.concurrency,
      hint: "A reader must see the todo before or after a change, not in its middle.",
      buildsOn: ["connects"]
    ) { subject in
      let created = try await subject.arrangeTodo(["title": "version a", "notes": "version a"])
      try await subject.inRounds(Rounds.many) { round in
        let name = round % 2 == 0 ? "version a" : "version b"
        let replacement: JSON = ["title": .string(name), "notes": .string(name)]
        let replies = try await subject.race(
          [Subject.request("PUT", created.path, json: replacement)]
            + (0..<6).map { _ in Subject.request("GET", created.path) },
          whileReading: created.path
        )
        for reply in replies {
          try reply.require(status: 200)
          let title = try reply.json.title.requireText()
          reply.json.notes.expect(.string(title))
          if reply.json.notes.json != .string(title) { return }
        }
      }
    }
  }
}

/// How often what depends on the moment is tried; what that gives against a plain race is in
/// `Docs/races.md`.
enum Rounds {
  static let few = 3
  static let many = 8
}

extension Subject {
  /// A request that creates a todo with a title that no other has.
  func creation() -> Request {
    Subject.request("POST", todos, json: ["title": .string("todo \(data.word())")])
  }
}

extension [Reply] {
  /// Two of the replies whose ids are the same; none where all differ.
  fileprivate func sharing(_ ids: [JSON]) -> [Reply] {
    for (position, id) in ids.enumerated() {
      if let other = ids[..<position].firstIndex(of: id) { return [self[other], self[position]] }
    }
    return []
  }
}
