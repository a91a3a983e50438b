/// What a learner answered.
package enum ItemAnswer: Hashable, Sendable {
  /// "I don't know".
  case unknown
  /// The positions of what is chosen, from 0, as the options were written.
  case choice(Set<Int>)
  /// The positions of all steps, from 0, as they were written; the right order counts up.
  case order([Int])
  /// The number of a line, from 1.
  case line(Int)
  /// What was written.
  case text(String)
}
