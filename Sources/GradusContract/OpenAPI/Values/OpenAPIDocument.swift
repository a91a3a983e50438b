package import GradusModel

/// An OpenAPI document, read into values.
package struct OpenAPIDocument: Sendable {
  package let version: OpenAPIVersion
  package let title: String
  /// Every operation, in the order of the document; those that are malformed are left out.
  package let operations: [Operation]
  /// The document as it was.
  package let value: JSON

  init(_ value: JSON, version: OpenAPIVersion) {
    let reader = OperationReader(document: value)
    self.version = version
    self.value = value
    title = value["info"]?["title"]?.text ?? ""
    operations = reader.operations()
  }

  /// The operations of a path, by the most concrete template first.
  ///
  /// - Parameter path: The path of a request, percent-encoded, without its query.
  /// - Returns: Those of every template that the path matches.
  func operations(matching path: String) -> [Operation] {
    // Most operations have the same servers.
    var segments: [String: [String]] = [:]
    return
      operations
      .filter { operation in
        operation.basePaths.contains { base in
          guard path.hasPrefix(base) else { return false }
          let rest = segments[base] ?? PathTemplate.segments(of: path.dropFirst(base.count))
          segments[base] = rest
          return operation.path.matches(rest)
        }
      }
      .enumerated()
      .sorted { left, right in
        if left.element.path.isMoreConcrete(than: right.element.path) { return true }
        if right.element.path.isMoreConcrete(than: left.element.path) { return false }
        return left.offset < right.offset
      }
      .map(\.element)
  }
}

extension OpenAPIDocument {
  /// The operations of this document that another does not describe.
  ///
  /// Paths are compared up to the names of their parameters, and with or without the paths of the
  /// servers: frameworks differ in where they put a common prefix.
  package func operations(undescribedBy other: OpenAPIDocument) -> [Operation] {
    let isDescribed = other.describes
    return operations.filter { !isDescribed($0) }
  }

  /// The operations of this document that another describes as well; paths are compared in the same way.
  package func operations(describedBy other: OpenAPIDocument) -> [Operation] {
    operations.filter(other.describes)
  }

  /// Whether an operation is described here.
  private var describes: (Operation) -> Bool {
    let described = Set(operations.flatMap(\.spellings))
    return { !described.isDisjoint(with: $0.spellings) }
  }
}

extension Operation {
  /// The method with the path, in each way that it may be spelled.
  fileprivate var spellings: [String] {
    (basePaths + [""]).map { "\(method) \($0)\(path.anonymous)" }
  }
}
