import HTTPTypes
import Hummingbird

/// Lets pages of any origin use the API (the Fetch standard, "CORS protocol").
///
/// Every answer says so, refusals included: a page that may not read a refusal sees a broken network
/// instead. It says so whether there is an `Origin` or not, so that a cache may hand the same answer
/// to everybody. Cookies are of no use here, and stay out.
struct CrossOrigin<Context: RequestContext>: RouterMiddleware {
  @concurrent
  func handle(
    _ request: Request,
    context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.accessControlAllowOrigin] = "*"
    response.headers[.accessControlExposeHeaders] = "Allow, ETag, Location"
    // A preflight: the browser asks before it sends what a plain form could not.
    if request.method == .options, request.headers[.accessControlRequestMethod] != nil {
      response.headers[.accessControlAllowMethods] = response.headers[.allow]
      response.headers[.accessControlAllowHeaders] =
        request.headers[.accessControlRequestHeaders] ?? "*"
      response.headers[.accessControlMaxAge] = "600"
    }
    return response
  }
}
