import GradusModel
import GradusReport
import Testing

/// How two JSON values are shown beside each other.
@Suite("JSON diff")
struct JSONDiffTests {
  @Test("only what differs is shown, with its surroundings")
  func members() {
    let lines = shown(
      ["id": 1, "title": "a", "notes": "", "done": false, "due": .null],
      ["id": 1, "title": "b", "notes": "", "done": false, "due": .null]
    )
    #expect(
      lines == [
        "…", "   \"id\": 1,", "-  \"title\": \"a\",", "+  \"title\": \"b\",", "   \"notes\": \"\",",
        "…",
      ]
    )
  }

  @Test("the order of members is no difference, and neither is a comma at the end of a line")
  func order() {
    #expect(shown(["a": 1, "b": 2], ["b": 2, "a": 1]) == ["…"])
    let missing = JSONDiff.lines(expected: ["a": 1, "b": 2], observed: ["a": 1])
    #expect(missing.filter { $0.mark == .missing }.map(\.text) == ["  \"b\": 2"])
    #expect(missing.filter { $0.mark == .new }.isEmpty)
  }

  @Test("elements of arrays are compared as lines")
  func arrays() {
    let lines = JSONDiff.lines(expected: ["x", "y", "z"], observed: ["x", "z"])
    #expect(lines.filter { $0.mark == .missing }.map(\.text) == ["  \"y\","])
    #expect(lines.filter { $0.mark == .new }.isEmpty)
  }

  private func shown(_ expected: JSON, _ observed: JSON) -> [String] {
    JSONDiff.lines(expected: expected, observed: observed).map { line in
      line.text == "…" ? "…" : line.mark.rawValue + line.text
    }
  }
}
