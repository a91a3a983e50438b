package import GradusModel

/// A response with what is expected of it; each finding carries its exchange.
package struct Reply: Sendable {
  package let request: Request
  package let response: Response
  /// Its place in the check's transcript.
  let position: Int
  let recorder: Recorder

  package var status: Int { response.status }

  /// Expects one of these status codes, and goes on.
  @discardableResult
  package func expect(status allowed: Int..., file: String = #fileID, line: Int = #line) -> Bool {
    expect(status: allowed, file: file, line: line)
  }

  /// Expects one of these status codes, and stops the check where it is another.
  package func require(
    status allowed: Int...,
    file: String = #fileID,
    line: Int = #line
  ) throws {
    guard expect(status: allowed, file: file, line: line) else { throw CheckStopped() }
  }

  /// Expects one of many status codes, and stops the check where it is another.
  ///
  /// - Parameters:
  ///   - allowed: The codes.
  ///   - expected: What they have in common, for the report.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Throws: `CheckStopped` where it is another; the finding is recorded.
  package func require(
    statusIn allowed: some Sequence<Int>,
    as expected: String,
    file: String = #fileID,
    line: Int = #line
  ) throws {
    guard !allowed.contains(status) else { return }
    record(
      "status",
      expected: Evidence(expected),
      observed: Evidence("\(status)"),
      file: file,
      line: line
    )
    throw CheckStopped()
  }

  /// Requires that the request succeeded, with whatever code: for steps that only prepare a check.
  package func requireSuccess(file: String = #fileID, line: Int = #line) throws {
    try require(statusIn: 200..<300, as: "success, 200 to 299", file: file, line: line)
  }

  private func expect(status allowed: [Int], file: String, line: Int) -> Bool {
    if allowed.contains(status) { return true }
    record(
      "status",
      expected: Evidence(allowed.map(String.init).joined(separator: " or ")),
      observed: Evidence("\(status)"),
      file: file,
      line: line
    )
    return false
  }

  /// The field of that name, to expect things of.
  package func header(_ name: String) -> HeaderProbe {
    HeaderProbe(name: name, values: response.headers.values(of: name), reply: self)
  }

  /// The content as JSON, to expect things of; content that is not JSON is a finding, once.
  package var json: JSONProbe { json() }

  /// The content as JSON, to expect things of; content that is not JSON is a finding, once.
  package func json(file: String = #fileID, line: Int = #line) -> JSONProbe {
    do {
      return JSONProbe(
        value: .present(try JSONReader.read(response.content.array)),
        pointer: "",
        reply: self
      )
    } catch {
      if recorder.isFirstUnreadable(position) {
        let observed =
          response.omittedBytes > 0
          ? "\(response.content.count + response.omittedBytes) bytes of content, more than is read"
          : response.content.isEmpty
            ? "no content" : "content that is not JSON: \(error)\(coding)\(surplus)"
        record(
          "body",
          expected: Evidence("JSON"),
          observed: Evidence(observed),
          file: file,
          line: line
        )
      }
      return JSONProbe(value: .unreadable, pointer: "", reply: self)
    }
  }

  /// A cause that only the header tells: no coding was asked for (RFC 9110, section 12.5.3), and
  /// contents are read as they are.
  private var coding: String {
    guard let coding = response.headers.value(of: "Content-Encoding"), coding != "identity" else {
      return ""
    }
    return "; Content-Encoding says \(coding), which was not asked for"
  }

  /// A cause that is easily overlooked: characters were counted where bytes were meant.
  private var surplus: String {
    guard response.surplusBytes > 0, let length = response.headers.value(of: "Content-Length")
    else {
      return ""
    }
    return
      "; Content-Length says \(length), and \(Figure.count(response.surplusBytes, "more byte")) came"
  }

  /// Expects `Content-Type: application/json`, with any parameters.
  package func expectJSONMediaType(file: String = #fileID, line: Int = #line) {
    guard response.mediaType != "application/json" else { return }
    let value = response.headers.value(of: "Content-Type")
    record(
      "header Content-Type",
      expected: Evidence("application/json"),
      observed: Evidence(value ?? "no such header"),
      file: file,
      line: line
    )
  }

  /// Expects a response without content, and nothing after it on the connection.
  package func expectNoContent(file: String = #fileID, line: Int = #line) {
    let count = response.content.count + response.omittedBytes + response.surplusBytes
    guard count > 0 else { return }
    record(
      "body",
      expected: Evidence("no content"),
      observed: Evidence("\(Figure.count(count, "byte")) of content"),
      file: file,
      line: line
    )
  }

  func record(
    _ place: String,
    expected: Evidence,
    observed: Evidence,
    file: String,
    line: Int
  ) {
    recorder.record(
      place,
      expected: expected,
      observed: observed,
      exchanges: [position],
      source: SourcePoint(file: file, line: line)
    )
  }
}
