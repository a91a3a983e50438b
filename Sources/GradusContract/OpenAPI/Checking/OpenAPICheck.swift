import GradusModel

/// Everything that is wrong with an OpenAPI document.
enum OpenAPICheck {
  /// Diagnostics that are told of one document.
  private static let most = 200

  static func diagnostics(of document: JSON, version: OpenAPIVersion) -> [ContractDiagnostic] {
    var structure = StructureCheck(document: document, version: version)
    structure.run()
    var diagnostics = structure.diagnostics
    diagnostics += ReferenceCheck.diagnostics(of: structure.references, in: document)
    diagnostics += OperationCheck.diagnostics(of: document)
    diagnostics += SchemaCheck.diagnostics(
      of: structure.schemas,
      in: document,
      version: version,
      // A schema that is malformed is told of once, not by each that looks at it.
      isSound: diagnostics.isEmpty
    )
    return Array(diagnostics.prefix(most))
  }
}
