/// What came of holding an exchange against a document.
package enum ConformanceOutcome: Hashable, Sendable {
  /// The operation and the status are described; where the list is empty, the response conforms.
  case examined(Operation, [ConformanceDeviation])
  /// No path of the document is that of the request.
  case undescribedPath
  /// The path is described, and the method is not.
  case undescribedMethod(described: [String])
  /// The operation is described, and no response of that status.
  case undescribedStatus(Operation, Int)
  /// No whole response came.
  case noResponse
}
