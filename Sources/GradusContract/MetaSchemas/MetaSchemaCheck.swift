package import GradusModel

/// Holds schemas against their metaschema.
package enum MetaSchemaCheck {
  /// What is wrong with a schema, as its metaschema sees it.
  ///
  /// Formats are asserted, so that what should be a regular expression or a URI reference is one.
  ///
  /// - Parameters:
  ///   - schema: The schema, with those in it.
  ///   - pointer: Where it is, which the diagnostics' pointers begin with.
  ///   - dialect: Which metaschema it is held against.
  /// - Returns: A diagnostic for each place.
  package static func diagnostics(
    of schema: JSON,
    at pointer: JSONPointer = JSONPointer(),
    dialect: SchemaDialect = .draft2020
  ) -> [ContractDiagnostic] {
    let metaschema = dialect == .openAPI31 ? openAPI31 : draft2020
    return (metaschema?.deviations(of: schema) ?? []).map { deviation in
      // A choice between two forms says less than why the nearer of them is not met.
      let deviation = deviation.causes.first ?? deviation
      return ContractDiagnostic(
        JSONPointer(pointer.tokens + deviation.instance.tokens),
        "what is here \(deviation.rule)"
      )
    }
  }

  private static let draft2020 = compiled(MetaSchema.uri)
  private static let openAPI31 = compiled(MetaSchema.openAPI31)

  private static func compiled(_ uri: String) -> JSONSchema? {
    try? JSONSchema(
      at: uri,
      in: SchemaRegistry(),
      options: SchemaOptions(assertsFormats: true, mostDeviations: 20)
    )
  }
}
