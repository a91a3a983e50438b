import GradusContract
import GradusModel
import Testing

/// Rules beyond those that openapi-spec-validator has, and what is read of a document.
@Suite("Rules of documents")
struct DocumentRuleTests {
  @Test("two paths that differ in the names of their parameters alone are the same")
  func samePaths() {
    let problems = diagnostics(
      of: """
        paths:
          /notes/{id}:
            get:
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {'200': {description: One.}}
          /notes/{name}:
            put:
              parameters: [{name: name, in: path, required: true, schema: {type: string}}]
              responses: {'200': {description: One.}}
        """
    )
    #expect(
      problems.map(\.problem) == ["the path means the same as /notes/{id}, which is there too"]
    )
  }

  @Test(
    "what is wrong is told with its place",
    arguments: [
      ("paths: {'/a/{b': {}}", "/paths/~1a~1{b", "brace"),
      ("paths: {/a: {$ref: other.yaml#/a}}", "/paths/~1a/$ref", "out of the document"),
      (
        "paths: {/a: {get: {responses: {'200': {$ref: '#/x'}}}}}",
        "/paths/~1a/get/responses/200/$ref", "leads nowhere"
      ),
      ("jsonSchemaDialect: urn:mine\npaths: {}", "/jsonSchemaDialect", "not supported"),
      ("paths: {}\ntags: [{name: a}, {name: a}]", "/tags/1", "more than once"),
      (
        "paths: {}\ncomponents: {schemas: {A: {pattern: '(a)\\1'}}}",
        "/components/schemas/A/pattern", "can't be run"
      ),
      (
        "paths: {}\ncomponents: {schemas: {A: {items: {$ref: '#/none'}}}}",
        "/components/schemas/A/items/$ref", "leads nowhere"
      ),
      ("paths: {}\nservers: {url: /}", "/servers", "a list"),
      ("paths: 7", "/paths", "an object"),
    ]
  )
  func places(text: String, pointer: String, part: String) throws {
    let found = diagnostics(of: text)
    let first = try #require(found.first, "nothing was told of \(text)")
    #expect(found.count == 1)
    #expect(first.pointer.description == pointer)
    #expect(first.problem.contains(part), "\(first)")
  }

  @Test(
    "a document of another kind or version is refused",
    arguments: [
      "swagger: '2.0'", "openapi: 3.2.0", "openapi: 3.1", "openapi: '4.0.0'", "openapi: [3.1.0]",
      "- openapi: 3.1.0", "just text", "{}",
    ]
  )
  func versions(text: String) {
    let reading = OpenAPIReader.read(text)
    #expect(reading.document == nil)
    #expect(reading.diagnostics.count == 1)
  }

  @Test("parameters of a path are those of its operations, but for those that they replace")
  func parameters() throws {
    let document = try #require(
      OpenAPIReader.read(
        """
        openapi: 3.0.3
        info: {title: Notes, version: '1'}
        servers:
          - url: https://{host}/{base}/
            variables: {host: {default: example.org}, base: {default: v2}}
        paths:
          /notes:
            parameters:
              - {name: page, in: query, schema: {type: integer}}
              - {name: Trace, in: header, schema: {type: string}}
            get:
              parameters:
                - {name: page, in: query, required: true, schema: {type: string}}
              requestBody: {$ref: '#/components/requestBodies/Note'}
              responses: {default: {description: Anything.}}
        components:
          requestBodies:
            Note: {required: true, content: {'application/*': {schema: {}}, text/plain: {}}}
        """
      )
      .document
    )
    let operation = try #require(document.operations.first)
    #expect(operation.parameters.map(\.name) == ["page", "Trace"])
    #expect(operation.parameters.map(\.isRequired) == [true, false])
    #expect(operation.basePaths == ["/v2"])
    #expect(operation.requestBody?.isRequired == true)
    #expect(operation.requestBody?.content.map(\.range.text) == ["application/*", "text/plain"])
    #expect(operation.requestBody?.pointer.description == "/components/requestBodies/Note")
    #expect(operation.response(for: 200)?.status == .any)
  }

  @Test("media ranges and statuses contain what they say")
  func ranges() {
    #expect(MediaRange("application/*").contains(MediaRange("Application/JSON; charset=utf-8")))
    #expect(MediaRange("*/*").contains(MediaRange("image/png")))
    #expect(!MediaRange("text/*").contains(MediaRange("texts/plain")))
    #expect(MediaRange("application/problem+json").isJSON)
    #expect(!MediaRange("application/jsonl").isJSON)
    #expect(StatusPattern("4XX")?.contains(418) == true)
    #expect(StatusPattern("404")?.contains(400) == false)
    for key in ["0XX", "4xx", "40", "4040", "6XX", "Default", "4X4"] {
      #expect(StatusPattern(key) == nil, "\(key)")
    }
  }

  @Test("names that only the notation of OpenAPI 3.0 gives a meaning have that meaning")
  func oldSchemas() throws {
    let text = """
      openapi: 3.0.3
      info: {title: Old, version: '1'}
      paths:
        /a:
          get:
            responses:
              '200':
                description: A.
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        above: {type: number, minimum: 1, exclusiveMinimum: true}
                        below: {type: number, maximum: 9, exclusiveMaximum: false}
                        maybe: {type: string, nullable: true}
                        other: {$ref: '#/components/schemas/S', maxLength: 1}
      components: {schemas: {S: {type: string}}}
      """
    let conformance = try Conformance(#require(OpenAPIReader.read(text).document))
    func rules(_ body: String) -> [String] {
      let exchange = Exchange(
        request: Request("GET", "/a"),
        response: Response(
          status: 200,
          headers: [HeaderField("Content-Type", "application/json")],
          content: Bytes(body)
        ),
        connection: ConnectionUse(number: 1, earlierExchanges: 0),
        timing: ExchangeTiming(startedAfter: .zero, firstByte: nil, total: .zero)
      )
      guard case .examined(_, let deviations) = conformance.outcome(of: exchange) else {
        return ["?"]
      }
      return deviations.map(\.description)
    }
    #expect(rules(#"{"above": 1.5, "below": 9, "maybe": null, "other": "long"}"#).isEmpty)
    #expect(rules(#"{"above": 1}"#) == ["/above must be greater than 1"])
    #expect(rules(#"{"below": 10}"#) == ["/below must be at most 9"])
    #expect(rules(#"{"other": null}"#) == ["/other must be a string, and is null"])
  }

  private func diagnostics(of text: String) -> [ContractDiagnostic] {
    OpenAPIReader.read("openapi: 3.1.0\ninfo: {title: T, version: '1'}\n" + text).diagnostics
  }
}
