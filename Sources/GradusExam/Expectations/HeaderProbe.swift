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
    let observed =
      values.isEmpty ? "no such header" : values.map { "'\($0)'" }.joined(separator: " and ")
    reply.record(
      "header \(name)",
      expected: Evidence("one value"),
      observed: Evidence(observed),
      file: file,
      line: line
    )
    throw CheckStopped()
  }
}
