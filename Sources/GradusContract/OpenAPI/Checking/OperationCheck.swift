import GradusModel

/// Rules across operations: names that have to be different, and parameters of paths.
enum OperationCheck {
  static func diagnostics(of document: JSON) -> [ContractDiagnostic] {
    guard case .object(let paths) = document["paths"] else { return duplicateTags(document) }
    let reader = OperationReader(document: document)
    let resolver = ReferenceResolver(document: document)
    var identifiers: Set<String> = []
    var templates: [String: String] = [:]
    var diagnostics = duplicateTags(document)
    for path in paths.members where path.name.hasPrefix("/") {
      let place = JSONPointer(["paths", path.name])
      let template = PathTemplate(path.name)
      if !template.isBalanced {
        diagnostics.append(ContractDiagnostic(place, "a brace of the path lacks its other"))
      }
      if let other = templates.updateValue(path.name, forKey: template.anonymous) {
        diagnostics.append(
          ContractDiagnostic(place, "the path means the same as \(other), which is there too")
        )
      }
      guard let item = resolver.found(path.value, at: place) else { continue }
      diagnostics += duplicateParameters(of: item.value, at: item.pointer, reader)
      let shared = reader.parameters(of: item.value, at: item.pointer)
      for method in OperationMethod.allCases {
        guard let operation = item.value[method.rawValue] else { continue }
        let pointer = item.pointer.appending(method.rawValue)
        if let name = operation["operationId"]?.text, !identifiers.insert(name).inserted {
          diagnostics.append(
            ContractDiagnostic(
              pointer.appending("operationId"),
              "the operationId \(name) is there more than once"
            )
          )
        }
        diagnostics += duplicateParameters(of: operation, at: pointer, reader)
        let parameters = reader.parameters(of: operation, at: pointer) + shared
        diagnostics += unmatched(parameters, in: template, at: pointer)
      }
    }
    return diagnostics
  }

  private static func duplicateTags(_ document: JSON) -> [ContractDiagnostic] {
    var names: Set<String> = []
    return (document["tags"]?.elements ?? []).enumerated().compactMap { index, tag in
      guard let name = tag["name"]?.text, !names.insert(name).inserted else { return nil }
      return ContractDiagnostic(
        JSONPointer(["tags", String(index)]),
        "the tag \(name) is there more than once"
      )
    }
  }

  private static func duplicateParameters(
    of value: JSON,
    at pointer: JSONPointer,
    _ reader: OperationReader
  ) -> [ContractDiagnostic] {
    var seen: Set<String> = []
    return reader.parameters(of: value, at: pointer).compactMap { parameter in
      guard !seen.insert(parameter.key).inserted else { return nil }
      return ContractDiagnostic(
        pointer.appending("parameters"),
        "the parameter \(parameter.name) in \(parameter.location.rawValue) is there more than once"
      )
    }
  }

  private static func unmatched(
    _ parameters: [Parameter],
    in template: PathTemplate,
    at pointer: JSONPointer
  ) -> [ContractDiagnostic] {
    let declared = Set(parameters.filter { $0.location == .path }.map(\.name))
    let used = Set(template.parameters)
    return used.subtracting(declared).sorted().map { name in
      ContractDiagnostic(
        pointer,
        "the path has {\(name)}, and no parameter in the path has that name",
        advice: "Add a parameter with in: path and required: true"
      )
    }
      + declared.subtracting(used).sorted().map { name in
        ContractDiagnostic(
          pointer,
          "the parameter \(name) is in the path, which has no {\(name)}"
        )
      }
  }
}
