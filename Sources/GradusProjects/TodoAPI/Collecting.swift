import GradusExam
import GradusModel

extension Stage {
  static let collections = Stage(
    "collections",
    "Page, filter, search and sort the list",
    buildsOn: ["create", "list"],
    lessons: ["api.pagination", "api.filtering", "api.sorting", "api.sparse-fields"]
  ) {
    pages
    filters
    filtersAfterChange
    searches
    sorting
    fields
    combined
    refusedParameters
  }

  @ListBuilder<Check> private static var pages: [Check] {
    Check(
      "limit",
      "limit bounds the page, and is answered",
      contract: Contract.parameter(1),
      hint: "Use limit as the size of the page, and put it into pagination as a number."
    ) { subject in
      for _ in 1...4 { _ = try await subject.arrangeTodo() }
      let list = try await subject.list([("limit", "3")])
      try list.require(status: 200)
      list.json.data.expect(Evidence("an array of 3 todos")) { $0.elements?.count == 3 }
      list.json.pagination.limit.expect(3)
    }

    Check(
      "page",
      "the second page goes on where the first one ends",
      contract: Contract.parameter(0),
      hint: "Page n begins after (n - 1) times limit todos."
    ) { subject in
      for _ in 1...5 { _ = try await subject.arrangeTodo() }
      let both = try await subject.list([("limit", "4")])
      let second = try await subject.list([("page", "2"), ("limit", "2")])
      try second.require(status: 200)
      second.json.pagination.page.expect(2)
      let expected = try both.json.data.requireElements().compactMap { $0.id.json }.suffix(2)
      let found = try second.json.data.requireElements().compactMap { $0.id.json }
      subject.expect(
        found == Array(expected),
        "the ids of page 2",
        expected: Evidence(.array(Array(expected))),
        observed: Evidence(.array(found)),
        citing: [both, second]
      )
    }

    Check(
      "complete",
      "all pages together have every todo exactly once",
      contract: Contract.list,
      hint: "Order by something that no two todos share, the id for example, or pages overlap.",
      buildsOn: ["list.total"]
    ) { subject in
      for _ in 1...7 { _ = try await subject.arrangeTodo(["priority": "high"]) }
      let whole = try await subject.everyTodo()
      let (items, last) = try await subject.everyTodo([("sort", "priority")], limit: 7)
      let ids = items.compactMap { $0["id"] }
      subject.expect(
        ids.count == Set(ids).count && Set(ids) == Set(whole.items.compactMap { $0["id"] }),
        "the ids of all pages",
        expected: Evidence("\(whole.items.count) ids, each once"),
        observed: Evidence("\(ids.count) ids, of which \(Set(ids).count) are different"),
        citing: [whole.last, last]
      )
    }

    Check(
      "beyond",
      "a page beyond the last is empty, and its total is right",
      contract: Contract.list,
      hint: "It is not an error: answer 200 with data [] and the real total.",
      buildsOn: ["list.total"]
    ) { subject in
      _ = try await subject.arrangeTodo()
      let total = try await subject.total()
      let list = try await subject.list([("page", "\(total + 2)"), ("limit", "1")])
      try list.require(status: 200)
      list.json.data.expect([])
      list.json.pagination.total.expect(.number(JSONNumber(total)))
      list.json.pagination.page.expect(.number(JSONNumber(total + 2)))
    }

    Check(
      "limit-100",
      "a limit of 100 is allowed",
      contract: Contract.parameter(1),
      hint: "The largest limit is 100, and 100 itself is within it."
    ) { subject in
      let list = try await subject.list([("limit", "100")])
      try list.require(status: 200)
      list.json.pagination.limit.expect(100)
    }

    Check(
      "limit-1",
      "a limit of 1 is allowed",
      contract: Contract.parameter(1),
      hint: "The smallest limit is 1."
    ) { subject in
      _ = try await subject.arrangeTodo()
      let list = try await subject.list([("limit", "1")])
      try list.require(status: 200)
      list.json.data.expect(Evidence("an array of one todo")) { $0.elements?.count == 1 }
    }
  }

  @ListBuilder<Check> private static var fields: [Check] {
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
          guard case .object(let object) = json else { return false }
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
          guard case .object(let object) = json else { return false }
          return object.names == ["id"]
        }
      }
    }
  }

  @ListBuilder<Check> private static var combined: [Check] {
    Check(
      "combined",
      "filters, search, order, page and fields work together",
      contract: Contract.list,
      hint: "First filter, then sort, then cut out the page, then choose the members.",
      buildsOn: ["list.total"]
    ) { subject in
      let word = subject.data.word()
      var matching: [String] = []
      for number in [3, 5, 1, 4, 2] {
        let title = "\(word) \(number)"
        matching.append(title)
        _ = try await subject.arrangeTodo([
          "title": .string(title), "completed": true, "priority": "high",
        ])
        _ = try await subject.arrangeTodo(["title": .string("\(title) open"), "priority": "high"])
        _ = try await subject.arrangeTodo(["title": .string("\(title) low"), "completed": true])
        _ = try await subject.arrangeTodo(["completed": true, "priority": "high"])
      }
      let list = try await subject.list([
        ("q", word), ("completed", "true"), ("priority", "high"), ("sort", "title"),
        ("order", "desc"), ("page", "2"), ("limit", "2"), ("fields", "id,title"),
      ])
      try list.require(status: 200)
      list.json.pagination.page.expect(2)
      list.json.pagination.limit.expect(2)
      list.json.pagination.total.expect(5)
      let expected = matching.sorted().reversed().dropFirst(2).prefix(2).map { JSON.string($0) }
      let found = try list.json.data.requireElements().compactMap { $0.title.json }
      subject.expect(
        found == expected,
        "the titles on page 2",
        expected: Evidence(.array(expected)),
        observed: Evidence(.array(found)),
        citing: [list]
      )
      list.json.data[0].completed.expectAbsent()
    }
  }

  @ListBuilder<Check> private static var refusedParameters: [Check] {
    for (name, position) in [("page", 0), ("limit", 1)] {
      Check(
        CheckID("invalid-\(name)-notation"),
        "\(name) in another notation than decimal digits is refused",
        contract: Contract.parameter(position),
        hint: """
          Look whether it is [0-9]+ before you turn it into a number: what reads numbers in your language \
          may take 1e1, 0x1, 1_0 or the digits of another script as well.
          """
      ) { subject in
        for value in ["1e1", "0x1", "1_0", "\u{662}"] {
          let refused = try await subject.list([(name, value)])
          try refused.require(status: 400, 422)
          refused.expectError(code: "VALIDATION_ERROR", fields: [name])
        }
      }
    }

    Check(
      "inherited",
      "names that every object has are no values of a parameter",
      contract: Contract.list,
      hint: """
        In JavaScript an object has constructor and toString from the start: look a value up in a Set, a Map \
        or an array, or with Object.hasOwn.
        """
    ) { subject in
      for name in ["completed", "priority", "sort", "order", "fields"] {
        for value in ["constructor", "toString"] {
          let refused = try await subject.list([(name, value)])
          try refused.require(status: 400, 422)
          refused.expectError(code: "VALIDATION_ERROR", fields: [name])
        }
      }
    }

    for (name, position, values) in [
      ("page", 0, [("zero", "0"), ("minus", "-1"), ("word", "one"), ("fraction", "1.5")]),
      ("limit", 1, [("zero", "0"), ("minus", "-5"), ("word", "many"), ("large", "101")]),
      ("completed", 2, [("word", "yes")]), ("priority", 3, [("word", "urgent")]),
      ("sort", 5, [("word", "colour")]), ("order", 6, [("word", "up")]),
      ("fields", 7, [("unknown", "title,colour")]),
    ] {
      for (what, value) in values + [("empty", "")] {
        Check(
          "invalid-\(name)-\(what)",
          value.isEmpty ? "\(name) without a value is refused" : "\(name)=\(value) is refused",
          contract: Contract.parameter(position),
          hint: "Answer 400 or 422 and name the parameter; don't fall back to a default in silence."
        ) { subject in
          let refused = try await subject.list([(name, value)])
          try refused.require(status: 400, 422)
          refused.expectError(code: "VALIDATION_ERROR", fields: [name])
        }
      }
    }
  }
}
