import GradusContract
import GradusModel
import GradusTestSupport
import Testing

@Suite("Deviations from a schema")
struct DeviationTests {
  @Test("a deviation says where, by which keyword, by which rule, and what is there")
  func complete() throws {
    let schema = try JSONSchema([
      "properties": ["data": ["items": ["$ref": "#/$defs/title"]]],
      "$defs": ["title": ["type": "string", "maxLength": 3]],
    ])
    let deviations = schema.deviations(of: ["data": ["abc", "abcd"]])
    #expect(
      deviations == [
        SchemaDeviation(
          instance: JSONPointer(["data", "1"]),
          keyword: "#/$defs/title/maxLength",
          rule: "must have at most 3 characters, and has 4",
          value: "abcd"
        )
      ]
    )
  }

  @Test("what every keyword says of a value that is wrong is what people should read")
  func wording() throws {
    let lines = try Self.examples.map { schema, value in
      let compiled = try JSONSchema(
        JSONReader.read(schema),
        options: SchemaOptions(assertsFormats: true)
      )
      let value = try JSONReader.read(value)
      let deviations = compiled.deviations(of: value)
      try #require(!deviations.isEmpty, "\(schema)")
      return
        ([schema, "  \(value.inline)"]
        + deviations.flatMap { ["  \($0)"] + $0.causes.map { "    because \($0)" } })
        .joined(separator: "\n")
    }
    try Golden.expect(lines.joined(separator: "\n") + "\n", is: "deviations.txt")
  }

  private static let examples = [
    (#"{"type": "string"}"#, "1"), (#"{"type": ["integer", "null"]}"#, "1.5"),
    (#"{"type": ["integer", "string", "null"]}"#, "[]"), (#"{"type": "object"}"#, "true"),
    (#"{"enum": ["low", "high", 1]}"#, #""middle""#), (#"{"const": {"a": 1}}"#, #"{"a": 2}"#),
    (#"{"minimum": 1, "multipleOf": 0.5}"#, "0.3"), (#"{"maximum": 1}"#, "1.01"),
    (#"{"exclusiveMinimum": 0}"#, "0"), (#"{"exclusiveMaximum": 1e2}"#, "100"),
    (#"{"minLength": 1}"#, #""""#), (#"{"maxLength": 2}"#, #""🐲🐲🐲""#),
    (#"{"pattern": "\\S"}"#, #"" ""#), (#"{"format": "date"}"#, #""2030-02-30""#),
    (#"{"format": "date-time"}"#, #""yesterday""#), (#"{"format": "uuid"}"#, #""7""#),
    (#"{"minItems": 2}"#, "[1]"), (#"{"maxItems": 0}"#, "[1]"),
    (#"{"uniqueItems": true}"#, "[1, 2, 1.0]"),
    (#"{"prefixItems": [{"type": "null"}], "items": false}"#, "[null, 1]"),
    (#"{"contains": {"const": 1}}"#, "[2]"),
    (#"{"contains": {"const": 1}, "minContains": 2}"#, "[1]"),
    (#"{"contains": {"const": 1}, "maxContains": 1}"#, "[1, 1]"),
    (#"{"required": ["id", "title"]}"#, #"{"title": "a"}"#),
    (#"{"minProperties": 1}"#, "{}"), (#"{"maxProperties": 1}"#, #"{"a": 1, "b": 2}"#),
    (#"{"dependentRequired": {"a": ["b"]}}"#, #"{"a": 1}"#),
    (#"{"properties": {"a": {}}, "additionalProperties": false}"#, #"{"a": 1, "b": 2}"#),
    (#"{"patternProperties": {"^x": {"type": "null"}}}"#, #"{"x1": 1}"#),
    (#"{"propertyNames": {"maxLength": 1}}"#, #"{"ab": 1}"#),
    (#"{"allOf": [{"type": "string"}, {"minimum": 2}]}"#, "1"),
    (#"{"anyOf": [{"type": "string"}, {"type": "object", "required": ["a"]}]}"#, "{}"),
    (#"{"oneOf": [{"type": "integer"}, {"minimum": 0}]}"#, "1"),
    (#"{"oneOf": [{"type": "string"}, {"type": "null"}]}"#, "1"),
    (#"{"not": {"type": "null"}}"#, "null"),
    (#"{"if": {"required": ["a"]}, "then": {"required": ["b"]}}"#, #"{"a": 1}"#),
    (#"{"properties": {"a": true}, "unevaluatedProperties": false}"#, #"{"b": 1}"#),
    (#"{"prefixItems": [true], "unevaluatedItems": {"type": "null"}}"#, "[1, 2]"), ("false", "1"),
  ]

  @Test("names are told apart by their code points")
  func codePoints() throws {
    let schema = try JSONSchema([
      "properties": ["\u{E9}": ["type": "null"], "e\u{301}": ["type": "string"]],
      "required": ["\u{E9}"], "additionalProperties": false,
    ])
    #expect(schema.allows(["\u{E9}": .null, "e\u{301}": "a"]))
    #expect(!schema.allows(["\u{E9}": "a"]))
    #expect(!schema.allows(["e\u{301}": "a"]))
    #expect(try !JSONSchema(["const": "\u{E9}"]).allows("e\u{301}"))
  }

  @Test("of a name that stands twice every member is examined, and it counts once")
  func duplicates() throws {
    let schema = try JSONSchema(["properties": ["a": ["type": "null"]], "maxProperties": 1])
    #expect(schema.allows(try JSONReader.read(#"{"a": null, "a": null}"#)))
    #expect(!schema.allows(try JSONReader.read(#"{"a": 1, "a": null}"#)))
    #expect(!schema.allows(try JSONReader.read(#"{"a": null, "b": null}"#)))
  }

  @Test(
    "a schema that is not sound is refused, with the place",
    arguments: [
      (["type": "text"], "/type"), (["minLength": -1], "/minLength"),
      (["properties": ["a": ["pattern": "("]]], "/properties/a/pattern"),
      (["$ref": "#/$defs/none"], "/$ref"), (["items": ["$ref": "other.json"]], "/items/$ref"),
      (["$schema": "http://json-schema.org/draft-07/schema#"], ""),
      (["required": "a"], "/required"),
      (["patternProperties": ["(a)\\1": true]], "/patternProperties/(a)\\1"), (7, ""),
      (["allOf": []], "/allOf"), (["$id": "a#b"], "/$id"),
    ] as [(JSON, String)]
  )
  func unsound(schema: JSON, pointer: String) {
    let error = #expect(throws: SchemaProblems.self) { try JSONSchema(schema) }
    #expect(error?.diagnostics.map(\.pointer.description).contains(pointer) == true)
  }

  @Test("allowing a value and finding no deviation are the same", arguments: examples.indices)
  func agree(index: Int) throws {
    let (schema, _) = Self.examples[index]
    let compiled = try JSONSchema(
      JSONReader.read(schema),
      options: SchemaOptions(assertsFormats: true)
    )
    for (_, text) in Self.examples {
      let value = try JSONReader.read(text)
      #expect(compiled.allows(value) == compiled.deviations(of: value).isEmpty)
    }
  }
}
