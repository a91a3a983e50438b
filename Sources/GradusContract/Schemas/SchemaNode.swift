/// A schema, compiled.
struct SchemaNode: Sendable {
  /// The document's URI, `#`, and a pointer into it.
  let location: String
  /// The number of the resource that the schema belongs to.
  let resource: Int
  /// What `true` and `false` say; nil for every other schema.
  let boolean: Bool?
  /// In the order in which they are examined.
  let keywords: [any Keyword]
}

/// Schemas that refer to one another by number, so that they may do so in circles.
struct SchemaProgram: Sendable {
  var nodes: [SchemaNode] = []
  /// For each resource, the schemas that have a `$dynamicAnchor`, by its name.
  var dynamicAnchors: [[String: Int]] = []
  /// Whether any schema asks which parts of a value others have seen to.
  var tracksEvaluation = false
}
