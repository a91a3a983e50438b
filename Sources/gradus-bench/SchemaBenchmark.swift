import GradusContract
import GradusModel

/// Measures how often a second a small value is held against its schema.
enum SchemaBenchmark {
  /// Validations between two looks at the clock.
  private static let batch = 1_000

  /// Holds a todo against the schema of one, again and again on one core.
  ///
  /// - Throws: Where the schema or the todo can't be read, or where the todo is not what it says.
  static func validationsPerSecond(for seconds: Double) throws -> Double {
    let schema = try JSONSchema(
      JSONReader.read(schemaText),
      options: SchemaOptions(assertsFormats: true)
    )
    let todo = try JSONReader.read(todoText)
    let begun = ContinuousClock.now
    let end = begun + .seconds(seconds)
    var count = 0
    while ContinuousClock.now < end {
      for _ in 0..<batch {
        guard schema.deviations(of: todo).isEmpty else { throw Unexpected() }
      }
      count += batch
    }
    return Double(count) / (begun.duration(to: .now) / .seconds(1))
  }

  private struct Unexpected: Error {}

  private static let schemaText = """
    {
      "type": "object",
      "required": ["id", "title", "notes", "completed", "priority", "due_date", "created_at"],
      "properties": {
        "id": {"$ref": "#/$defs/id"},
        "title": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "\\\\S"},
        "notes": {"type": "string", "maxLength": 2000},
        "completed": {"type": "boolean"},
        "priority": {"type": "string", "enum": ["low", "normal", "high"]},
        "due_date": {"type": ["string", "null"], "format": "date"},
        "created_at": {"type": "string", "format": "date-time"}
      },
      "$defs": {"id": {"type": ["string", "integer"]}}
    }
    """

  private static let todoText = """
    {
      "id": "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "title": "Buy milk", "notes": "Two litres",
      "completed": false, "priority": "high", "due_date": "2030-01-31",
      "created_at": "2030-01-01T12:00:00.123Z"
    }
    """
}
