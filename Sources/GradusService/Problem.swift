package import GradusModel

/// Why a use case could not be carried out: what happened, what to do, and the exit code.
package struct Problem: Error, Hashable, Sendable {
  /// What happened and why, in sentences.
  package var sentence: String
  /// What to do, in a sentence; it travels beside the problem, not inside its text.
  package var advice: String?
  package var exitCode: ExitCode

  package init(_ sentence: String, advice: String? = nil, exitCode: ExitCode = .usage) {
    self.sentence = sentence
    self.advice = advice
    self.exitCode = exitCode
  }
}

extension Problem {
  /// A name that nobody knows, with the one that was probably meant.
  package static func unknown(_ kind: String, _ name: String, among known: [String]) -> Problem {
    let nearest = Suggestion.nearest(to: name, in: known)
    let list = known.count <= 24 ? "There are: \(known.joined(separator: ", "))." : nil
    return Problem(
      "There is no \(kind) '\(name)'.",
      advice: nearest.map { "Did you mean '\($0)'?" } ?? list
    )
  }
}
