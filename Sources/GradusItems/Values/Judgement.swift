/// What an answer is worth.
package enum Judgement: Hashable, Sendable {
  /// Right, nearly right, or wrong.
  case credit(Credit)
  /// It can't be read, so that nothing is said of whether it is right; what the matter is, in a sentence
  /// without its full stop. The learner may write it again.
  case unreadable(String)
}

/// How much of an answer is right.
package enum Credit: Int, Hashable, Sendable, Comparable {
  case none
  /// Of choices and orders alone, which are right in parts.
  case nearly
  case full

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
