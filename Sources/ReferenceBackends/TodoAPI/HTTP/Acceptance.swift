import HTTPTypes
import Hummingbird

/// Refuses to send JSON to a client that wants something else and nothing but that.
struct Acceptance<Context: RequestContext>: RouterMiddleware {
  @concurrent
  func handle(
    _ request: Request,
    context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    // A request that changes something is worth more than the form of its answer.
    let isRead = request.method == .get || request.method == .head
    if isRead, let accept = request.headers[.accept], !Self.admitsJSON(accept) {
      throw APIError.notAcceptable
    }
    return try await next(request, context)
  }

  /// Whether an `Accept` field lets JSON pass (RFC 9110, section 12.5.1).
  ///
  /// Of the ranges that JSON is in, the most precise one decides: `application/json;q=0, */*` asks
  /// for anything but JSON.
  static func admitsJSON(_ accept: String) -> Bool {
    let ranges = FieldList.elements(accept)
    var deciding: (precision: Int, quality: Double)?
    for range in ranges {
      let parts = FieldList.elements(range, separator: ";")
      guard let type = parts.first, let precision = precision(of: type.lowercased()) else {
        continue
      }
      let weight = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }
      let quality = weight.flatMap { Double($0.dropFirst(2)) } ?? 1
      let former = deciding ?? (-1, 0)
      if (precision, quality) > former { deciding = (precision, quality) }
    }
    return ranges.isEmpty || (deciding?.quality ?? 0) > 0
  }

  /// How precisely a range of media types names JSON; nil where JSON is not in it.
  private static func precision(of range: String) -> Int? {
    switch range {
    case "application/json": 2
    case "application/*": 1
    case "*/*", "*": 0
    default: nil
    }
  }
}
