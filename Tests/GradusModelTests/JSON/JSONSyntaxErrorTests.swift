import GradusModel
import Testing

@Suite("What is wrong with a JSON text, and where")
struct JSONSyntaxErrorTests {
  /// A text with the mistake in it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let problem: String
    let offset: Int

    init(_ text: String, _ problem: String, at offset: Int) {
      self.text = text
      self.problem = problem
      self.offset = offset
    }

    var testDescription: String { text.debugDescription }
  }

  @Test(
    "mistakes of structure are named where they stand",
    arguments: [
      Mistake("", "no value: the text is empty", at: 0),
      Mistake(" \n ", "no value: the text is empty", at: 3),
      Mistake("[1,]", "']' where a value should be", at: 3),
      Mistake("[,1]", "',' where a value should be", at: 1),
      Mistake("[1 2]", "'2' where a comma or the closing bracket should be", at: 3),
      Mistake("[1", "the end of the text where a comma or the closing bracket should be", at: 2),
      Mistake("[", "the end of the text where a value should be", at: 1),
      Mistake("{", "the end of the text where a member's name should be", at: 1),
      Mistake("{\"a\":1,}", "'}' where a member's name should be", at: 7),
      Mistake("{a:1}", "'a' where a member's name should be", at: 1),
      Mistake("{'a':1}", "''' where a member's name should be", at: 1),
      Mistake("{\"a\" 1}", "'1' where a colon should be", at: 5),
      Mistake("{\"a\":}", "'}' where a value should be", at: 5),
      Mistake("{\"a\":1 \"b\":2}", "'\"' where a comma or the closing brace should be", at: 7),
      Mistake("{\"a\":1]", "']' where a comma or the closing brace should be", at: 6),
      Mistake("{} {}", "'{' after the end of the value", at: 3),
      Mistake("1 // one", "'/' after the end of the value", at: 2),
      Mistake("<!DOCTYPE html>", "'<' where a value should be", at: 0),
      Mistake("é", "the byte 0xc3 where a value should be", at: 0),
      Mistake("\u{FEFF}{}", "a byte order mark before the text", at: 0),
    ]
  )
  func structure(mistake: Mistake) {
    expect(mistake)
  }

  @Test(
    "mistakes in words and numbers are named where they stand",
    arguments: [
      Mistake("True", "'T' where a value should be", at: 0),
      Mistake("[tru]", "a word that is none of true, false and null", at: 1),
      Mistake("nil", "a word that is none of true, false and null", at: 0),
      Mistake("nullx", "'x' after the end of the value", at: 4),
      Mistake("NaN", "'N' where a value should be", at: 0),
      Mistake("+1", "'+' where a value should be", at: 0),
      Mistake(".5", "'.' where a value should be", at: 0),
      Mistake("01", "'1' after the end of the value", at: 1),
      Mistake("-", "a number without digits", at: 1),
      Mistake("-x", "a number without digits", at: 1),
      Mistake("[1.]", "a number with no digit after its point", at: 3),
      Mistake("1e", "a number with no digit in its exponent", at: 2),
      Mistake("1e+", "a number with no digit in its exponent", at: 3),
      Mistake("0x10", "'x' after the end of the value", at: 1),
    ]
  )
  func scalars(mistake: Mistake) {
    expect(mistake)
  }

  @Test(
    "mistakes in strings are named where they stand",
    arguments: [
      Mistake("\"a", "a string without its closing quotation mark", at: 2),
      Mistake("\"a\nb\"", "a control character in a string, not escaped", at: 2),
      Mistake("\"\\x\"", "an escape that JSON does not have", at: 2),
      Mistake("\"\\", "a string that ends in a backslash", at: 2),
      Mistake("\"\\u12\"", "a \\u escape without its four hexadecimal digits", at: 5),
    ]
  )
  func strings(mistake: Mistake) {
    expect(mistake)
  }

  @Test(
    "strings that are not UTF-8 are refused",
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
    ] as [[UInt8]]
  )
  func notUnicode(bytes: [UInt8]) {
    let error = #expect(throws: JSONSyntaxError.self) {
      try JSONReader.read([0x22] + bytes + [0x22])
    }
    #expect(error?.problem == "a string that is not UTF-8")
  }

  @Test("the error reads as one sentence with its byte")
  func sentence() {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONReader.read("[1,]") }
    #expect(error?.description == "']' where a value should be, at byte 3")
  }

  private func expect(_ mistake: Mistake) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONReader.read(mistake.text) }
    #expect(error?.problem == mistake.problem)
    #expect(error?.offset == mistake.offset)
  }
}
