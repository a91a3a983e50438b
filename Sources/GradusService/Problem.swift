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
  ///
  /// - Parameters:
  ///   - kind: What it was taken for, for example `stage`.
  ///   - name: The name.
  ///   - place: Where such names are; nil where that need not be said.
  ///   - known: The names that are there.
  /// - Returns: The problem, with the nearest name, or all where they are few, as advice.
  package static func unknown(
    _ kind: String,
    _ name: String,
    in place: String? = nil,
    among known: [String]
  ) -> Problem {
    let nearest = Suggestion.nearest(to: name, in: known)
    let list = known.count <= 24 ? "There are: \(known.joined(separator: ", "))." : nil
    return Problem(
      "There is no \(kind) '\(name)'\(place.map { " in \($0)" } ?? "").",
      advice: nearest.map { "Did you mean '\($0)'?" } ?? list
    )
  }
}
