package import GradusModel

extension Subject {
  /// Sends a request without content.
  ///
  /// - Parameters:
  ///   - method: For example `GET`.
  ///   - path: An absolute path, already percent-encoded.
  ///   - query: Names and values, which are percent-encoded.
  ///   - headers: Sent after `Accept`.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The response, to expect things of.
  /// - Throws: `CheckStopped` where there is no complete HTTP response, whose finding is recorded;
  ///   `CancellationError` where the run is stopped or the check's time is over.
  package func send(
    _ method: String,
    _ path: String,
    query: KeyValuePairs<String, String> = [:],
    headers: [HeaderField] = [],
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    try await send(
      Request(method, path + Self.encoded(query), headers: Self.accept + headers),
      file: file,
      line: line
    )
  }

  /// Sends a request with JSON content.
  ///
  /// - Parameters:
  ///   - method: For example `POST`.
  ///   - path: An absolute path with its query, already percent-encoded.
  ///   - json: Sent on one line, members in their order.
  ///   - mediaType: The value of `Content-Type`.
  ///   - headers: Sent after `Accept` and `Content-Type`.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The response, to expect things of.
  /// - Throws: `CheckStopped` where there is no complete HTTP response, whose finding is recorded;
  ///   `CancellationError` where the run is stopped or the check's time is over.
  package func send(
    _ method: String,
    _ path: String,
    json: JSON,
    mediaType: String = "application/json",
    headers: [HeaderField] = [],
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    try await send(
      method,
      path,
      content: Bytes(json.compact),
      mediaType: mediaType,
      headers: headers,
      file: file,
      line: line
    )
  }

  /// Sends a request with content of any kind.
  ///
  /// - Parameters:
  ///   - method: For example `POST`.
  ///   - path: An absolute path with its query, already percent-encoded.
  ///   - content: Sent byte for byte.
  ///   - mediaType: The value of `Content-Type`; nil sends none.
  ///   - headers: Sent after `Accept` and `Content-Type`.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The response, to expect things of.
  /// - Throws: `CheckStopped` where there is no complete HTTP response, whose finding is recorded;
  ///   `CancellationError` where the run is stopped or the check's time is over.
  package func send(
    _ method: String,
    _ path: String,
    content: Bytes,
    mediaType: String?,
    headers: [HeaderField] = [],
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    let type = mediaType.map { [HeaderField("Content-Type", $0)] } ?? []
    return try await send(
      Request(method, path, headers: Self.accept + type + headers, content: content),
      file: file,
      line: line
    )
  }

  /// Sends GET.
  package func get(
    _ path: String,
    query: KeyValuePairs<String, String> = [:],
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    try await send("GET", path, query: query, file: file, line: line)
  }

  /// Sends POST with JSON content.
  package func post(
    _ path: String,
    json: JSON,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    try await send("POST", path, json: json, file: file, line: line)
  }

  /// Sends PUT with JSON content.
  package func put(
    _ path: String,
    json: JSON,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    try await send("PUT", path, json: json, file: file, line: line)
  }

  /// Sends PATCH with a merge patch (RFC 7396).
  package func patch(
    _ path: String,
    json: JSON,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    try await send(
      "PATCH",
      path,
      json: json,
      mediaType: "application/merge-patch+json",
      file: file,
      line: line
    )
  }

  /// Sends DELETE.
  package func delete(
    _ path: String,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> Reply {
    try await send("DELETE", path, file: file, line: line)
  }

  static let accept = [HeaderField("Accept", "application/json")]

  /// The query as it stands in a request target, with its question mark; empty for no parameters.
  static func encoded(_ query: KeyValuePairs<String, String>) -> String {
    guard !query.isEmpty else { return "" }
    return "?" + query.map { "\(percentEncoded($0))=\(percentEncoded($1))" }.joined(separator: "&")
  }

  /// A text with all but the unreserved characters of RFC 3986 percent-encoded.
  package static func percentEncoded(_ text: String) -> String {
    text.percentEncoded
  }
}
