/// Why items make no bank: all that is wrong with them.
package struct InvalidItemBank: Error, Hashable, Sendable, CustomStringConvertible {
  /// Sentences without their full stops.
  package let problems: [String]

  package var description: String { problems.map { "\($0)." }.joined(separator: "\n") }
}
