import GradusExam
import GradusModel

extension Stage {
  static let list = Stage(
    "list",
    "List the todos",
    buildsOn: ["create"],
    lessons: ["fundamentals.resources", "api.pagination"]
  ) {
    Check(
      "works",
      "the list is answered with data and pagination",
      .foundation,
      contract: Contract.list,
      hint: #"Answer {"data":[…],"pagination":{"page":1,"limit":20,"total":…}}, not a bare array."#
    ) { subject in
      _ = try await subject.arrangeTodo()
      let list = try await subject.list()
      try list.require(status: 200)
      _ = try list.json.data.requireElements()
      _ = try list.json.pagination.total.requireCount()
    }

    Check(
      "type",
      "the list is JSON, and says so",
      contract: Contract.list,
      hint: "Set Content-Type: application/json on the response."
    ) { subject in
      let list = try await subject.list()
      try list.requireSuccess()
      list.expectJSONMediaType()
    }

    Check(
      "empty",
      "a list without todos is an empty page, not an error",
      .freshSubject,
      contract: Contract.page,
      hint: "An empty list is 200 with data [] and total 0. Start with nothing stored."
    ) { subject in
      let list = try await subject.list()
      try list.require(status: 200)
      let count = try list.json.data.requireElements().count
      subject.expect(
        count == 0,
        "body /data",
        expected: Evidence("[]: it was just started, with an empty folder in GRADUS_DATA_DIR"),
        observed: Evidence(
          "\(count == 1 ? "1 todo" : "\(count) todos"): samples, or stored outside that folder"
        ),
        citing: [list]
      )
      list.json.pagination.total.expect(0)
    }

    Check(
      "defaults",
      "without parameters the list is page 1 with a limit of 20",
      contract: Contract.list,
      hint: "page defaults to 1 and limit to 20, and the answer says so as numbers."
    ) { subject in
      for _ in 1...21 { _ = try await subject.arrangeTodo() }
      let list = try await subject.list()
      try list.requireSuccess()
      list.json.pagination.page.expect(1)
      list.json.pagination.limit.expect(20)
      list.json.data.expect(Evidence("an array of 20 todos")) { $0.elements?.count == 20 }
    }

    Check(
      "total",
      "total counts every todo, on all pages",
      contract: Contract.page,
      hint: "Count what matches before you cut out the page."
    ) { subject in
      let before = try await subject.total()
      for _ in 1...23 { _ = try await subject.arrangeTodo() }
      let list = try await subject.list()
      list.json.pagination.total.expect(.number(JSONNumber(before + 23)))
    }

    Check(
      "everything",
      "everything that was created is in the list exactly once",
      contract: Contract.list,
      hint: "Walk through your pages: is there a todo that none has, or one that two have?",
      // The end of the list is where total says.
      buildsOn: ["total"]
    ) { subject in
      var created: [StoredTodo] = []
      // More than a page holds, so that what goes wrong between two pages goes wrong here.
      for _ in 1...9 { created.append(try await subject.arrangeTodo()) }
      let (items, last) = try await subject.everyTodo(limit: 7)
      for todo in created {
        let count = items.count { $0["id"] == todo.id }
        subject.expect(
          count == 1,
          "the list, all pages",
          expected: Evidence("the todo \(todo.id.inline) once"),
          observed: Evidence(count == 0 ? "it is missing" : "it is there \(count) times"),
          citing: [todo.reply, last]
        )
      }
    }

    Check(
      "same",
      "a todo in the list is the same as when it is read",
      contract: Contract.page,
      hint: "Build the JSON of a todo in one place, and use it for every response."
    ) { subject in
      let created = [
        try await subject.arrangeTodo(["notes": "the same", "due_date": "2032-02-29"]),
        // The defaults are false, null and empty, and are members all the same.
        try await subject.arrangeTodo(),
      ]
      let (items, last) = try await subject.everyTodo()
      for todo in created {
        let listed = items.first { $0["id"] == todo.id }
        // A response may have members besides, and not the same ones in every place.
        guard let listed = listed?.todoMembers, let expected = todo.json.json?.todoMembers else {
          continue
        }
        subject.expect(
          listed == expected,
          "the todo in the list",
          expected: Evidence(expected),
          observed: Evidence(listed),
          citing: [todo.reply, last]
        )
      }
    }

    Check(
      "order",
      "without sort, the oldest todo comes first",
      contract: Contract.parameter(5),
      hint: "Order by creation; without an order, a database gives rows as it likes."
    ) { subject in
      var created: [JSON] = []
      for _ in 1...6 { created.append(try await subject.arrangeTodo().id) }
      let (items, last) = try await subject.everyTodo()
      expectOrder(of: created, in: items, subject, last)
    }
  }
}

/// Expects that ids stand in a list in the given order, whatever stands between them.
///
/// Nothing is said where one of them is missing: that is another check's claim.
func expectOrder(
  of ids: [JSON],
  in items: [JSON],
  _ subject: Subject,
  _ last: Reply,
  file: String = #fileID,
  line: Int = #line
) {
  let wanted = Set(ids)
  let found = items.compactMap { $0["id"] }.filter { wanted.contains($0) }
  guard Set(found) == wanted, found.count == ids.count else { return }
  subject.expect(
    found == ids,
    "the order of the ids",
    expected: Evidence(.array(ids)),
    observed: Evidence(.array(found)),
    citing: [last],
    file: file,
    line: line
  )
}
