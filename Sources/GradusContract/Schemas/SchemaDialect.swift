/// Which keywords a schema has where it does not say so itself, and what they mean.
package enum SchemaDialect: Hashable, Sendable {
  /// JSON Schema 2020-12.
  case draft2020
  /// The schema object of OpenAPI 3.1: JSON Schema 2020-12 and a few annotations.
  case openAPI31
  /// The schema object of OpenAPI 3.0: a dialect of its own, after a draft of JSON Schema.
  case openAPI30
}

/// A part of JSON Schema 2020-12 that a metaschema switches on.
enum Vocabulary: String, CaseIterable, Sendable {
  case core
  case applicator
  case unevaluated
  case validation
  case metaData = "meta-data"
  case formatAnnotation = "format-annotation"
  case formatAssertion = "format-assertion"
  case content

  static let prefix = "https://json-schema.org/draft/2020-12/vocab/"

  /// Those that a schema has where nothing else is said.
  static let standard: Set<Vocabulary> = [
    .core, .applicator, .unevaluated, .validation, .metaData, .formatAnnotation, .content,
  ]
}
