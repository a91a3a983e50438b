import Foundation
import GradusContract
import GradusModel
import Testing

/// Values and schemas made to crash, to hang or to fill memory.
@Suite("Hostile input")
struct HostileInputTests {
  @Test("a value that is nested as deep as can be read fits the smallest stack, or says so")
  func deep() async throws {
    let schema = try JSONSchema([
      "$ref": "#/$defs/tree",
      "$defs": [
        "tree": [
          "type": ["array", "object"],
          "anyOf": [["type": "object"], ["items": ["allOf": [["$ref": "#/$defs/tree"]]]]],
          "unevaluatedProperties": false,
        ]
      ],
    ])
    for depth in [3, 50, 500] {
      let value = Self.nested(depth)
      let found = await Self.onSmallStack { schema.deviations(of: value) }
      #expect(found.map(\.isUndecided) == (depth > 50 ? [true] : []))
      if let rule = found.first?.rule { #expect(rule.contains("nested too deeply")) }
    }
  }

  @Test("schemas nested as deep as can be read compile on the smallest stack")
  func deepSchema() async throws {
    let text =
      String(repeating: "{\"not\":", count: 500) + "true" + String(repeating: "}", count: 500)
    let schema = try JSONReader.read(text)
    let problem = await Self.onSmallStack { () -> String? in
      do throws(SchemaProblems) {
        return try JSONSchema(schema).deviations(of: 1).first?.rule
      } catch {
        return error.description
      }
    }
    #expect(problem?.contains("could not be examined") == true)
  }

  @Test(
    "references that lead round in circles end",
    arguments: [
      ["$ref": "#"],
      ["$ref": "#/$defs/a", "$defs": ["a": ["$ref": "#/$defs/b"], "b": ["$ref": "#/$defs/a"]]],
      ["allOf": [["$ref": "#"], ["$ref": "#"]]],
      ["$dynamicAnchor": "a", "anyOf": [["$dynamicRef": "#a"], true]],
      ["not": ["$ref": "#"]],
    ] as [JSON]
  )
  func circles(schema: JSON) throws {
    let compiled = try JSONSchema(schema)
    let deviations = compiled.deviations(of: "a value")
    #expect(deviations.map(\.isUndecided) == [true])
    #expect(!compiled.allows("a value"))
  }

  @Test("branches that multiply at every level end")
  func branching() throws {
    var definitions: JSONObject = ["s0": false]
    for level in 1...60 {
      let below: JSON = ["$ref": .string("#/$defs/s\(level - 1)")]
      definitions["s\(level)"] = ["anyOf": [below, below, below]]
    }
    let schema = try JSONSchema(
      ["$ref": "#/$defs/s60", "$defs": .object(definitions)],
      options: SchemaOptions(mostSteps: 20_000)
    )
    let deviations = schema.deviations(of: 1)
    #expect(deviations.map(\.isUndecided) == [true])
    #expect(deviations.first?.rule.contains("branches too much") == true)
  }

  @Test("many deviations are cut to what was asked for")
  func many() throws {
    let schema = try JSONSchema(
      ["items": ["type": "string"]],
      options: SchemaOptions(mostDeviations: 7)
    )
    #expect(schema.deviations(of: .array(Array(repeating: 1, count: 50_000))).count == 7)
  }

  @Test("a long list of elements that are all different is over at once")
  func unique() throws {
    let schema = try JSONSchema(["uniqueItems": true])
    let elements = (0..<20_000).map { JSON.object(["a": .number(JSONNumber($0))]) }
    #expect(schema.allows(.array(elements)))
    #expect(!schema.allows(.array(elements + [["a": 7]])))
  }

  @Test(
    "documents made to hang or overflow are refused",
    arguments: [
      String(repeating: "[", count: 100_000),
      String(repeating: "- ", count: 100_000),
      String(repeating: "{a: ", count: 100_000),
      (0..<600).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "a: &a [x,x,x,x,x,x,x,x]\n" + laughs,
      "{\"openapi\": \"3.1.0\", \"info\": " + String(repeating: "[", count: 511),
      "&a [*a]", "? &a [b]\n: *a", "", "\u{0}", "%YAML 9.9\n---\n", "!!binary x",
    ]
  )
  func documents(text: String) {
    let reading = OpenAPIReader.read(text)
    #expect(!reading.isValid)
    #expect(!reading.diagnostics.isEmpty)
  }

  @Test("references of a document that lead in circles are told")
  func circularDocument() {
    let text = """
      openapi: 3.1.0
      info: {title: Circles, version: '1'}
      paths:
        /a:
          get: {responses: {'200': {$ref: '#/components/responses/A'}}}
        /b: {$ref: '#/paths/~1b'}
      components:
        responses:
          A: {$ref: '#/components/responses/B'}
          B: {$ref: '#/components/responses/A'}
      """
    let reading = OpenAPIReader.read(text)
    #expect(reading.diagnostics.count == 4)
    #expect(reading.diagnostics.allSatisfy { $0.problem.contains("in a circle") })
    #expect(reading.document?.operations.map(\.name) == ["GET /a"])
  }

  /// Each line has the one before it eight times.
  private static let laughs = zip("bcdefghi", "abcdefgh").map { name, before in
    "\(name): &\(name) [" + Array(repeating: "*\(before)", count: 8).joined(separator: ",") + "]\n"
  }
  .joined()

  private static func nested(_ depth: Int) -> JSON {
    var value: JSON = [:]
    for _ in 0..<depth { value = [value] }
    return value
  }

  /// Runs something on a thread with as little stack as macOS gives those that are not the first.
  ///
  /// A debug build has four times as much, because nothing is optimised in it.
  private static func onSmallStack<Result: Sendable>(
    _ body: @escaping @Sendable () -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      #if DEBUG
      thread.stackSize = 2 << 20
      #else
      thread.stackSize = 512 << 10
      #endif
      thread.start()
    }
  }
}
