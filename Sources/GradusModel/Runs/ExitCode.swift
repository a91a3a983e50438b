/// The exit codes of every command of Gradus.
package enum ExitCode: Int32, Sendable, CaseIterable {
  /// Everything that was examined passed.
  case passed = 0
  /// Something failed.
  case failed = 1
  /// The command line or the configuration is wrong, or what was asked for could not be written.
  case usage = 2
  /// The subject could not be started or reached.
  case subjectUnavailable = 3
  /// Nothing was examined: every check was skipped, or could not be decided.
  case nothingExamined = 4
  /// Nothing failed, something could not be decided, and that was not to pass.
  case undecided = 5
  /// Interrupted by the user.
  case interrupted = 130
}

extension RunReport {
  /// The exit code that says what this report says.
  package var exitCode: ExitCode { exitCode(failingOnInconclusive: false) }

  /// The exit code that says what this report says.
  ///
  /// - Parameter failingOnInconclusive: Whether a run that passes otherwise does not where a check that was
  ///   asked for could not be decided.
  /// - Returns: For a run in which something failed, or nothing was examined, the same in both cases.
  package func exitCode(failingOnInconclusive: Bool) -> ExitCode {
    if !subject.start.isReady { return .subjectUnavailable }
    if checks.contains(where: { $0.verdict == .failed }) { return .failed }
    // What a check builds on was examined too, but nobody asked for it.
    let asked = asked.map { $0.compactMap(check) } ?? checks
    guard asked.contains(where: { $0.verdict == .passed }) else { return .nothingExamined }
    let isUndecided = asked.contains { $0.verdict == .inconclusive }
    return failingOnInconclusive && isUndecided ? .undecided : .passed
  }
}
