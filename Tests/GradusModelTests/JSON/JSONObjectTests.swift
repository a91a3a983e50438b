import GradusModel
import Testing

@Suite("JSON objects")
struct JSONObjectTests {
  @Test("duplicate members are kept, in the order of the text")
  func duplicates() throws {
    let value = try JSONReader.read(#"{"a":1,"b":2,"a":3,"c":4,"b":5,"a":6}"#)
    guard case .object(let object) = value else {
      Issue.record("it is no object")
      return
    }
    #expect(object.names == ["a", "b", "a", "c", "b", "a"])
    #expect(object.duplicateNames == ["a", "b"])
    #expect(value.compact == #"{"a":1,"b":2,"a":3,"c":4,"b":5,"a":6}"#)
  }

  @Test("of duplicate members the last one answers, as with most readers")
  func last() throws {
    #expect(try JSONReader.read(#"{"a":1,"a":2}"#)["a"] == 2)
  }

  @Test("names that differ in escapes alone are duplicates")
  func escapedDuplicates() throws {
    guard case .object(let object) = try JSONReader.read(#"{"a":1,"\u0061":2}"#) else {
      Issue.record("it is no object")
      return
    }
    #expect(object.duplicateNames == ["a"])
  }

  @Test("an object without duplicates has none to tell of")
  func noDuplicates() {
    #expect(JSONObject(dictionaryLiteral: ("a", 1), ("b", 1)).duplicateNames.isEmpty)
  }

  @Test("setting a member replaces it where it stands, or adds it at the end")
  func setting() {
    var object: JSONObject = ["a": 1, "b": 2]
    object["a"] = 3
    object["c"] = 4
    #expect(JSON.object(object).compact == #"{"a":3,"b":2,"c":4}"#)
  }

  @Test("setting nil removes every member of that name")
  func removing() {
    var object: JSONObject = ["a": 1, "b": 2, "a": 3]
    object["a"] = nil
    #expect(object.names == ["b"])
    object["missing"] = nil
    #expect(object.names == ["b"])
  }

  @Test("setting JSON's null keeps the member")
  func settingNull() {
    var object: JSONObject = ["a": 1]
    object["a"] = .some(.null)
    #expect(JSON.object(object).compact == #"{"a":null}"#)
  }

  @Test("objects with duplicates are equal only with the same duplicates")
  func equality() throws {
    #expect(try JSONReader.read(#"{"a":1,"a":2}"#) != JSONReader.read(#"{"a":2}"#))
    #expect(try JSONReader.read(#"{"a":1,"a":2}"#) != JSONReader.read(#"{"a":2,"a":1}"#))
    #expect(
      try JSONReader.read(#"{"a":1,"b":0,"a":2}"#) == JSONReader.read(#"{"b":0,"a":1,"a":2}"#)
    )
  }
}
