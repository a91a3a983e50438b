import GradusModel

/// Reads the operations of a document, and passes over what is malformed.
struct OperationReader {
  private let document: JSON
  private let resolver: ReferenceResolver

  init(document: JSON) {
    self.document = document
    resolver = ReferenceResolver(document: document)
  }

  func operations() -> [Operation] {
    guard case .object(let paths) = document["paths"] else { return [] }
    return paths.members.filter { $0.name.hasPrefix("/") }.flatMap { path in
      operations(of: path.value, path: path.name)
    }
  }

  private func operations(of item: JSON, path: String) -> [Operation] {
    let pointer = JSONPointer(["paths", path])
    guard let found = resolver.found(item, at: pointer) else { return [] }
    let shared = parameters(of: found.value, at: found.pointer)
    return OperationMethod.allCases.compactMap { method in
      guard let value = found.value[method.rawValue], case .object = value else { return nil }
      let place = found.pointer.appending(method.rawValue)
      let own = parameters(of: value, at: place)
      let replaced = Set(own.map(\.key))
      let servers = value["servers"] ?? found.value["servers"] ?? document["servers"]
      return Operation(
        method: method.name,
        path: PathTemplate(path),
        pointer: place,
        identifier: value["operationId"]?.text,
        parameters: own + shared.filter { !replaced.contains($0.key) },
        requestBody: requestBody(of: value, at: place),
        responses: responses(of: value, at: place),
        basePaths: ServerPath.paths(of: servers)
      )
    }
  }

  /// The parameters of a path item or an operation.
  func parameters(of value: JSON, at pointer: JSONPointer) -> [Parameter] {
    (value["parameters"]?.elements ?? []).enumerated().compactMap { index, element in
      guard
        let found = resolver.found(element, at: pointer.appending("parameters").appending(index)),
        let name = found.value["name"]?.text,
        let location = found.value["in"]?.text.flatMap(Parameter.Location.init)
      else { return nil }
      return Parameter(
        name: name,
        location: location,
        isRequired: found.value["required"]?.boolean ?? false,
        schema: schema(of: found),
        pointer: found.pointer
      )
    }
  }

  private func schema(of found: ReferenceResolver.Found) -> JSONPointer? {
    found.value["schema"].map { _ in found.pointer.appending("schema") }
  }

  private func requestBody(of operation: JSON, at pointer: JSONPointer) -> RequestBody? {
    guard
      let found = resolver.found(operation["requestBody"], at: pointer.appending("requestBody"))
    else { return nil }
    return RequestBody(
      isRequired: found.value["required"]?.boolean ?? false,
      content: content(of: found),
      pointer: found.pointer
    )
  }

  private func responses(of operation: JSON, at pointer: JSONPointer) -> [ResponseDescription] {
    guard case .object(let responses) = operation["responses"] else { return [] }
    return responses.members.compactMap { member in
      guard let status = StatusPattern(member.name),
        let found = resolver.found(
          member.value,
          at: pointer.appending("responses", member.name)
        )
      else { return nil }
      return ResponseDescription(
        status: status,
        headers: headers(of: found),
        content: content(of: found),
        pointer: found.pointer
      )
    }
  }

  private func headers(of response: ReferenceResolver.Found) -> [HeaderDescription] {
    guard case .object(let headers) = response.value["headers"] else { return [] }
    return headers.members.compactMap { member in
      guard
        let found = resolver.found(
          member.value,
          at: response.pointer.appending("headers", member.name)
        )
      else { return nil }
      return HeaderDescription(
        name: member.name,
        isRequired: found.value["required"]?.boolean ?? false,
        schema: schema(of: found),
        pointer: found.pointer
      )
    }
  }

  private func content(of found: ReferenceResolver.Found) -> [MediaTypeDescription] {
    guard case .object(let content) = found.value["content"] else { return [] }
    return content.members.map { member in
      let pointer = found.pointer.appending("content", member.name)
      return MediaTypeDescription(
        range: MediaRange(member.name),
        schema: member.value["schema"].map { _ in pointer.appending("schema") },
        pointer: pointer
      )
    }
  }
}

/// The paths of servers, below which the paths of a document are (OpenAPI 3.1, section 4.8.5).
enum ServerPath {
  static func paths(of servers: JSON?) -> [String] {
    let paths = (servers?.elements ?? []).compactMap { server in
      server["url"]?.text.map { path(of: $0, variables: server["variables"]) }
    }
    return paths.isEmpty ? [""] : paths
  }

  private static func path(of url: String, variables: JSON?) -> String {
    var filled = ""
    for part in PathTemplate(url).segments.map(\.self).joined(separator: [.literal("/")]) {
      switch part {
      case .literal(let text): filled += text
      case .parameter(let name): filled += variables?[name]?["default"]?.text ?? ""
      }
    }
    let path = URIReference(filled).path
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    return trimmed.isEmpty || trimmed.hasPrefix("/") ? trimmed : "/" + trimmed
  }
}
