import Foundation
import HTTPTypes
import Hummingbird

/// The routes of the Todo API.
struct TodoRoutes: Sendable {
  let store: any TodoStore
  let rules: TodoRules
  let content: ContentReader
  /// The strong validator of a todo: another one after each change (RFC 9110, section 8.8.3).
  let tag: @Sendable (Todo) -> String

  /// Adds the routes to a router.
  func add(to router: Router<BasicRequestContext>) {
    router.get("health") { _, _ in try Response(json: ["status": "ok"]) }
    router.get("openapi.json") { _, _ in try Response(json: Description.document) }
    let todos = router.group("api/v1/todos")
    todos.get { request, _ in try await list(request) }
    todos.post { request, _ in try await create(request) }
    todos.get(":id") { request, context in try await read(request, context) }
    todos.put(":id") { request, context in try await replace(request, context) }
    todos.patch(":id") { request, context in try await change(request, context) }
    todos.delete(":id") { request, context in try await delete(request, context) }
  }

  private func list(_ request: Request) async throws -> Response {
    let query = try ListQuery(request.uri.queryParameters)
    let (todos, total) = try await store.list(query)
    let data = todos.map { todo in
      guard let fields = query.fields, case .object(let members) = todo.json else {
        return todo.json
      }
      return JSONValue.object(members.filter { fields.contains($0.key) })
    }
    return try Response(json: [
      "data": .array(data),
      "pagination": [
        "page": .integer(query.page), "limit": .integer(query.limit), "total": .integer(total),
      ],
    ])
  }

  private func create(_ request: Request) async throws -> Response {
    let body = try await content.json(of: request, as: ["application/json"])
    let todo = try await store.create(TodoInput(body, rules: rules))
    return try Response(
      json: todo.json,
      status: .created,
      headers: [.location: "/api/v1/todos/\(todo.id ?? 0)", .eTag: tag(todo)]
    )
  }

  private func read(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    guard let todo = try await store.find(try id(context)) else { throw APIError.notFound }
    let known = TagCondition(request.headers[.ifNoneMatch])
    if known?.namesWeakly(tag(todo)) == true {
      return Response(status: .notModified, headers: [.eTag: tag(todo)])
    }
    return try stored(todo)
  }

  private func replace(
    _ request: Request,
    _ context: BasicRequestContext
  ) async throws -> Response {
    let id = try id(context)
    let body = try await content.json(of: request, as: ["application/json"])
    let rules = rules
    return try stored(
      try await store.update(id, if: condition(of: request)) { _ in
        try TodoInput(body, rules: rules)
      }
    )
  }

  private func change(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    let id = try id(context)
    let body = try await content.json(
      of: request,
      as: ["application/merge-patch+json", "application/json"]
    )
    let rules = rules
    return try stored(
      try await store.update(id, if: condition(of: request)) { todo in
        try TodoInput(todo, patchedWith: body, rules: rules)
      }
    )
  }

  private func delete(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    guard try await store.delete(try id(context), if: condition(of: request)) else {
      throw APIError.notFound
    }
    return Response(status: .noContent)
  }

  private func stored(_ todo: Todo?) throws -> Response {
    guard let todo else { throw APIError.notFound }
    return try Response(json: todo.json, headers: [.eTag: tag(todo)])
  }

  /// What the field `If-Match` demands of a todo.
  ///
  /// It is for the store to ask, in the transaction that changes the todo: asked before, the answer
  /// could be out of date when the change is made.
  private func condition(of request: Request) -> TodoStore.Condition {
    guard let expected = TagCondition(request.headers[.ifMatch]) else { return { _ in } }
    let tag = tag
    return { todo in
      guard expected.namesStrongly(tag(todo)) else { throw APIError.preconditionFailed }
    }
  }

  /// The id in the path; one that is spelled otherwise than we spell it is none of ours.
  private func id(_ context: BasicRequestContext) throws -> Int64 {
    guard let text = context.parameters.get("id"), let id = Int64(text), String(id) == text else {
      throw APIError.notFound
    }
    return id
  }
}
