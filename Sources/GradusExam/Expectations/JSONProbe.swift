package import GradusModel

/// A place in a reply's JSON, to expect things of: `reply.json.title.expect("Buy milk")`.
@dynamicMemberLookup
package struct JSONProbe: Sendable {
  enum Value: Sendable {
    case present(JSON)
    case absent
    /// Nothing, because what should have it can have no such part.
    case misplaced(Misplaced)
    /// The content, or what leads here, is already told to be wrong.
    case unreadable
  }

  /// A value that is asked for a member or an element, and is no object or array.
  struct Misplaced: Hashable, Sendable {
    let json: JSON
    let pointer: String
    /// What it should be.
    let expected: String
  }

  let value: Value
  /// Where this is in the content (RFC 6901).
  let pointer: String
  let reply: Reply

  /// The value here, nil where there is none.
  package var json: JSON? {
    if case .present(let json) = value { json } else { nil }
  }

  /// The member of that name.
  package subscript(dynamicMember name: String) -> JSONProbe { self[name] }

  /// The member of that name.
  package subscript(name: String) -> JSONProbe {
    let escaped = name.split(separator: "~", omittingEmptySubsequences: false).joined(
      separator: "~0"
    )
    .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
    return child(escaped, json?[name], of: "an object") { $0.isObject }
  }

  /// The element at that position, from 0.
  package subscript(position: Int) -> JSONProbe {
    let elements = json?.elements ?? []
    let found = elements.indices.contains(position) ? elements[position] : nil
    return child(String(position), found, of: "an array") { $0.elements != nil }
  }

  private func child(
    _ step: String,
    _ found: JSON?,
    of parent: String,
    _ isParent: (JSON) -> Bool
  ) -> JSONProbe {
    let value: Value =
      switch self.value {
      case .unreadable, .misplaced: self.value
      case .present(let json) where !isParent(json):
        .misplaced(Misplaced(json: json, pointer: pointer, expected: parent))
      case .present, .absent: found.map(Value.present) ?? .absent
      }
    return JSONProbe(value: value, pointer: "\(pointer)/\(step)", reply: reply)
  }

  // MARK: - Expecting

  /// Expects this value here, and goes on.
  package func expect(_ expected: JSON, file: String = #fileID, line: Int = #line) {
    expect(Evidence(expected), file: file, line: line) { $0 == expected }
  }

  /// Expects the value that stands at another place, and goes on.
  package func expect(sameAs other: JSONProbe, file: String = #fileID, line: Int = #line) {
    guard let expected = other.json else {
      // Nothing can be the same as what never came: that is wrong where it should have come.
      other.record(Evidence("a value"), file: file, line: line)
      return
    }
    guard json != expected, !isUnreadable else { return }
    if let json, json.isObject, !expected.isObject {
      // Here stands a thing, and there something else: that is wrong where the thing should have come.
      other.reply.recorder.record(
        other.place,
        expected: Evidence("an object, as in the other response"),
        observed: other.observed,
        exchanges: [reply.position, other.reply.position],
        source: SourcePoint(file: file, line: line)
      )
      return
    }
    if case .misplaced = value { return record(Evidence(expected), file: file, line: line) }
    reply.recorder.record(
      place,
      expected: Evidence(expected),
      observed: observed,
      exchanges: [other.reply.position, reply.position],
      source: SourcePoint(file: file, line: line)
    )
  }

  /// Expects a value that another reply has shown, as far as a condition compares them, and goes on.
  ///
  /// - Parameters:
  ///   - expected: What should be.
  ///   - other: The reply that shows it.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  ///   - holds: Whether the value is as expected; not called where there is none.
  package func expect(
    _ expected: JSON,
    shownBy other: Reply,
    file: String = #fileID,
    line: Int = #line,
    where holds: (JSON) -> Bool
  ) {
    if isUnreadable { return }
    if let json, holds(json) { return }
    reply.recorder.record(
      place,
      expected: Evidence(expected),
      observed: observed,
      exchanges: [other.position, reply.position],
      source: SourcePoint(file: file, line: line)
    )
  }

  /// Expects that a condition holds of the value here, and goes on.
  ///
  /// - Parameters:
  ///   - expected: What should be, for the report: "a time that is not in the future".
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  ///   - holds: Whether the value is as expected; not called where there is none.
  package func expect(
    _ expected: Evidence,
    file: String = #fileID,
    line: Int = #line,
    where holds: (JSON) -> Bool
  ) {
    if let json, holds(json) { return }
    record(expected, file: file, line: line)
  }

  /// Expects that nothing stands here, and goes on.
  package func expectAbsent(file: String = #fileID, line: Int = #line) {
    guard json != nil else { return }
    reply.record(
      place,
      expected: Evidence("no such member"),
      observed: observed,
      file: file,
      line: line
    )
  }

  // MARK: - Requiring

  /// The value here.
  ///
  /// - Parameters:
  ///   - expected: What should be, for the report.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  ///   - find: Takes from the value what is wanted; nil where that is not there.
  /// - Returns: What the closure found.
  /// - Throws: `CheckStopped` where there is no value, or the closure gives nil; the finding is
  ///   recorded, unless it was already told that the content cannot be read.
  package func require<Found>(
    _ expected: String,
    file: String = #fileID,
    line: Int = #line,
    _ find: (JSON) -> Found?
  ) throws -> Found {
    if let json, let found = find(json) { return found }
    record(Evidence(expected), file: file, line: line)
    throw CheckStopped()
  }

  /// The integer here.
  package func requireInteger(file: String = #fileID, line: Int = #line) throws -> Int {
    try require("an integer", file: file, line: line, \.integer)
  }

  /// The string here.
  package func requireText(file: String = #fileID, line: Int = #line) throws -> String {
    try require("a string", file: file, line: line, \.text)
  }

  /// The elements of the array here.
  package func requireElements(file: String = #fileID, line: Int = #line) throws -> [JSONProbe] {
    let count = try require("an array", file: file, line: line) { $0.elements?.count }
    return (0..<count).map { self[$0] }
  }

  // MARK: - Recording

  /// Records that something else stands here, unless what leads here is already told to be wrong.
  ///
  /// What should have members and is no object is told once, not for each of them.
  private func record(_ expected: Evidence, file: String, line: Int) {
    switch value {
    case .unreadable: break
    case .present, .absent:
      reply.record(place, expected: expected, observed: observed, file: file, line: line)
    case .misplaced(let parent):
      guard reply.recorder.isFirst(parent, at: reply.position) else { return }
      reply.record(
        Self.place(parent.pointer),
        expected: Evidence(parent.expected),
        observed: Evidence(parent.json),
        file: file,
        line: line
      )
    }
  }

  // MARK: - Wording

  private var isUnreadable: Bool {
    if case .unreadable = value { true } else { false }
  }

  private var place: String { Self.place(pointer) }

  private static func place(_ pointer: String) -> String {
    pointer.isEmpty ? "body" : "body \(pointer)"
  }

  private var observed: Evidence { json.map { Evidence($0) } ?? Evidence("no such member") }
}

extension JSON {
  /// Whether it is an object.
  fileprivate var isObject: Bool { if case .object = self { true } else { false } }
}
