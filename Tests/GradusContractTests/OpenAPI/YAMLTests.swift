import GradusContract
import GradusModel
import Testing

/// YAML 1.2 as it is read in documents: what stands below `x-value` in one of them.
@Suite("YAML in documents")
struct YAMLTests {
  @Test(
    "plain scalars are those of YAML 1.2, not of 1.1",
    arguments: [
      ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"), ("Yes", "Yes"),
      ("2030-01-31", "2030-01-31"), ("2030-01-31T12:00:00Z", "2030-01-31T12:00:00Z"),
      ("12:30:45", "12:30:45"), ("1_000", "1_000"), ("'1'", "1"), ("\"true\"", "true"),
      ("!!str 7", "7"), (".inf", ".inf"), (".nan", ".nan"), ("1.2.3", "1.2.3"), ("+", "+"),
      ("0b11", "0b11"), ("null", .null), ("~", .null), ("", .null),
      ("true", true), ("False", false), ("!!int '7'", 7), ("017", 17), ("0o17", 15), ("0x1F", 31),
      ("+12", 12), ("-3", -3), ("<<", "<<"),
    ] as [(String, JSON)]
  )
  func scalars(text: String, value: JSON) throws {
    #expect(try read(text) == value)
  }

  @Test(
    "numbers keep their spelling as far as JSON has it",
    arguments: [
      ("1.50", "1.50"), (".5", "0.5"), ("5.", "5"), ("1e3", "1e3"), ("-0.0", "-0.0"),
      ("1E+05", "1e05"), ("123456789012345678901234567890", "123456789012345678901234567890"),
    ]
  )
  func numbers(text: String, spelled: String) throws {
    #expect(try read(text).compact == spelled)
  }

  @Test("members keep their order, and keys are strings")
  func keys() throws {
    let value = try read("{b: 1, 200: 2, true: 3, a: 4, null: 5}")
    guard case .object(let object) = value else {
      Issue.record("it is an object")
      return
    }
    #expect(object.names == ["b", "200", "true", "a", "null"])
  }

  @Test("aliases stand for what they name, and merge keys for themselves")
  func aliases() throws {
    #expect(try read("[&a {b: 1}, *a]") == [["b": 1], ["b": 1]])
    #expect(try read("{<<: {a: 1}, b: 2}") == ["<<": ["a": 1], "b": 2])
  }

  @Test("prose with the marks of aliases and keys is read")
  func prose() throws {
    let text = "'R&D & more? *Yes*: [a]: {b}: ? & * all of it'"
    #expect(try read(text) == "R&D & more? *Yes*: [a]: {b}: ? & * all of it")
  }

  @Test(
    "keys that aliases could make too large to compare are refused",
    arguments: [
      "&a [b]\n? *a\n: c", "{&a b: *a , *a : c}", "{[&a b]: c, [*a]: d}", "{{&a b: c}: *a}",
    ]
  )
  func aliasedKeys(text: String) {
    // A text that begins with a brace is told of as JSON.
    let reading = OpenAPIReader.read("# YAML\n" + text)
    #expect(reading.document == nil)
    #expect(reading.diagnostics.first?.problem.contains("it has aliases") == true)
  }

  @Test(
    "what is no YAML, or has no meaning in JSON, is told with its place",
    arguments: [
      ("a: [1", "line"), ("a: 1\na: 2", "more than once"), ("? [a, b]\n: 1", "is no text"),
      ("a: *nothing", "undefined alias"), ("\t- a", "line"),
    ]
  )
  func refused(text: String, part: String) {
    let reading = OpenAPIReader.read(text)
    #expect(reading.document == nil)
    #expect(reading.diagnostics.map(\.problem).first?.contains(part) == true, "\(reading)")
  }

  @Test("JSON that is not JSON is told as such")
  func brokenJSON() {
    let reading = OpenAPIReader.read("{\"openapi\": \"3.1.0\",, }")
    #expect(reading.diagnostics.first?.problem.hasPrefix("it is not JSON: ") == true)
  }

  private func read(_ text: String) throws -> JSON {
    let reading = OpenAPIReader.read("openapi: 3.1.0\nx-value: \(text)\n")
    let document = try #require(reading.document, "\(reading.diagnostics)")
    return try #require(document.value["x-value"])
  }
}
