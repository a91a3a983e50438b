import GradusContract
import GradusModel
import Testing

@Suite("Numbers in schemas")
struct NumberTests {
  @Test(
    "multiples are told by exact arithmetic",
    arguments: [
      ("0.0075", "0.0001", true), ("0.00751", "0.0001", false), ("1e308", "0.5", true),
      ("1e308", "3", false), ("3e400", "3", true), ("4.35", "0.01", true), ("0", "7", true),
      ("-0.3", "0.1", true), ("1e-400", "1e-401", true), ("1e-401", "1e-400", false),
      ("36893488147419103232", "18446744073709551616", true),
      ("36893488147419103233", "18446744073709551616", false),
      ("1e40", "12345678901234567890", false),
      ("12345678901234567890e3", "12345678901234567890", true),
      ("9007199254740993", "2", false), ("1.0", "1", true), ("10", "1e1", true),
      ("5", "1e1", false),
    ]
  )
  func multiples(value: String, divisor: String, isMultiple: Bool) throws {
    let schema = try JSONSchema(["multipleOf": JSONReader.read(divisor)])
    #expect(schema.allows(try JSONReader.read(value)) == isMultiple)
  }

  @Test(
    "bounds are held by exact value",
    arguments: [
      ("1e400", "1e399", false), ("-1e400", "1", true), ("0.1", "0.1000000000000000055", true),
      ("0.1000000000000000055", "0.1", false),
      ("18446744073709551615", "18446744073709551615", true),
      ("18446744073709551616", "18446744073709551615", false), ("-0.0", "0", true),
      ("100e-2", "1", true), ("1e999999999999999999999", "1", false),
      ("1e-999999999999999999999", "1", true), ("-2", "-1", true), ("-1", "-2", false),
    ]
  )
  func maximum(value: String, bound: String, isAllowed: Bool) throws {
    let number = try JSONReader.read(value)
    let limit = try JSONReader.read(bound)
    #expect(try JSONSchema(["maximum": limit]).allows(number) == isAllowed)
    #expect(try JSONSchema(["exclusiveMinimum": limit]).allows(number) == !isAllowed)
  }

  @Test(
    "an integer has no fraction, however it is spelled",
    arguments: [
      ("1.0", true), ("1e3", true), ("1.5e1", true), ("1.5", false), ("1e-1", false), ("0.0", true),
      ("12345678901234567890123", true), ("10e-1", true), ("-7", true),
    ]
  )
  func integers(value: String, isInteger: Bool) throws {
    #expect(try JSONSchema(["type": "integer"]).allows(try JSONReader.read(value)) == isInteger)
  }

  @Test("a division that is too long has no result")
  func tooLong() throws {
    let schema = try JSONSchema(["multipleOf": JSONReader.read("1234567890123456789.1")])
    let deviations = schema.deviations(of: try JSONReader.read("1e1000000000"))
    #expect(deviations.map(\.isUndecided) == [true])
  }
}
