internal import GradusModel

/// The header fields of one name in a reply.
package struct HeaderProbe: Sendable {
  package let name: String
  package let values: [String]
  let reply: Reply

  /// The value of the only field of the name.
  ///
  /// - Throws: Where there is none, or several; the finding is recorded.
  package func require(file: String = #fileID, line: Int = #line) throws -> String {
    if let value = values.first, values.count == 1, !value.isEmpty { return value }
    record("one value", file: file, line: line)
    throw CheckStopped()
  }

  /// The members of a field that is a list (RFC 9110, section 5.6.1), from all its lines.
  package var members: [String] {
    values.flatMap { $0.split(separator: ",") }.map(\.withoutOuterSpace).filter { !$0.isEmpty }
  }

  /// Expects that the list has these members, others besides or not, and goes on.
  ///
  /// - Parameters:
  ///   - wanted: Compared without case.
  ///   - wildcard: A member that stands for all of them.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  package func expect(
    members wanted: [String],
    or wildcard: String? = nil,
    file: String = #fileID,
    line: Int = #line
  ) {
    let found = Set(members.map { $0.lowercased() })
    if let wildcard, found.contains(wildcard) { return }
    guard !wanted.allSatisfy({ found.contains($0.lowercased()) }) else { return }
    let rest = wildcard.map { ", or \($0)" } ?? ""
    record("a list with \(wanted.joined(separator: ", "))\(rest)", file: file, line: line)
  }

  /// Expects that a condition holds of the only value, and goes on.
  ///
  /// - Parameters:
  ///   - expected: What should be, for the report.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  ///   - holds: Whether the value is as expected; not called where there is none, or several.
  package func expect(
    _ expected: String,
    file: String = #fileID,
    line: Int = #line,
    where holds: (String) -> Bool
  ) {
    if let value = values.first, values.count == 1, holds(value) { return }
    record(expected, file: file, line: line)
  }

  /// Expects that there is no such field, and goes on.
  package func expectAbsent(file: String = #fileID, line: Int = #line) {
    if !values.isEmpty { record("no such header", file: file, line: line) }
  }

  private func record(_ expected: String, file: String, line: Int) {
    reply.record(
      "header \(name)",
      expected: Evidence(expected),
      observed: Evidence(observed),
      file: file,
      line: line
    )
  }

  private var observed: String {
    values.isEmpty ? "no such header" : values.map { "'\($0)'" }.joined(separator: " and ")
  }
}
