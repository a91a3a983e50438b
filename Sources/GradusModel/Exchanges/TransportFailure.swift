/// Why an exchange has no complete HTTP response.
package enum TransportFailure: Hashable, Sendable, Codable {
  /// Nothing accepted the connection.
  case connectionRefused
  /// The connection could not be made for another reason.
  case connectionFailed(reason: String)
  /// No complete response within the time that was allowed.
  case timedOut(after: Elapsed)
  /// The connection was closed before a whole response had come.
  case closedEarly(receivedBytes: Int)
  /// The connection was reset before a whole response had come.
  case reset(receivedBytes: Int)
  /// What came is not HTTP/1.
  case notHTTP(reason: String)
  /// More came than the examiner reads.
  case tooLarge(limit: Int)
  /// The examiner stopped the exchange, for example on Ctrl-C.
  case cancelled

  // A name that is the same after a way to snake case and back, which `notHTTP` is not.
  private enum CodingKeys: String, CodingKey {
    case connectionRefused
    case connectionFailed
    case timedOut
    case closedEarly
    case reset
    case notHTTP = "notHttp"
    case tooLarge
    case cancelled
  }

  /// What happened, as the end of the sentence "the request had no answer: …".
  package var sentence: String {
    switch self {
    case .connectionRefused: "the connection was refused: nothing listens on that port"
    case .connectionFailed(let reason): "the connection could not be made: \(reason)"
    case .timedOut(let limit): "no complete response came within \(limit.shown)"
    case .closedEarly(0): "the connection was closed before a single byte came back"
    case .closedEarly(let count):
      "the connection was closed after \(count) bytes, before the response was complete"
    case .reset(0): "the connection was reset before a single byte came back"
    case .reset(let count):
      "the connection was reset after \(count) bytes, before the response was complete"
    case .notHTTP(let reason): "what came back is not HTTP/1.1: \(reason)"
    case .tooLarge(let limit): "more than \(limit) bytes came back, and they had not ended"
    case .cancelled: "the examination was stopped"
    }
  }

  /// What the system of the client lacked, by which no connection could be made.
  package enum ClientLack: String, Sendable, CaseIterable {
    case files = "it may open no more files"
    case ports = "no port is left on this machine for another connection"
    case memory = "the system has no memory for another connection"

    package var failure: TransportFailure { .connectionFailed(reason: rawValue) }
  }

  /// Why the client, and not the server, is to blame; nil where it is not.
  package var lack: String? {
    guard case .connectionFailed(let reason) = self else { return nil }
    return ClientLack(rawValue: reason)?.rawValue
  }

  /// Whether a slow or interrupted machine could have caused it, so that it is worth a second try.
  package var dependsOnTime: Bool {
    switch self {
    case .timedOut, .cancelled: true
    default: false
    }
  }
}
