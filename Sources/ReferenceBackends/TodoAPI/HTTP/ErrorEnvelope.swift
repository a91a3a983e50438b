import HTTPTypes
import Hummingbird
import Logging

/// Turns what routes throw into answers, and the router's own refusals as well.
struct ErrorEnvelope<Context: RequestContext>: RouterMiddleware {
  @concurrent
  func handle(
    _ request: Request,
    context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as APIError {
      return try Response(error)
    } catch let error as HTTPError where error.status == .notFound {
      return try Response(.unknownPath)
    } catch let error as HTTPError {
      return try Response(
        APIError(
          status: error.status,
          code: "HTTP_\(error.status.code)",
          message: error.status.reasonPhrase
        )
      )
    } catch {
      // What went wrong is for the log: a client must not learn how the inside looks.
      context.logger.error("\(error)")
      return try Response(
        APIError(
          status: .internalServerError,
          code: "INTERNAL_ERROR",
          message: "Something went wrong here."
        )
      )
    }
  }
}

extension Response {
  /// A response with JSON as its content.
  init(json: JSONValue, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) throws {
    var headers = headers
    headers[.contentType] = "application/json"
    self.init(
      status: status,
      headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try json.data))
    )
  }

  /// A refusal.
  init(_ error: APIError, headers: HTTPFields = [:]) throws {
    try self.init(json: error.json, status: error.status, headers: headers)
  }
}
