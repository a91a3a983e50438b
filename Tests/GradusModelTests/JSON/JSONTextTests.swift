import GradusModel
import Testing

@Suite("Writing JSON")
struct JSONTextTests {
  private let value: JSON = [
    "id": 7, "tags": ["a", "b"], "none": [], "empty": [:], "done": false, "due": .null,
  ]

  @Test("compact text has no spaces and keeps the order of members")
  func compact() {
    #expect(
      value.compact
        == #"{"id":7,"tags":["a","b"],"none":[],"empty":{},"done":false,"due":null}"#
    )
  }

  @Test("inline text has a space after commas and colons")
  func inline() {
    #expect(
      value.inline
        == #"{"id": 7, "tags": ["a", "b"], "none": [], "empty": {}, "done": false, "due": null}"#
    )
  }

  @Test("pretty text has a line a member and two spaces a level")
  func pretty() {
    #expect(
      value.pretty == """
        {
          "id": 7,
          "tags": [
            "a",
            "b"
          ],
          "none": [],
          "empty": {},
          "done": false,
          "due": null
        }
        """
    )
  }

  @Test("quotation marks, backslashes and line ends are escaped shortly, a slash is not")
  func shortEscapes() {
    #expect(JSON.string("\"\\/\n\r\t").compact == #""\"\\/\n\r\t""#)
  }

  @Test(
    "scalars that hide or reorder text are written as escapes",
    arguments: [
      ("\0", "0000"), ("\u{1B}", "001b"), ("\u{7F}", "007f"), ("\u{9B}", "009b"),
      ("\u{200B}", "200b"), ("\u{202E}", "202e"), ("\u{2028}", "2028"), ("\u{2066}", "2066"),
      ("\u{FEFF}", "feff"),
    ]
  )
  func hidden(text: String, digits: String) {
    #expect(JSON.string(text).compact == "\"\\u\(digits)\"")
  }

  @Test("a carriage return beside a line feed is two escapes, not one character")
  func lineEnd() {
    #expect(JSON.string("a\r\nb").compact == #""a\r\nb""#)
  }

  @Test("letters beyond ASCII are written as they are")
  func letters() {
    #expect(JSON.string("é€😀").compact == "\"é€😀\"")
  }

  @Test("a combining mark after an escaped character stays a scalar of its own")
  func combining() {
    let text = "\"\u{301}"
    #expect(
      Array(JSON.string(text).compact.unicodeScalars) == Array("\"\\\"\u{301}\"".unicodeScalars)
    )
  }
}
