import Foundation
import Hummingbird
import NIOCore

/// The routes of the Todo API.
struct TodoRoutes: Sendable {
  let store: any TodoStore
  let rules: TodoRules

  /// The largest body that is read, in bytes.
  private static let largestBody = 1 << 20

  /// Adds the routes to a router.
  func add(to router: Router<BasicRequestContext>) {
    router.get("health") { _, _ in try Response(json: ["status": "ok"]) }
    let todos = router.group("api/v1/todos")
    todos.get { request, _ in try await list(request) }
    todos.post { request, _ in try await create(request) }
    todos.get(":id") { _, context in try await read(context) }
    todos.put(":id") { request, context in try await replace(request, context) }
    todos.patch(":id") { request, context in try await change(request, context) }
    todos.delete(":id") { _, context in try await delete(context) }
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
    let body = try await json(of: request, as: ["application/json"])
    let todo = try await store.create(TodoInput(body, rules: rules))
    return try Response(
      json: todo.json,
      status: .created,
      headers: [.location: "/api/v1/todos/\(todo.id ?? 0)"]
    )
  }

  private func read(_ context: BasicRequestContext) async throws -> Response {
    guard let todo = try await store.find(try id(context)) else { throw APIError.notFound }
    return try Response(json: todo.json)
  }

  private func replace(
    _ request: Request,
    _ context: BasicRequestContext
  ) async throws -> Response {
    let body = try await json(of: request, as: ["application/json"])
    let rules = rules
    return try stored(
      try await store.update(try id(context)) { _ in try TodoInput(body, rules: rules) }
    )
  }

  private func change(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    let body = try await json(
      of: request,
      as: ["application/merge-patch+json", "application/json"]
    )
    let rules = rules
    return try stored(
      try await store.update(try id(context)) { todo in
        try TodoInput(todo, patchedWith: body, rules: rules)
      }
    )
  }

  private func delete(_ context: BasicRequestContext) async throws -> Response {
    guard try await store.delete(try id(context)) else { throw APIError.notFound }
    return Response(status: .noContent)
  }

  private func stored(_ todo: Todo?) throws -> Response {
    guard let todo else { throw APIError.notFound }
    return try Response(json: todo.json)
  }

  /// The id in the path; one that is spelled otherwise than we spell it is none of ours.
  private func id(_ context: BasicRequestContext) throws -> Int64 {
    guard let text = context.parameters.get("id"), let id = Int64(text), String(id) == text else {
      throw APIError.notFound
    }
    return id
  }

  /// The content of a request as JSON.
  private func json(of request: Request, as types: [String]) async throws -> JSONValue {
    let declared = request.headers[.contentType] ?? "application/json"
    let type = declared.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
    guard types.contains(type) else { throw APIError.mediaType }
    let buffer: ByteBuffer
    do {
      buffer = try await request.body.collect(upTo: Self.largestBody)
    } catch is NIOTooManyBytesError {
      throw APIError.tooLarge
    }
    do {
      return try JSONValue.read(Data(buffer.readableBytesView))
    } catch {
      throw APIError.malformed
    }
  }
}
