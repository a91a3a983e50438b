/// What the examiner says of a check, a stage or a run.
package enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
  /// Every expectation was met.
  case passed
  /// An expectation was not met, and a second try said the same.
  case failed
  /// Not examined, because what it builds on failed.
  case blocked
  /// Not applicable to this subject.
  case skipped
  /// The machine or the examiner could not tell; never held against the learner.
  case inconclusive

  /// The verdict of a whole from the verdicts of its parts: the gravest of them.
  ///
  /// A whole of nothing but skipped parts is skipped; skipped parts do not count beside others.
  package static func of(_ parts: some Sequence<Verdict>) -> Verdict {
    let parts = Set(parts)
    for verdict in [Verdict.failed, .blocked, .inconclusive, .passed] where parts.contains(verdict)
    {
      return verdict
    }
    return .skipped
  }
}
