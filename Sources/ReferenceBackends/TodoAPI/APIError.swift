import Hummingbird

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
  static let methodNotAllowed = APIError(
    status: .methodNotAllowed,
    code: "METHOD_NOT_ALLOWED",
    message: "This path does not have that method; Allow lists those that it has."
  )
  static let notAcceptable = APIError(
    status: .notAcceptable,
    code: "NOT_ACCEPTABLE",
    message: "There is nothing but JSON here, and Accept rules it out."
  )
  static let preconditionFailed = APIError(
    status: .preconditionFailed,
    code: "PRECONDITION_FAILED",
    message: "The todo was changed since: read it again."
  )
  static let malformed = APIError(
    status: .badRequest,
    code: "MALFORMED_JSON",
    message: "The body is not JSON."
  )
  static let brokenOff = APIError(
    status: .badRequest,
    code: "MALFORMED_JSON",
    message: "The body ends before it is complete."
  )
  static let tooDeep = APIError(
    status: .badRequest,
    code: "VALIDATION_ERROR",
    message: "The body is nested too deeply."
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
