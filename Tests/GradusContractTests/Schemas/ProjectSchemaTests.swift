import Foundation
import GradusContract
import GradusModel
import GradusTestSupport
import Testing

/// The documents of this project itself.
@Suite("Schemas and contracts of this project")
struct ProjectSchemaTests {
  @Test("the contract of each project is valid")
  func contracts() throws {
    let folder = Folders.checkout.appending(path: "Content/projects")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let contracts = names.map { folder.appending(path: "\($0)/contract.yaml") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
    try #require(!contracts.isEmpty)
    for contract in contracts {
      let reading = OpenAPIReader.read(try String(contentsOf: contract, encoding: .utf8))
      #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
      _ = try Conformance(#require(reading.document))
    }
  }

  @Test("the contract of the Todo API says what it says")
  func todo() throws {
    let file = Folders.checkout.appending(path: "Content/projects/todo-api/contract.yaml")
    let reading = OpenAPIReader.read(try String(contentsOf: file, encoding: .utf8))
    let document = try #require(reading.document)
    #expect(document.title == "Todo API")
    #expect(document.operations.count == 8)
    let list = try #require(document.operations.first { $0.identifier == "listTodos" })
    #expect(list.name == "GET /api/v1/todos")
    #expect(list.parameters.map(\.name).starts(with: ["page", "limit", "completed"]))
    let read = try #require(document.operations.first { $0.identifier == "readTodo" })
    #expect(read.parameters.map(\.name) == ["If-None-Match", "id"])
    #expect(read.response(for: 304)?.content.isEmpty == true)
    #expect(read.response(for: 503)?.status == .any)
  }

  @Test("the schema of run reports compiles, and tells reports from other values")
  func runReport() throws {
    let file = Folders.checkout.appending(path: "Docs/run-report.schema.json")
    let schema = try JSONSchema(
      JSONReader.read(Array(Data(contentsOf: file))),
      options: SchemaOptions(assertsFormats: true)
    )
    let missing = schema.deviations(of: ["format": 1, "gradus": "0.1.0"])
    #expect(missing.map(\.rule).contains("must have the member verdict"))
    let wrong = schema.deviations(of: ["format": 2, "started_at": "now", "extra": true])
    #expect(wrong.map(\.description).contains("/format: must be 1"))
    #expect(wrong.contains { $0.instance == JSONPointer(["extra"]) })
    #expect(wrong.contains { $0.keyword.hasSuffix("#/properties/started_at/format") })
  }
}
