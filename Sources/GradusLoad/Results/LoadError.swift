/// Why a request of a load has no good response.
package enum LoadError: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nothing accepted a connection.
  case refused
  /// A connection could not be made for another reason.
  case unconnected
  /// The connection was reset before the response was complete.
  case reset
  /// The connection was closed before the response was complete.
  case closedEarly = "closed_early"
  /// The response was not complete in time.
  case timedOut = "timed_out"
  /// What came is no HTTP/1.1 response.
  case malformed
  /// The status is not one of those that are expected.
  case status
  /// The content is not what is expected.
  case content
  /// The content has nothing where a value is to be captured.
  case uncaptured

  /// Whether the response is complete, and not as expected.
  var hasResponse: Bool {
    switch self {
    case .status, .content, .uncaptured: true
    case .refused, .unconnected, .reset, .closedEarly, .timedOut, .malformed: false
    }
  }
}
