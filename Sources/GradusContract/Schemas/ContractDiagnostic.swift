/// A mistake in a document that describes an interface: a schema or an OpenAPI document.
package struct ContractDiagnostic: Error, Hashable, Sendable {
  /// Where in the document.
  package var pointer: JSONPointer
  /// What is wrong, as a sentence without its full stop.
  package var problem: String
  /// What to do, as a sentence without its full stop, or a question with its mark.
  package var advice: String?

  package init(_ pointer: JSONPointer, _ problem: String, advice: String? = nil) {
    self.pointer = pointer
    self.problem = problem
    self.advice = advice
  }
}

extension ContractDiagnostic: CustomStringConvertible {
  /// The diagnostic on one line, such as `#/paths/~1todos: problem. Advice.`.
  package var description: String {
    let advice = advice.map { $0.hasSuffix("?") ? " \($0)" : " \($0)." } ?? ""
    return "#\(pointer): \(problem).\(advice)"
  }
}
