import GradusItems
import Testing

@Suite("Judging JSON, JSON Schema and OpenAPI")
struct DocumentJudgeTests {
  private static let document = """
    answer: none
    wrong: []
    """

  private func json() throws -> Question {
    try SampleQuestion.make(
      "json",
      "judge: {schema: {type: object, required: [a], properties: {a: {const: 1}}}}\n\(Self.document)"
    )
  }

  private func schema() throws -> Question {
    try SampleQuestion.make(
      "schema",
      "judge: {accepts: [aaaaaaaaaaaaaaaaaaaaaaaaaaaa, b], rejects: [1, caaaaaaaaaaaaaaaaaaaaaaaaa]}\n\(Self.document)"
    )
  }

  private func openAPI(_ pointer: String) throws -> Question {
    try SampleQuestion.make(
      "openapi",
      "judge: {at: \(pointer), schema: {type: object}}\n\(Self.document)"
    )
  }

  @Test("a JSON value is read, and held against the schema")
  func values() throws {
    let question = try json()
    #expect(question.judgement(of: .text(#"{"\u0061": 1.0, "b": []}"#)) == .right)
    #expect(question.judgement(of: .text(#"{"a": "1"}"#)) == .wrong)
    #expect(question.judgement(of: .text("null")) == .wrong)
  }

  @Test(
    "what is no JSON is told with its place",
    arguments: [
      (
        "{'a': 1}",
        "The answer is no JSON: ''' where a member's name should be, in line 1, column 2"
      ),
      (
        "{\r\n  \"ä\": \"ö\",\r\n}",
        "The answer is no JSON: '}' where a member's name should be, in line 3, column 1"
      ),
      (
        "{\"a\": 1",
        "The answer is no JSON: the end of the text where a comma or the closing brace"
          + " should be, in line 1, column 8"
      ),
      (
        "{\"ä\": 01}",
        "The answer is no JSON: '1' where a comma or the closing brace should be,"
          + " in line 1, column 8"
      ),
    ]
  )
  func places(text: String, sentence: String) throws {
    #expect(try json().judgement(of: .text(text)).problem == sentence)
  }

  @Test(
    "a schema is judged by what it accepts",
    arguments: [
      (#"{"type": "string", "pattern": "^[ab]"}"#, Judgement.right),
      (#"{"enum": ["aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "b"]}"#, .right), ("true", .wrong),
      ("false", .wrong), (#"{"type": "string"}"#, .wrong),
      // What takes too long to tell is wrong, though it rejects nothing.
      (##"{"allOf": [{"pattern": "^[ab]"}, {"$ref": "#"}]}"##, .wrong),
    ]
  )
  func schemas(text: String, expected: Judgement) throws {
    #expect(try schema().judgement(of: .text(text)) == expected)
  }

  @Test("a schema that is none is told, with the place")
  func noSchemas() throws {
    let question = try schema()
    for text in [
      #"{"type": "text"}"#, #"{"properties": {"a": {"minLength": -1}}}"#,
      ##"{"$ref": "#/$defs/a"}"##,
      #"{"pattern": "("}"#, #"{"pattern": "((a{900}){900}){900}"}"#, "[]", "{",
      #"{"$schema": "http://json-schema.org/draft-07/schema#"}"#,
    ] {
      let problem = try #require(question.judgement(of: .text(text)).problem, "\(text)")
      #expect(problem.hasPrefix("The answer is no JSON"), "\(problem)")
      #expect(!problem.hasSuffix("."), "\(problem)")
    }
  }

  @Test("runaway patterns and branching schemas are wrong, and soon so")
  func runaways() throws {
    let question = try schema()
    var definitions = ["\"s0\": false"]
    for level in 1...60 {
      let below = "{\"$ref\": \"#/$defs/s\(level - 1)\"}"
      definitions.append("\"s\(level)\": {\"anyOf\": [\(below), \(below)]}")
    }
    let branching =
      "{\"$ref\": \"#/$defs/s60\", \"$defs\": {\(definitions.joined(separator: ","))}}"
    let clock = ContinuousClock()
    let took = clock.measure {
      for text in [branching, ##"{"pattern": "^((a|a)*)*b((a|a|b)*)*$", "$ref": "#"}"##] {
        #expect(question.judgement(of: .text(text)) == .wrong)
      }
    }
    #expect(took < .seconds(5))
  }

  @Test("a part of an OpenAPI description is put where it belongs, in YAML or in JSON")
  func parts() throws {
    let operation = try openAPI("/paths/~1todos/get")
    #expect(
      operation.judgement(of: .text("responses:\n  '200':\n    description: Some\n")) == .right
    )
    #expect(operation.judgement(of: .text("responses: {200: {description: Some}}")) == .right)
    #expect(
      operation.judgement(of: .text(#"{"responses": {"200": {"description": ""}}}"#)) == .right
    )
    #expect(operation.judgement(of: .text("responses:\n  '200': {}\n")) == .wrong)
    #expect(operation.judgement(of: .text("responses: []")) == .wrong)
    #expect(operation.judgement(of: .text("just a text")) == .wrong)
    let header = try openAPI("/components/responses/Gone/headers/Retry-After")
    #expect(header.judgement(of: .text("schema: {type: integer}")) == .wrong, "no description")
  }

  @Test("what is no YAML is told; what would break the reader, too")
  func noYAML() throws {
    let question = try openAPI("/components/schemas/A")
    let problem = question.judgement(of: .text("a: b: c\n")).problem
    #expect(
      problem == "The answer can't be read as YAML: mapping values are not allowed in this context,"
        + " in line 1, column 5"
    )
    for text in [
      String(repeating: "[", count: 4_900), String(repeating: "{a: ", count: 1_200),
      String(repeating: "- ", count: 2_400), "a: *b", "? [a]\n: &b c",
      "a: &a [x,x,x,x,x,x,x,x]\n"
        + "bcdefghijk".reduce(("a: 1\n", "a")) { done, name in
          ("\(done.0)\(name): &\(name) [*\(done.1),*\(done.1),*\(done.1),*\(done.1)]\n", "\(name)")
        }.0,
    ] {
      #expect(question.judgement(of: .text(text)) != .right)
    }
  }
}
