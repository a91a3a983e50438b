import Foundation
import Hummingbird
import Logging

/// A refusal, which a route throws and a client gets in the error envelope.
struct APIError: Error {
  /// What is wrong with one member or parameter.
  struct Detail: Sendable {
    let field: String
    let message: String
  }

  var status: HTTPResponse.Status
  var code: String
  var message: String
  var details: [Detail] = []

  static let notFound = APIError(
    status: .notFound,
    code: "NOT_FOUND",
    message: "There is no such todo."
  )
  static let unknownPath = APIError(
    status: .notFound,
    code: "NOT_FOUND",
    message: "There is nothing at this path."
  )
  static let malformed = APIError(
    status: .badRequest,
    code: "MALFORMED_JSON",
    message: "The body is not JSON."
  )
  static let mediaType = APIError(
    status: .unsupportedMediaType,
    code: "UNSUPPORTED_MEDIA_TYPE",
    message: "The body has to be JSON."
  )
  static let tooLarge = APIError(
    status: .contentTooLarge,
    code: "CONTENT_TOO_LARGE",
    message: "The body is larger than 1 MiB."
  )

  static func invalid(_ message: String, _ details: [Detail] = []) -> APIError {
    APIError(
      status: .unprocessableContent,
      code: "VALIDATION_ERROR",
      message: message,
      details: details
    )
  }

  /// The error envelope.
  var json: JSONValue {
    var error: JSONValue = ["code": .string(code), "message": .string(message)]
    if !details.isEmpty {
      error["details"] = .array(
        details.map { ["field": .string($0.field), "message": .string($0.message)] }
      )
    }
    return ["error": error]
  }
}

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
      return try Response(json: error.json, status: error.status)
    } catch let error as HTTPError where error.status == .notFound {
      return try Response(json: APIError.unknownPath.json, status: .notFound)
    } catch let error as HTTPError {
      let envelope = APIError(
        status: error.status,
        code: "HTTP_\(error.status.code)",
        message: error.status.reasonPhrase
      )
      return try Response(json: envelope.json, status: error.status)
    } catch {
      // What went wrong is for the log: a client must not learn how the inside looks.
      context.logger.error("\(error)")
      let envelope = APIError(
        status: .internalServerError,
        code: "INTERNAL_ERROR",
        message: "Something went wrong here."
      )
      return try Response(json: envelope.json, status: .internalServerError)
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
}
