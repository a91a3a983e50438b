/// Why a load could not begin.
package enum LoadFailure: Error, Hashable, Sendable {
  /// The name has no address, or nothing accepts connections, with the reason as the end of a sentence.
  case unreachable(String)
  /// The system allows this process fewer open connections than are wanted.
  case tooManyConnections(wanted: Int, allowed: Int)
}
