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
  private let requestSchemas: [JSONPointer: JSONSchema]

  /// Compiles the schemas of all requests and responses.
  ///
  /// - Throws: `SchemaProblems` where one can't be used; a valid document has no such.
  package init(_ document: OpenAPIDocument) throws(SchemaProblems) {
    self.document = document
    let responses = document.operations.flatMap(\.responses)
    let requests = document.operations.compactMap(\.requestBody).flatMap(\.content)
    var structure = StructureCheck(document: document.value, version: document.version)
    structure.run()
    let registry = SchemaCheck.registry(
      of: document.value,
      schemas: structure.schemas,
      version: document.version
    )
    schemas = try registry.compiled(
      responses.flatMap { $0.content.map(\.schema) + $0.headers.map(\.schema) },
      in: .response
    )
    requestSchemas = try registry.compiled(requests.map(\.schema), in: .request)
  }

  /// Finds the operation of an exchange, and holds the response against it.
  package func outcome(of exchange: Exchange) -> ConformanceOutcome {
    let candidates = document.operations(matching: exchange.request.path)
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

  /// The schema of a response's part at a place of the document.
  func schema(at pointer: JSONPointer?) -> JSONSchema? {
    pointer.flatMap { schemas[$0] }
  }

  /// The schema of a request's content at a place of the document.
  func requestSchema(at pointer: JSONPointer?) -> JSONSchema? {
    pointer.flatMap { requestSchemas[$0] }
  }
}

extension Request {
  /// The path of the target, without query.
  var path: String { String(target.prefix { $0 != "?" && $0 != "#" }) }
}

extension SchemaRegistry {
  /// The schemas at some places, compiled for one direction.
  fileprivate func compiled(
    _ pointers: [JSONPointer?],
    in direction: MessageDirection
  ) throws(SchemaProblems) -> [JSONPointer: JSONSchema] {
    var seen: Set<JSONPointer> = []
    let pointers = pointers.compactMap(\.self).filter { seen.insert($0).inserted }
    let schemas = try JSONSchema.compile(
      pointers,
      in: self,
      options: SchemaOptions(assertsFormats: true, direction: direction, mostDeviations: 50)
    )
    return Dictionary(uniqueKeysWithValues: zip(pointers, schemas))
  }
}
