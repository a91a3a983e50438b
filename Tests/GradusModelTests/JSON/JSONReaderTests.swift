import GradusModel
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
  @Test("white space around and between values is skipped")
  func whiteSpace() throws {
    let value = try JSONReader.read(" \t\r\n{ \"a\" :\n[ 1 , 2 ] }\r\n")
    #expect(value == ["a": [1, 2]])
  }

  @Test("members keep the order of the text")
  func memberOrder() throws {
    guard case .object(let object) = try JSONReader.read(#"{"z":1,"a":2,"m":3}"#) else {
      Issue.record("it is no object")
      return
    }
    #expect(object.names == ["z", "a", "m"])
  }

  @Test(
    "numbers keep their spelling",
    arguments: ["0", "-0", "1.0", "1.50", "1E+2", "1e-7", "123456789012345678901234567890"]
  )
  func numberSpelling(text: String) throws {
    guard case .number(let number) = try JSONReader.read(text) else {
      Issue.record("it is no number")
      return
    }
    #expect(number.text == text)
  }

  @Test("every escape is resolved")
  func escapes() throws {
    let value = try JSONReader.read(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00""#)
    #expect(value == "\"\\/\u{8}\u{C}\n\r\tAé€😀")
  }

  @Test("an escaped NUL is a character like any other")
  func escapedNull() throws {
    let value = try JSONReader.read(#"["a\u0000b"]"#)
    #expect(value.elements?.first?.text == "a\0b")
  }

  @Test("the highest surrogate pair is the last scalar")
  func lastScalar() throws {
    #expect(try JSONReader.read(#""\uDBFF\uDFFF""#) == "\u{10FFFF}")
  }

  @Test(
    "half a surrogate pair is read as U+FFFD",
    arguments: [
      (#""a\ud83d""#, "a\u{FFFD}"), (#""\uDE00b""#, "\u{FFFD}b"), (#""\ud83d\n""#, "\u{FFFD}\n"),
      (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
      (#""\ud83d\u0041""#, "\u{FFFD}A"),
    ]
  )
  func halfPair(text: String, string: String) throws {
    #expect(try JSONReader.read(text).text == string)
  }

  @Test("nesting as deep as allowed is read, written, compared and hashed")
  func deepest() throws {
    let depth = JSONReader.deepest
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let value = try JSONReader.read(text)
    #expect(value.compact == text)
    #expect(try JSONReader.read(value.pretty) == value)
    #expect(Set([value, value]).count == 1)
  }

  @Test("nesting one level deeper is refused", arguments: [("[", "]"), ("{\"a\":", "}")])
  func tooDeep(opening: String, closing: String) {
    let depth = JSONReader.deepest + 1
    let text =
      String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
    let error = #expect(throws: JSONSyntaxError.self) { try JSONReader.read(text) }
    #expect(error?.problem == "nesting deeper than 512 levels")
  }

  @Test("as many values as are read are, and one more is refused")
  func most() throws {
    let elements = Array(repeating: "0", count: JSONReader.most - 1).joined(separator: ",")
    #expect(try JSONReader.read("[\(elements)]").elements?.count == JSONReader.most - 1)
    let error = #expect(throws: JSONSyntaxError.self) { try JSONReader.read("[\(elements),0]") }
    #expect(error?.problem == "more than 100000 values")
  }

  @Test("nesting counts what is open, not what was closed before")
  func siblings() throws {
    let text = "[" + Array(repeating: "[[]]", count: 2000).joined(separator: ",") + "]"
    #expect(try JSONReader.read(text).elements?.count == 2000)
  }

  @Test("text as UTF-8 bytes and as a string reads the same")
  func bytesAndText() throws {
    let text = #"{"name":"Zoë","tags":["ü",null,true,false]}"#
    #expect(try JSONReader.read(Array(text.utf8)) == JSONReader.read(text))
  }

  @Test("values answer only to what they are")
  func accessors() throws {
    let value = try JSONReader.read(#"{"s":"x","i":3,"b":true,"n":null,"a":[1],"f":1.5}"#)
    #expect(value["s"]?.text == "x")
    #expect(value["i"]?.integer == 3)
    #expect(value["b"]?.boolean == true)
    #expect(value["a"]?.elements == [1])
    #expect(value["f"]?.integer == nil)
    #expect(value["s"]?.integer == nil)
    #expect(value["i"]?.text == nil)
    #expect(value["n"]?.boolean == nil)
    #expect(value["missing"] == nil)
    #expect(value["s"]?["x"] == nil)
    #expect(value.elements == nil)
    let kinds = ["s", "i", "b", "n", "a"].map { value[$0]?.kind }
    #expect(kinds == ["string", "number", "boolean", "null", "array"])
    #expect(value.kind == "object")
  }
}
