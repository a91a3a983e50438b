import GradusContract
import GradusModel
import Testing

@Suite("Conformance of a request")
struct RequestContentTests {
  @Test("content that is what the document says has no deviation")
  func conforms() throws {
    // The id is read-only: a request need not have it, although it is required.
    #expect(try deviations("{\"text\": \"a\"}") == [])
  }

  @Test(
    "each deviation says where, and by which rule",
    arguments: [
      ("{\"text\": \"abcdef\"}", "/text must have at most 5 characters, and has 6"),
      ("{}", "the body must have the member text"),
      ("[]", "the body must be an object, and is an array"),
    ]
  )
  func deviates(text: String, sentence: String) throws {
    #expect(try deviations(text).contains(sentence))
  }

  @Test("a type of JSON that is not described is held against one that is")
  func nearestType() throws {
    #expect(try deviations("{}", type: "application/merge-patch+json") != [])
    #expect(try deviations("{}", type: nil) != [])
  }

  @Test("an operation that takes no JSON is told as such")
  func undescribed() throws {
    let outcome = try outcome("PATCH", "{}")
    guard case .undescribedContent(let operation) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(operation.name == "PATCH /notes/{id}")
  }

  @Test("what has no operation or no JSON is not examined")
  func nothing() throws {
    #expect(try outcome("POST", "{}") == .nothingToExamine)
    #expect(try outcome("PUT", "{", path: "/notes/7") == .nothingToExamine)
    #expect(try outcome("PUT", "{}", path: "/other") == .nothingToExamine)
  }

  private func deviations(
    _ text: String,
    type: String? = "application/json"
  ) throws -> [String] {
    guard case .examined(_, let deviations) = try outcome("PUT", text, type: type) else {
      return ["not examined"]
    }
    return deviations.map(\.description)
  }

  private func outcome(
    _ method: String,
    _ text: String,
    path: String = "/notes/7?x=1",
    type: String? = "application/json"
  ) throws -> RequestOutcome {
    let headers = type.map { [HeaderField("Content-Type", $0)] } ?? []
    let request = Request(method, path, headers: headers, content: Bytes(text))
    let document = try #require(OpenAPIReader.read(Self.text).document)
    return try Conformance(document).outcome(ofContentIn: request)
  }

  private static let text = """
    openapi: 3.0.3
    info: {title: Notes, version: '1'}
    paths:
      /notes/{id}:
        parameters:
          - {name: id, in: path, required: true, schema: {type: string}}
        put:
          requestBody:
            content:
              application/json: {schema: {$ref: '#/components/schemas/Input'}}
              text/plain: {}
          responses: {'204': {description: Replaced.}}
        patch:
          requestBody: {content: {text/plain: {}}}
          responses: {'204': {description: Changed.}}
    components:
      schemas:
        Input:
          type: object
          required: [id, text]
          properties:
            id: {type: string, readOnly: true}
            text: {type: string, maxLength: 5}
    """
}
