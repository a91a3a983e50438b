/// One operation of a document: a method on a path.
package struct Operation: Hashable, Sendable {
  /// The method as a request has it, in upper case.
  package let method: String
  package let path: PathTemplate
  /// Where the operation is in the document.
  package let pointer: JSONPointer
  package let identifier: String?
  /// Those of the operation, and those of the path item that it does not replace.
  package let parameters: [Parameter]
  package let requestBody: RequestBody?
  package let responses: [ResponseDescription]
  /// The paths of the servers that apply, without a slash at their end; `""` for the root.
  package let basePaths: [String]

  /// The operation for people: `GET /todos/{id}`.
  package var name: String { "\(method) \(path.text)" }

  /// The response that is described for a status: its code before its range before `default`.
  package func response(for status: Int) -> ResponseDescription? {
    responses.filter { $0.status.contains(status) }
      .max { $0.status.precision < $1.status.precision }
  }
}

/// A parameter of an operation.
package struct Parameter: Hashable, Sendable {
  /// Where a request has it.
  package enum Location: String, Hashable, Sendable {
    case query
    case header
    case path
    case cookie
  }

  package let name: String
  package let location: Location
  package let isRequired: Bool
  /// Where its schema is in the document; nil where it has none.
  package let schema: JSONPointer?
  package let pointer: JSONPointer

  /// What no other parameter of an operation has (OpenAPI 3.1, section 4.8.12).
  var key: String { "\(location.rawValue) \(name)" }
}

/// What the body of a request may be.
package struct RequestBody: Hashable, Sendable {
  package let isRequired: Bool
  package let content: [MediaTypeDescription]
  package let pointer: JSONPointer
}

/// What a response may be.
package struct ResponseDescription: Hashable, Sendable {
  package let status: StatusPattern
  package let headers: [HeaderDescription]
  /// Empty where no body is described.
  package let content: [MediaTypeDescription]
  package let pointer: JSONPointer
}

/// A header field that a response has.
package struct HeaderDescription: Hashable, Sendable {
  package let name: String
  package let isRequired: Bool
  package let schema: JSONPointer?
  package let pointer: JSONPointer
}

/// What content of one media type is.
package struct MediaTypeDescription: Hashable, Sendable {
  package let range: MediaRange
  package let schema: JSONPointer?
  package let pointer: JSONPointer
}

extension [MediaTypeDescription] {
  /// The description of content of a type: the most precise that there is.
  func nearest(to type: MediaRange) -> MediaTypeDescription? {
    filter { $0.range.contains(type) }.max { $0.range.precision < $1.range.precision }
  }
}
