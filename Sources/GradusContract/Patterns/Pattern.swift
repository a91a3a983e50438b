/// A regular expression of ECMA-262 with its flag `u`, as `pattern` in JSON Schema has it.
///
/// It is matched by following all of its states at once, so that the time grows with the length of
/// the text times that of the pattern, and never exponentially.
///
/// Not supported, and refused with an error that says so: back references (`\1`, `\k<name>`),
/// modifiers (`(?i:…)`), scripts (`\p{Script=…}`) and some rare properties of scalars, and patterns
/// that become too large when their counted repetitions are written out. Beyond the grammar,
/// escapes of ASCII punctuation that need none (`\-`) and brackets that stand for themselves are
/// taken, as without the flag `u`: patterns in real contracts have them.
package struct Pattern: Sendable {
  package let text: String
  private let program: PatternProgram

  /// Steps that a single match may take where nothing else is said.
  package static let allowedSteps = 10_000_000

  /// Reads and compiles a pattern.
  ///
  /// - Throws: `PatternError` where it is none, or not supported.
  package init(_ text: String) throws(PatternError) {
    self.text = text
    program = try PatternProgram(PatternParser.parse(text))
  }

  /// Why a text is no regular expression; nil where it is one, supported or not.
  package static func problem(in text: String) -> PatternError? {
    do throws(PatternError) {
      _ = try PatternParser.parse(text)
      return nil
    } catch {
      return error.isUnsupported ? nil : error
    }
  }

  /// Whether the pattern matches anywhere in a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - steps: How many steps are left; a match takes what it needs.
  /// - Returns: Whether it does.
  /// - Throws: `PatternTooCostly` where they do not suffice.
  func matches(_ text: String, steps: inout Int) throws(PatternTooCostly) -> Bool {
    var match = PatternMatch(program: program, text: text, steps: steps)
    defer { steps = match.steps }
    return try match.isFound()
  }

  /// Whether the pattern matches anywhere in a text; nil where it would take more steps to tell.
  package func matches(_ text: String, within steps: Int = allowedSteps) -> Bool? {
    var steps = steps
    return try? matches(text, steps: &steps)
  }
}
