import Foundation
import GradusModel
import Testing

@Suite("When JSON values are equal")
struct JSONEqualityTests {
  private let composed = "caf\u{E9}"
  private let decomposed = "cafe\u{301}"

  @Test("strings are equal only with the same scalars, so that normalising shows")
  func strings() {
    #expect(composed == decomposed, "Swift's own strings hide the difference")
    #expect(JSON.string(composed) != JSON.string(decomposed))
    #expect(JSON.string(composed) == JSON.string(composed))
  }

  @Test("names are equal only with the same scalars")
  func names() throws {
    let text = "{\"\(composed)\":1,\"\(decomposed)\":2}"
    let value = try JSONReader.read(text)
    #expect(value[composed] == 1)
    #expect(value[decomposed] == 2)
    guard case .object(let object) = value else {
      Issue.record("it is no object")
      return
    }
    #expect(object.duplicateNames.isEmpty)
    #expect(JSON.object([composed: 1]) != JSON.object([decomposed: 1]))
  }

  @Test("the order of members does not count, that of elements does")
  func order() throws {
    #expect(try JSONReader.read(#"{"a":1,"b":2}"#) == JSONReader.read(#"{"b":2,"a":1}"#))
    #expect(try JSONReader.read("[1,2]") != JSONReader.read("[2,1]"))
  }

  @Test("a member more or another value is another object")
  func objects() {
    #expect(JSON.object(["a": 1]) != ["a": 1, "b": 2])
    #expect(JSON.object(["a": 1]) != ["a": 2])
    #expect(JSON.object(["a": 1]) != ["b": 1])
    #expect(JSON.object(["a": .null]) != [:])
  }

  @Test("values of different kinds are never equal")
  func kinds() {
    let values: [JSON] = [
      .null, false, true, 0, 1, "", "0", "null", [], [.null], [:], ["": .null],
    ]
    for (left, value) in values.enumerated() {
      for (right, other) in values.enumerated() {
        #expect((value == other) == (left == right), "\(value.compact), \(other.compact)")
      }
    }
  }

  @Test("equal values have equal hashes")
  func hashes() throws {
    let left = try JSONReader.read(#"{"a":[1.0,"x"],"b":{"c":1e2}}"#)
    let right = try JSONReader.read(#"{"b":{"c":100},"a":[1,"x"]}"#)
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(Set([left, right]).count == 1)
  }

  @Test("in a report a value travels as its own text, spelling and order kept")
  func coding() throws {
    let text = "{\"b\":1.0,\"a\":[\"\(decomposed)\"],\"a\":2}"
    let value = try JSONReader.read(text)
    let again = try JSONDecoder().decode([JSON].self, from: JSONEncoder().encode([value]))
    #expect(again.first?.compact.utf8.elementsEqual(text.utf8) == true)
  }

  @Test("text in a report that is no JSON is refused")
  func badCoding() {
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode([JSON].self, from: Data(#"["{"]"#.utf8))
    }
  }
}
