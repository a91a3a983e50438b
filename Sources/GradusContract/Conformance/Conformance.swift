package import GradusModel

/// Holds exchanges against an OpenAPI document.
///
/// ```swift
/// let conformance = try Conformance(document)
/// if case .examined(_, let deviations) = conformance.outcome(of: exchange) { … }
/// ```
package struct Conformance: Sendable {
  package let document: OpenAPIDocument
  private let schemas: [JSONPointer: JSONSchema]

  /// Compiles the schemas of all responses.
  ///
  /// - Throws: `SchemaProblems` where one can't be used; a valid document has no such.
  package init(_ document: OpenAPIDocument) throws(SchemaProblems) {
    self.document = document
    var pointers: [JSONPointer] = []
    var seen: Set<JSONPointer> = []
    for response in document.operations.flatMap(\.responses) {
      let found = response.content.map(\.schema) + response.headers.map(\.schema)
      pointers += found.compactMap(\.self).filter { seen.insert($0).inserted }
    }
    var structure = StructureCheck(document: document.value, version: document.version)
    structure.run()
    let registry = SchemaCheck.registry(
      of: document.value,
      schemas: structure.schemas,
      version: document.version
    )
    let compiled = try JSONSchema.compile(
      pointers,
      in: registry,
      options: SchemaOptions(assertsFormats: true, direction: .response, mostDeviations: 50)
    )
    schemas = Dictionary(uniqueKeysWithValues: zip(pointers, compiled))
  }

  /// Finds the operation of an exchange, and holds the response against it.
  package func outcome(of exchange: Exchange) -> ConformanceOutcome {
    let path = String(exchange.request.target.prefix { $0 != "?" && $0 != "#" })
    let candidates = document.operations(matching: path)
    guard !candidates.isEmpty else { return .undescribedPath }
    let method = exchange.request.method
    let described = candidates.first { $0.method == method }
    // A response to HEAD has the header of one to GET (RFC 9110, section 9.3.2).
    let fallback = method == "HEAD" ? candidates.first { $0.method == "GET" } : nil
    guard let operation = described ?? fallback else {
      return .undescribedMethod(described: Set(candidates.map(\.method)).sorted())
    }
    guard let response = exchange.response, exchange.failure == nil else { return .noResponse }
    guard let description = operation.response(for: response.status) else {
      return .undescribedStatus(operation, response.status)
    }
    let deviations =
      deviations(ofHeadersIn: response, from: description)
      + deviations(ofContentIn: response, method: method, from: description)
    return .examined(operation, deviations)
  }

  /// The schema at a place of the document.
  func schema(at pointer: JSONPointer?) -> JSONSchema? {
    pointer.flatMap { schemas[$0] }
  }
}
