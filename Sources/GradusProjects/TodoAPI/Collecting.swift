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
    orderAfterChange
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
      "told",
      "pagination tells page and limit as they were asked, however many todos there are",
      contract: Contract.page,
      hint: """
        Answer the page and the limit of the request, not the number of todos on the page; total is the number of \
        matches.
        """,
      buildsOn: ["q", "limit"]
    ) { subject in
      let word = subject.data.word()
      _ = try await subject.arrangeTodo(["title": .string(word)])
      for (query, page, limit) in [
        ([("q", word), ("limit", "50")], 1, 50), ([("q", word)], 1, 20),
        ([("q", word), ("page", "3"), ("limit", "7")], 3, 7),
        ([("q", subject.data.word(letters: 20)), ("limit", "9")], 1, 9),
      ] {
        let list = try await subject.list(query)
        try list.require(status: 200)
        list.json.pagination.page.expect(.number(JSONNumber(page)))
        list.json.pagination.limit.expect(.number(JSONNumber(limit)))
      }
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
}
