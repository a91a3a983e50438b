import GradusModel

/// Whether the schemas of a document can be used, and whether their defaults are what they say.
enum SchemaCheck {
  static func diagnostics(
    of schemas: [(pointer: JSONPointer, value: JSON)],
    in document: JSON,
    version: OpenAPIVersion,
    isSound: Bool
  ) -> [ContractDiagnostic] {
    let dialect = document["jsonSchemaDialect"]?.text
    if let dialect, dialect != MetaSchema.openAPI31, dialect != MetaSchema.uri {
      return [
        ContractDiagnostic(
          JSONPointer(["jsonSchemaDialect"]),
          "schemas of the dialect \(dialect) are not supported"
        )
      ]
    }
    guard isSound else { return [] }
    let registry = Self.registry(of: document, schemas: schemas, version: version)
    let options = SchemaOptions(assertsFormats: true, mostDeviations: 1)
    let defaults = defaults(of: schemas, version: version)
    let pointers = schemas.map(\.pointer) + defaults.map(\.pointer)
    do throws(SchemaProblems) {
      let compiled = try JSONSchema.compile(pointers, in: registry, options: options)
      return zip(compiled.dropFirst(schemas.count), defaults).compactMap { schema, place in
        guard let deviation = schema.deviations(of: place.value).first else { return nil }
        return ContractDiagnostic(
          place.pointer.appending("default"),
          "the default\(deviation.instance.tokens.isEmpty ? "" : " at \(deviation.instance)") "
            + deviation.rule
        )
      }
    } catch {
      return error.diagnostics
    }
  }

  /// A registry with a document and its schemas.
  static func registry(
    of document: JSON,
    schemas: [(pointer: JSONPointer, value: JSON)],
    version: OpenAPIVersion
  ) -> SchemaRegistry {
    var registry = SchemaRegistry()
    registry.add(document, at: JSONSchema.unnamed, roots: schemas, dialect: version.dialect)
    return registry
  }

  /// Every schema that has a default, in schemas and below them.
  private static func defaults(
    of schemas: [(pointer: JSONPointer, value: JSON)],
    version: OpenAPIVersion
  ) -> [(pointer: JSONPointer, value: JSON)] {
    var found: [(pointer: JSONPointer, value: JSON)] = []
    var open = Array(schemas.reversed())
    while let (pointer, value) = open.popLast() {
      guard case .object(let schema) = value else { continue }
      if version == .v30, schema["$ref"] != nil { continue }
      if let value = schema["default"] { found.append((pointer, value)) }
      for (tokens, part) in SchemaParts.below(schema) {
        open.append((JSONPointer(pointer.tokens + tokens), part))
      }
    }
    return found
  }
}
