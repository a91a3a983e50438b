package import GradusModel

/// A schema that values are held against, compiled once.
///
/// ```swift
/// let schema = try JSONSchema(JSONReader.read(#"{"type": "string", "maxLength": 200}"#))
/// for deviation in schema.deviations(of: "a title") { print(deviation) }
/// ```
package struct JSONSchema: Sendable {
  private let program: SchemaProgram
  private let start: Int
  private let options: SchemaOptions

  /// The address of a schema that has none of its own.
  package static let unnamed = ""

  /// Compiles a schema that stands alone.
  ///
  /// - Throws: `SchemaProblems`: where it is not what its metaschema says, where a reference leads
  ///   nowhere, where a pattern can't be run.
  package init(_ schema: JSON, options: SchemaOptions = SchemaOptions()) throws(SchemaProblems) {
    // A metaschema of its own says what such a schema may have; only the standard one is known.
    if [nil, MetaSchema.uri].contains(schema["$schema"]?.text) {
      let diagnostics = MetaSchemaCheck.diagnostics(of: schema)
      guard diagnostics.isEmpty else { throw SchemaProblems(diagnostics) }
    }
    var registry = SchemaRegistry()
    registry.add(schema, at: Self.unnamed)
    try self.init(at: Self.unnamed, in: registry, options: options)
  }

  /// Compiles a schema of a registry.
  ///
  /// - Parameters:
  ///   - reference: The URI of its resource, with a fragment where it is a part of one.
  ///   - registry: What has it, and what it refers to.
  ///   - options: How values are held against it.
  /// - Throws: `SchemaProblems`.
  package init(
    at reference: String,
    in registry: SchemaRegistry,
    options: SchemaOptions = SchemaOptions()
  ) throws(SchemaProblems) {
    guard let place = registry.place(of: reference, from: "") else {
      throw SchemaProblems([
        ContractDiagnostic(JSONPointer(), "there is no schema at '\(reference)'")
      ])
    }
    self = try Self.compile([place], in: registry, options: options)[0]
  }

  private init(program: SchemaProgram, start: Int, options: SchemaOptions) {
    self.program = program
    self.start = start
    self.options = options
  }

  /// Compiles several schemas of one document together, so that they share what they refer to.
  ///
  /// - Parameters:
  ///   - pointers: Where they are.
  ///   - document: The address of the document in the registry.
  ///   - registry: What has it, and what it refers to.
  ///   - options: How values are held against it.
  /// - Returns: A schema for each pointer.
  /// - Throws: `SchemaProblems`.
  package static func compile(
    _ pointers: [JSONPointer],
    of document: String = unnamed,
    in registry: SchemaRegistry,
    options: SchemaOptions = SchemaOptions()
  ) throws(SchemaProblems) -> [JSONSchema] {
    let places = pointers.map { SchemaRegistry.Place(document: document, pointer: $0) }
    return try compile(places, in: registry, options: options)
  }

  private static func compile(
    _ places: [SchemaRegistry.Place],
    in registry: SchemaRegistry,
    options: SchemaOptions
  ) throws(SchemaProblems) -> [JSONSchema] {
    var compiler = SchemaCompiler(registry: registry, options: options)
    var starts: [Int] = []
    for place in places { starts.append(compiler.number(of: place)) }
    compiler.run()
    guard compiler.diagnostics.isEmpty else { throw SchemaProblems(compiler.diagnostics) }
    return starts.map { JSONSchema(program: compiler.program, start: $0, options: options) }
  }

  /// Where a value is not what the schema says; empty where it is.
  package func deviations(of value: JSON) -> [SchemaDeviation] {
    var evaluation = Evaluation(program, options: options, isSilent: false)
    do throws(EvaluationLimit) {
      if try evaluation.apply(start, to: value) { return [] }
      return evaluation.deviations
    } catch {
      return [evaluation.undecided(error, value: value)]
    }
  }

  /// Whether a value is what the schema says; false as well where that would take too long to tell.
  package func allows(_ value: JSON) -> Bool {
    var evaluation = Evaluation(program, options: options, isSilent: true)
    return (try? evaluation.apply(start, to: value)) ?? false
  }
}

/// Why a schema can't be used.
package struct SchemaProblems: Error, Sendable, CustomStringConvertible {
  package let diagnostics: [ContractDiagnostic]

  init(_ diagnostics: [ContractDiagnostic]) {
    self.diagnostics = diagnostics
  }

  package var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
