/// A mistake in a file that somebody wrote, with its place and what to do about it.
package struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  package var file: String
  /// From 1; nil where the mistake is about the whole file.
  package var line: Int?
  /// From 1.
  package var column: Int?
  /// What is wrong, as a sentence without its full stop.
  package var problem: String
  /// What to do, as a sentence without its full stop, or a question with its mark.
  package var advice: String?

  package init(
    file: String,
    line: Int? = nil,
    column: Int? = nil,
    problem: String,
    advice: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
    self.advice = advice
  }

  /// The diagnostic as compilers write theirs, so that editors find the place.
  ///
  /// `file:line:column: problem. Advice.`, without what is nil.
  package var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
    let advice = advice.map { $0.hasSuffix("?") ? " \($0)" : " \($0)." } ?? ""
    return "\(place.joined(separator: ":")): \(problem).\(advice)"
  }
}
