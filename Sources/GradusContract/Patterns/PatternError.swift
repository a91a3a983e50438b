/// Why a regular expression can't be used.
package struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, as a clause: "a group is not closed".
  package let problem: String
  /// Whether it is a regular expression of ECMA-262, only not one that can be run here.
  package let isUnsupported: Bool

  package var description: String { problem }

  init(_ problem: String, isUnsupported: Bool = false) {
    self.problem = problem
    self.isUnsupported = isUnsupported
  }
}

/// A match was given up because it took more steps than allowed.
struct PatternTooCostly: Error {}
