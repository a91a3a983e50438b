/// The methods that a path item may have operations for.
package enum OperationMethod: String, CaseIterable, Hashable, Sendable {
  case get
  case put
  case post
  case delete
  case options
  case head
  case patch
  case trace

  /// The method as a request has it.
  package var name: String { rawValue.uppercased() }
}
