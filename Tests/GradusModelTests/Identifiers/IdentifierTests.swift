import Foundation
import GradusModel
import Testing

@Suite("Identifiers")
struct IdentifierTests {
  @Test("an identifier is its text, however it was made")
  func text() {
    let stage: StageID = "create"
    let check: CheckID = "\(stage).location"
    #expect(check == CheckID("create.location"))
    #expect(check == CheckID(rawValue: "create.location"))
    #expect(check.description == "create.location")
    #expect("\(check)" == "create.location")
  }

  @Test("identifiers are in the order of their texts")
  func order() {
    let ids: [CheckID] = ["b.a", "a.c", "a.b"]
    #expect(ids.sorted() == ["a.b", "a.c", "b.a"])
  }

  @Test("an identifier is encoded as its text alone")
  func coding() throws {
    let data = try JSONEncoder().encode([ProjectID("todo-api")])
    #expect(String(decoding: data, as: UTF8.self) == #"["todo-api"]"#)
    #expect(try JSONDecoder().decode([ProjectID].self, from: data) == ["todo-api"])
  }
}
