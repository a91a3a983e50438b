import GradusExam
import GradusModel

extension Stage {
  @ListBuilder<Check> static var sorting: [Check] {
    ordered(
      by: "title",
      hint: "Sort by the title in the database, and turn the order round for desc.",
      values: ["apple", "banana", "cherry", "damson", "elder"].map { .string($0) }
    )
    ordered(
      by: "priority",
      hint: "low comes before normal before high: that is not the order of the alphabet.",
      values: ["low", "normal", "high"]
    )
    ordered(
      by: "due_date",
      hint: "Dates sort by the calendar; todos without one come last, both ways.",
      values: ["2029-12-31", "2030-01-01", "2030-11-02", "2031-02-10"],
      last: .null
    )

    for group in OrderCases.byCodePoint {
      Check(
        CheckID("sort-title-\(group.id)"),
        "sort=title puts \(group.what)",
        contract: Contract.parameter(5),
        hint: group.hint,
        buildsOn: ["q", "sort-title-asc", "sort-title-desc"]
      ) { subject in
        let word = subject.data.word()
        var ids: [JSON: JSON] = [:]
        for end in scrambled(group.values.map { .string($0) }) {
          let title = "\(word) \(end.text ?? "")"
          ids[end] = try await subject.arrangeTodo(["title": .string(title)]).id
        }
        let ascending = group.values.compactMap { ids[.string($0)] }
        for (order, expected) in [("asc", ascending), ("desc", ascending.reversed())] {
          let (items, last) = try await subject.everyTodo([
            ("q", word), ("sort", "title"), ("order", order),
          ])
          expectOrder(of: expected, in: items, subject, last)
        }
      }
    }

    Check(
      "sort-created_at",
      "sort=created_at gives the oldest first, and the newest for desc",
      contract: Contract.parameter(5),
      hint: "Does order reach the database for this key as well?"
    ) { subject in
      let first = try await subject.arrangeTodo()
      try await Task.sleep(for: .milliseconds(15))
      var second = try await subject.arrangeTodo()
      if second.json.created_at.json == first.json.created_at.json {
        // The service's clock shows whole seconds: wait for the next one.
        try await Task.sleep(for: .milliseconds(1_100))
        second = try await subject.arrangeTodo()
      }
      for (order, ids) in [("asc", [first.id, second.id]), ("desc", [second.id, first.id])] {
        let (items, last) = try await subject.everyTodo([("sort", "created_at"), ("order", order)])
        expectOrder(of: ids, in: items, subject, last)
      }
    }

    Check(
      "order-default",
      "without order, the list is ascending",
      contract: Contract.parameter(6),
      hint: "asc is the default for every key."
    ) { subject in
      let word = subject.data.word()
      var ids: [String: JSON] = [:]
      for letter in ["c", "a", "d", "b"] {
        ids[letter] = try await subject.arrangeTodo(["title": .string("\(word) \(letter)")]).id
      }
      let (items, last) = try await subject.everyTodo([("sort", "title")])
      expectOrder(of: ids.sorted { $0.key < $1.key }.map(\.value), in: items, subject, last)
    }

    for order in ["asc", "desc"] {
      Check(
        "ties-\(order)",
        "equal todos stand in the order of their creation, order=\(order)",
        contract: Contract.parameter(5),
        hint: "Give the order a second key: the creation, oldest first, in both directions."
      ) { subject in
        var ids: [JSON] = []
        for _ in 1...6 { ids.append(try await subject.arrangeTodo(["priority": "high"]).id) }
        let (items, last) = try await subject.everyTodo([("sort", "priority"), ("order", order)])
        expectOrder(of: ids, in: items, subject, last)
      }
    }
  }

  /// The orders that are about creation, after everything that can move a todo in a store.
  static let orderAfterChange = Check(
    "order-after-change",
    "todos that were changed keep their place, and none takes the place of a deleted one",
    contract: Contract.parameter(5),
    hint: """
      Order by something that is set once, when a todo is created. A store without an order gives rows as they \
      lie, which changes when one is written again (INSERT OR REPLACE, a heap table, a map) or deleted.
      """,
    buildsOn: [
      "sort-created_at", "ties-asc", "ties-desc", "list.order", "update.put", "update.put-stored",
      "update.patch-completed", "update.patch-stored", "delete.gone-from-list",
    ]
  ) { subject in
    var created: [StoredTodo] = []
    func arrange() async throws {
      created.append(try await subject.arrangeTodo(["priority": "high"]))
    }
    for _ in 1...6 { try await arrange() }
    let replacement: JSON = [
      "title": .string("todo \(subject.data.word())"), "notes": "replaced, and longer than before",
      "priority": "high",
    ]
    try await subject.put(created[1].path, json: replacement).requireSuccess()
    try await subject.patch(created[3].path, json: ["completed": true]).requireSuccess()
    try await subject.delete(created[2].path).requireSuccess()
    try await arrange()
    try await subject.patch(created[0].path, json: ["notes": "changed last"]).requireSuccess()
    created.remove(at: 2)
    let ids = created.map(\.id)
    // Not created_at downwards: a clock that shows whole seconds makes ties of most of them.
    for (sort, order) in [
      (nil, nil), ("created_at", "asc"), ("priority", "asc"), ("priority", "desc"),
    ] {
      let query = [sort.map { ("sort", $0) }, order.map { ("order", $0) }].compactMap(\.self)
      let (items, last) = try await subject.everyTodo(query)
      expectOrder(of: ids, in: items, subject, last)
    }
  }

  /// The elements in an order that is sorted neither upwards nor downwards, from three on.
  ///
  /// Not drawn: a lucky draw would let a backend pass that does not sort at all.
  private static func scrambled(_ elements: [JSON]) -> [JSON] {
    let odd = elements.enumerated().filter { $0.offset % 2 == 1 }
    let even = elements.enumerated().filter { $0.offset % 2 == 0 }
    return (odd + even).map(\.element)
  }

  /// A check for each direction of a key.
  ///
  /// - Parameters:
  ///   - key: The value of `sort`, which is the name of the member, too.
  ///   - hint: What to look at when one of them fails.
  ///   - values: In ascending order.
  ///   - last: A value that comes last in both directions; nil for none.
  /// - Returns: `sort-KEY-asc` and `sort-KEY-desc`.
  private static func ordered(
    by key: String,
    hint: String,
    values: [JSON],
    last: JSON? = nil
  ) -> [Check] {
    ["asc", "desc"].map { order in
      Check(
        "sort-\(key)-\(order)",
        "sort=\(key)&order=\(order) gives the todos in that order",
        contract: Contract.parameter(5),
        hint: hint
      ) { subject in
        let word = subject.data.word()
        let ends = last.map { [$0] } ?? []
        var ids: [JSON: JSON] = [:]
        for value in scrambled(values + ends) {
          // Titles are made this check's own; of other values there are few.
          let member = key == "title" ? JSON.string("\(word) \(value.text ?? "")") : value
          ids[value] = try await subject.arrangeTodo([key: member]).id
        }
        let expected = (order == "asc" ? values : values.reversed()) + ends
        let (items, last) = try await subject.everyTodo([("sort", key), ("order", order)])
        expectOrder(of: expected.compactMap { ids[$0] }, in: items, subject, last)
      }
    }
  }
}
