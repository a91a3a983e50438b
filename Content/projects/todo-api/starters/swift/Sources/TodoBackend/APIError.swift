import Hummingbird

/// A refusal that a route throws and the client gets in the contract's error envelope.
struct APIError: HTTPResponseError {
  let status: HTTPResponse.Status
  let code: String
  let message: String

  static let notFound = APIError(
    status: .notFound,
    code: "NOT_FOUND",
    message: "There is nothing at this path."
  )

  func response(from request: Request, context: some RequestContext) throws -> Response {
    let envelope = Envelope(error: .init(code: code, message: message))
    var response = try context.responseEncoder.encode(envelope, from: request, context: context)
    response.status = status
    // An answer to HEAD has no content: the client would take it for the next response.
    return request.method == .head ? response.createHeadResponse() : response
  }
}

/// What an error looks like on the wire.
private struct Envelope: Encodable {
  struct Content: Encodable {
    let code: String
    let message: String
  }

  let error: Content
}

/// Gives the router's own "not found", for which Hummingbird has no content, the envelope too.
struct ErrorEnvelopeMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request,
    context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      throw APIError.notFound
    }
  }
}
