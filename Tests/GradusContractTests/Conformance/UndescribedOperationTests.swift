import GradusContract
import Testing

@Suite("Operations that another document does not describe")
struct UndescribedOperationTests {
  @Test("the names of parameters make no difference, nor does where a common prefix is")
  func same() throws {
    let other = try document(
      """
      openapi: 3.1.0
      info: {title: Mine, version: '2'}
      paths:
        /v1/notes/{note_id}:
          get: {responses: {'200': {description: Fine.}}}
          delete: {responses: {'204': {description: Fine.}}}
        /v1/notes/latest:
          get: {responses: {'204': {description: Fine.}}}
      """
    )
    #expect(try document(NotesAPI.text).operations(undescribedBy: other).isEmpty)
  }

  @Test("what is missing is named, in the order of the contract")
  func missing() throws {
    let other = try document(
      """
      openapi: 3.1.0
      info: {title: Mine, version: '2'}
      paths:
        /v1/notes/{id}:
          get: {responses: {'200': {description: Fine.}}}
      """
    )
    let missing = try document(NotesAPI.text).operations(undescribedBy: other)
    #expect(missing.map(\.name) == ["DELETE /notes/{id}", "GET /notes/latest"])
  }

  @Test("a document with faults still has the operations that can be read")
  func faulty() throws {
    let text = """
      {"openapi": "3.0.0", "info": {}, "paths": {"/a": {"get": 7, "put": {}}, "b": {"get": {}}}}
      """
    let reading = OpenAPIReader.read(text)
    #expect(!reading.isValid)
    #expect(reading.document?.operations.map(\.name) == ["PUT /a"])
  }

  private func document(_ text: String) throws -> OpenAPIDocument {
    try #require(OpenAPIReader.read(text).document)
  }
}
