import GradusModel
import Testing

@Suite("Findings")
struct FindingTests {
  @Test("evidence of a value is worded as its own text")
  func evidence() {
    let evidence = Evidence(JSON.object(["a": [1, 2]]))
    #expect(evidence.text == #"{"a": [1, 2]}"#)
    #expect(evidence.json == ["a": [1, 2]])
  }

  @Test("evidence in words has no value")
  func words() {
    let evidence = Evidence("201 Created")
    #expect(evidence.text == "201 Created")
    #expect(evidence.json == nil)
  }

  @Test("a source point reads as an editor takes it")
  func source() {
    #expect(
      SourcePoint(file: "GradusProjects/Todo.swift", line: 7).description
        == "GradusProjects/Todo.swift:7"
    )
  }
}
