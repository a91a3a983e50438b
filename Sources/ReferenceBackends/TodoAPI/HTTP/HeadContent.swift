import Hummingbird

/// Takes the content out of what answers HEAD, refusals included (RFC 9110, section 9.3.2).
///
/// The client does not read any, and would take it for the beginning of the next response.
struct HeadContent<Context: RequestContext>: RouterMiddleware {
  @concurrent
  func handle(
    _ request: Request,
    context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    let response = try await next(request, context)
    return request.method == .head ? response.createHeadResponse() : response
  }
}
