internal import GradusContract
internal import GradusModel
internal import Synchronization

/// What a backend says of itself, with what is made of that when it is first asked for.
final class DescribedAPI: Sendable {
  let content: Bytes
  let reading: OpenAPIReading
  private let compiled = Mutex<Conformance?>(nil)

  init(content: Bytes, reading: OpenAPIReading) {
    self.content = content
    self.reading = reading
  }

  /// What exchanges are held against; nil where there is no document.
  ///
  /// - Throws: `SchemaProblems` where a schema can't be used.
  var conformance: Conformance? {
    get throws {
      try compiled.withLock { compiled in
        if compiled == nil { compiled = try reading.document.map { try Conformance($0) } }
        return compiled
      }
    }
  }
}
