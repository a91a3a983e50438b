package import GradusModel

/// What came of holding the content of a request against a document.
package enum RequestOutcome: Hashable, Sendable {
  /// There is a schema of what the operation takes; where the list is empty, the content is as it says.
  case examined(Operation, [ConformanceDeviation])
  /// The operation is described, and no JSON that it takes.
  case undescribedContent(Operation)
  /// No operation of the document is that of the request, or the request has no JSON.
  case nothingToExamine
}

extension Conformance {
  /// Holds the JSON that a request carries against what its operation takes.
  ///
  /// Whether its media type is described is not asked: what is sent under one of the types of JSON is
  /// held against the schema of another where there is no nearer one.
  package func outcome(ofContentIn request: Request) -> RequestOutcome {
    guard let value = try? JSONReader.read(request.content.array),
      let operation = document.operations(matching: request.path)
        .first(where: { $0.method == request.method })
    else { return .nothingToExamine }
    let json = MediaRange("application/json")
    let sent = request.headers.value(of: "Content-Type").map { MediaRange($0) } ?? json
    let described = (operation.requestBody?.content ?? []).filter {
      requestSchema(at: $0.schema) != nil
    }
    let nearest =
      described.nearest(to: sent) ?? described.first(where: \.range.isJSON)
      ?? described.nearest(to: json)
    guard let schema = requestSchema(at: nearest?.schema) else {
      return .undescribedContent(operation)
    }
    return .examined(
      operation,
      schema.deviations(of: value).map { ConformanceDeviation($0, at: .body($0.instance)) }
    )
  }
}
