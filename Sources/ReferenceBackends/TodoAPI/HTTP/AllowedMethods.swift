import HTTPTypes
import Hummingbird

/// A path of the API, with the methods that it has.
enum Resource: CaseIterable {
  case health
  case description
  case list
  case todo

  /// - Parameter path: Of a request; slashes at its end make no difference, as in the router.
  init?(path: String) {
    switch path.split(separator: "/") {
    case ["health"]: self = .health
    case ["openapi.json"]: self = .description
    case ["api", "v1", "todos"]: self = .list
    case let parts where parts.count == 4 && parts.starts(with: ["api", "v1", "todos"]):
      self = .todo
    default: return nil
    }
  }

  var methods: [HTTPRequest.Method] {
    switch self {
    case .health, .description: [.get, .head, .options]
    case .list: [.get, .head, .options, .post]
    case .todo: [.get, .head, .options, .put, .patch, .delete]
    }
  }
}

/// Answers what is asked of a path as such: OPTIONS, and methods that it does not have.
///
/// The router knows a path and a method together or not at all, and would answer 404.
struct AllowedMethods<Context: RequestContext>: RouterMiddleware {
  @concurrent
  func handle(
    _ request: Request,
    context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let methods = Resource(path: request.uri.path)?.methods else {
      return try await next(request, context)
    }
    let allow = methods.map(\.rawValue).joined(separator: ", ")
    guard methods.contains(request.method) else {
      return try Response(APIError.methodNotAllowed, headers: [.allow: allow])
    }
    guard request.method != .options else {
      return Response(status: .noContent, headers: [.allow: allow])
    }
    return try await next(request, context)
  }
}
