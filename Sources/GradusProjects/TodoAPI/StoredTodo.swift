import Foundation
import GradusExam
import GradusModel

/// Where the todos are.
let todos = "/api/v1/todos"

/// A todo that a check has created to work with.
struct StoredTodo: Sendable {
  /// The reply that brought it.
  let reply: Reply
  let id: JSON
  /// Its path, built from its id.
  let path: String

  /// The todo as the reply shows it.
  var json: JSONProbe { reply.json }

  /// Expects that it was created and changed just now, in UTC.
  ///
  /// - Parameters:
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  func expectPresentTimes(file: String = #fileID, line: Int = #line) {
    let now = Date.now
    let expected = Evidence("the present time in RFC 3339 and UTC, \(now.formatted(.iso8601))")
    for probe in [json.created_at, json.updated_at] {
      // Two minutes allow for a backend on another machine, and for one that was suspended.
      probe.expect(expected, file: file, line: line) { time in
        Timestamp(time).map { abs($0.seconds - now.timeIntervalSince1970) < 120 } ?? false
      }
    }
  }
}

extension JSON {
  /// The members of a todo that the contract names, as an object; nil where this is none.
  var todoMembers: JSON? {
    guard case .object(let object) = self else { return nil }
    let names: Set = [
      "id", "title", "notes", "completed", "priority", "due_date", "created_at", "updated_at",
    ]
    return .object(JSONObject(object.members.filter { names.contains($0.name) }))
  }
}

extension Reply {
  /// Expects the todo that another reply shows, in the members that the contract names.
  ///
  /// Other members may differ from answer to answer: a version or a number of the request, for example.
  func expect(sameTodoAs other: Reply, file: String = #fileID, line: Int = #line) {
    guard let expected = other.json(file: file, line: line).json?.todoMembers else {
      // Told where it was expected.
      return json(file: file, line: line).expect(
        sameAs: other.json(file: file, line: line),
        file: file,
        line: line
      )
    }
    json(file: file, line: line).expect(
      expected,
      shownBy: other,
      file: file,
      line: line
    ) { $0.todoMembers == expected }
  }

  /// Expects the todo that was created.
  func expect(sameTodoAs other: StoredTodo, file: String = #fileID, line: Int = #line) {
    expect(sameTodoAs: other.reply, file: file, line: line)
  }
}

extension Subject {
  /// Creates a todo as a step of a check that is about something else: any success will do.
  ///
  /// - Parameters:
  ///   - members: What is sent; a title that no other todo has is added where there is none.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The todo as the reply shows it, with the path that its id leads to.
  /// - Throws: Where there is no response, no success, or no id in it, whose finding is recorded;
  ///   and where the run is stopped or the check's time is over.
  func arrangeTodo(
    _ members: JSONObject = [:],
    file: String = #fileID,
    line: Int = #line
  ) async throws -> StoredTodo {
    var input = members
    if input["title"] == nil { input["title"] = .string("todo \(data.word())") }
    let reply = try await post(todos, json: .object(input), file: file, line: line)
    try reply.requireSuccess(file: file, line: line)
    return try stored(reply, file: file, line: line)
  }

  /// The todo that a reply brings, with the path that its id leads to.
  func stored(
    _ reply: Reply,
    file: String = #fileID,
    line: Int = #line
  ) throws -> StoredTodo {
    let id = try reply.json(file: file, line: line).id.require(
      "an id, a string or an integer",
      file: file,
      line: line
    ) { id in id.text?.isEmpty == false || id.isInteger ? id : nil }
    return StoredTodo(reply: reply, id: id, path: path(of: id))
  }

  /// The path of a todo.
  func path(of id: JSON) -> String {
    "\(todos)/\(Subject.percentEncoded(id.text ?? id.compact))"
  }

  /// An id of the same shape that the service has not given out.
  ///
  /// What has the shape may exist by chance, and is drawn again then; a service that answers every id
  /// with some todo is told from that by the id in its answer.
  func unknownID(
    like known: JSON,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> JSON {
    var id = data.id(ofSameShapeAs: known)
    for _ in 1...20 where id != known {
      let reply = try await get(path(of: id), file: file, line: line)
      let exists =
        reply.status == 200 && (try? JSONReader.read(reply.response.content.array))?["id"] == id
      guard exists else { break }
      id = data.id(ofSameShapeAs: known)
    }
    return id
  }

  /// Follows a `Location`: an absolute path, or an absolute URL of which only the path counts.
  func follow(_ location: String, file: String = #fileID, line: Int = #line) async throws -> Reply {
    var path = location
    if let scheme = location.firstRange(of: "://") {
      let rest = location[scheme.upperBound...]
      path = rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }
    return try await get(path.hasPrefix("/") ? path : "/\(path)", file: file, line: line)
  }

  /// Every todo that the list has, page after page, in the order of the list.
  ///
  /// - Parameters:
  ///   - query: Filters and order; `page` and `limit` are added.
  ///   - limit: How many todos a page has, 1 to 100 by the contract.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The todos of at most 20,000 pages, and the reply that was the last.
  /// - Throws: Where a page does not come, is no success, or lacks `data` or `pagination.total`,
  ///   whose finding is recorded; and where the run is stopped or the check's time is over.
  func everyTodo(
    _ query: [(String, String)] = [],
    limit: Int = 100,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> (items: [JSON], last: Reply) {
    var items: [JSON] = []
    for page in 1...20_000 {
      let reply = try await list(
        query + [("page", "\(page)"), ("limit", "\(limit)")],
        file: file,
        line: line
      )
      try reply.requireSuccess(file: file, line: line)
      let found = try reply.json.data.requireElements(file: file, line: line).compactMap(\.json)
      items += found
      let total = try reply.json.pagination.total.requireCount(file: file, line: line)
      if found.isEmpty || items.count >= total { return (items, reply) }
    }
    return (items, try await list(query, file: file, line: line))
  }

  /// Reads one page of the list.
  func list(
    _ query: [(String, String)] = [],
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    let text = query.map { "\($0)=\(Subject.percentEncoded($1))" }.joined(separator: "&")
    return try await get(text.isEmpty ? todos : "\(todos)?\(text)", file: file, line: line)
  }

  /// How many todos there are.
  func total(file: String = #fileID, line: Int = #line) async throws -> Int {
    let reply = try await list(file: file, line: line)
    try reply.requireSuccess(file: file, line: line)
    return try reply.json.pagination.total.requireCount(file: file, line: line)
  }
}

extension JSONProbe {
  /// The number of todos here.
  ///
  /// - Throws: Where there is none; the finding is recorded.
  func requireCount(file: String = #fileID, line: Int = #line) throws -> Int {
    try require("a number of todos", file: file, line: line) { json in
      json.integer.flatMap { 0...1_000_000_000 ~= $0 ? $0 : nil }
    }
  }
}
