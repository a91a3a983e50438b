import GradusModel
import Testing

@Suite("JSON numbers")
struct JSONNumberTests {
  @Test(
    "different spellings of one value are equal and have one hash",
    arguments: [
      ("1", "1.0"), ("1", "10e-1"), ("1", "0.1E1"), ("100", "1e2"), ("100", "1E+2"),
      ("0", "-0"), ("0", "0.000"), ("0", "0e999"), ("-1.50", "-15e-1"), ("0.001", "1e-3"),
      ("12345678901234567890.5", "123456789012345678905e-1"),
    ]
  )
  func equal(left: String, right: String) throws {
    #expect(try number(left) == number(right))
    #expect(try number(left).hashValue == number(right).hashValue)
  }

  @Test(
    "different values are different, however near they are",
    arguments: [
      ("1", "2"), ("1", "-1"), ("1", "10"), ("0.1", "0.1000000000000000055"),
      ("9007199254740993", "9007199254740992"), ("1e400", "1e401"), ("1e-400", "0"),
      ("123456789012345678901", "123456789012345678902"),
    ]
  )
  func different(left: String, right: String) throws {
    #expect(try number(left) != number(right))
  }

  @Test(
    "the integer is known wherever the value is one that fits",
    arguments: [
      ("0", 0), ("-0", 0), ("-0.0", 0), ("42", 42), ("42.0", 42), ("4.2e1", 42), ("420e-1", 42),
      ("1e18", 1_000_000_000_000_000_000), ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("9223372036854775807.000", .max),
      ("-92233720368547758080e-1", .min),
    ]
  )
  func integers(text: String, value: Int) throws {
    #expect(try number(text).integer == value)
  }

  @Test(
    "a fraction or a value that does not fit is no integer",
    arguments: [
      "0.5", "1e-1", "9223372036854775808", "-9223372036854775809", "1e19",
      "1e999999999999999999999",
      "1e-999999999999999999999",
    ]
  )
  func notIntegers(text: String) throws {
    #expect(try number(text).integer == nil)
  }

  @Test(
    "exponents at the ends of what a computer counts to are compared, not computed",
    arguments: [
      "10e9223372036854775807", "0.01e-9223372036854775808", "100e99999999999999999999",
      "0.01e-99999999999999999999", "-10.50e9223372036854775806", "0e9223372036854775807",
      "0.0e-9223372036854775808",
    ]
  )
  func hugeExponents(text: String) throws {
    let number = try number(text)
    #expect(number == number)
    #expect(Set([number, number]).count == 1)
    #expect(try number != self.number("1"))
    #expect([nil, 0].contains(number.integer))
  }

  @Test("a number of a million digits is compared in no time to speak of")
  func manyDigits() throws {
    let digits = String(repeating: "7", count: 1_000_000)
    #expect(try number(digits + ".0") == number(digits))
    #expect(try number(digits).integer == nil)
  }

  @Test(
    "an integer has no largest value",
    arguments: [
      ("9277426855041110636", "9277426855041110636"), ("-92e20", "-9200000000000000000000"),
      ("340282366920938463463374607431768211455.0", "340282366920938463463374607431768211455"),
      ("1e3", "1000"), ("-0", "0"), ("1e1000", "1" + String(repeating: "0", count: 1000)),
    ]
  )
  func largeIntegers(text: String, digits: String) throws {
    #expect(try number(text).isInteger)
    #expect(try number(text).integerText == digits)
    #expect(JSONNumber(integer: digits)?.text == digits)
    #expect(try JSONNumber(integer: digits) == number(text))
  }

  @Test("an integer that nobody can write out is one all the same")
  func hugeInteger() throws {
    #expect(try number("1e999999999999").isInteger)
    #expect(try number("1e999999999999").integerText == nil)
  }

  @Test(
    "a fraction is no integer, however near",
    arguments: ["0.5", "1e-1", "9277426855041110636.1"]
  )
  func fractions(text: String) throws {
    #expect(try !number(text).isInteger)
    #expect(try number(text).integerText == nil)
    #expect(JSONNumber(integer: text) == nil)
  }

  @Test(
    "only digits are an integer",
    arguments: ["", "-", "01", "1.0", "1e3", "+1", " 1", "\u{0661}"]
  )
  func noIntegers(text: String) {
    #expect(JSONNumber(integer: text) == nil)
  }

  @Test("neighbours beyond 64 bits are two members of a set")
  func neighbours() throws {
    let ids = try [
      "9277426855041110636", "9277426855041110637", "9277426855041110636.0",
    ].map(number)
    #expect(Set(ids).count == 2)
    #expect(ids[0] != ids[1] && ids[0] == ids[2])
  }

  @Test("an integer is spelled as Swift does")
  func fromInteger() {
    #expect(JSONNumber(-12).text == "-12")
    #expect(JSONNumber(.max).integer == .max)
  }

  private func number(_ text: String) throws -> JSONNumber {
    let value = try JSONReader.read(text)
    guard case .number(let number) = value else { throw NotANumber(text: text) }
    return number
  }

  private struct NotANumber: Error {
    let text: String
  }
}
