internal import GradusModel

extension Reply {
  /// Expects the error envelope, and goes on.
  ///
  /// - Parameters:
  ///   - codes: The values that `code` may have; none to allow every one.
  ///   - fields: Names that `details` has a `field` for; details about others are not looked at.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  package func expectError(
    code codes: String...,
    fields: [String] = [],
    file: String = #fileID,
    line: Int = #line
  ) {
    let error = json(file: file, line: line).error
    let expectedCode =
      codes.isEmpty ? "a code" : codes.map { "\"\($0)\"" }.joined(separator: " or ")
    error.code.expect(Evidence(expectedCode), file: file, line: line) { code in
      guard let text = code.text, !text.isEmpty else { return false }
      return codes.isEmpty || codes.contains(text)
    }
    error.message.expect(Evidence("a message for people"), file: file, line: line) {
      $0.text?.isEmpty == false
    }
    guard !fields.isEmpty else { return }
    let wanted = fields.map { "'\($0)'" }.joined(separator: " and ")
    error.details.expect(
      Evidence("a detail with a message for \(wanted)"),
      file: file,
      line: line
    ) { details in
      let told = (details.elements ?? []).filter { $0["message"]?.text?.isEmpty == false }
      return fields.allSatisfy { field in told.contains { $0["field"]?.text == field } }
    }
  }
}
