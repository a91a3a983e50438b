/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was met, as a clause: "a comma before the closing bracket".
  package let problem: String
  /// Bytes from the start of the text, from 0.
  package let offset: Int

  package var description: String { "\(problem), at byte \(offset)" }
}
