import GradusExam
import GradusModel
import Testing

/// Ids that were never given out look like those that were.
@Suite("Shapes of ids")
struct IDShapeTests {
  @Test(
    "an integer stays one of as many bits",
    arguments: [
      ("1", "900001"), ("-5", "899995"), ("1.0", "900001"),
      ("2147483647", "2146583647"), ("4294967295", "4294067295"),
      ("9007199254740991", "9007199253840991"), ("9223372036854775807", "9223372036853875807"),
      ("9277426855041110636", "9277426855042010636"),
      ("18446744073709551615", "18446744073708651615"),
      ("340282366920938463463374607431768211455", "340282366920938463463374607431767311455"),
      ("-9223372036854775808", "-9223372036853875808"),
      ("-18446744073709551615", "-18446744073708651615"),
      ("9999999999", "9999099999"), ("1e30", "1000000000000000000000000900000"),
    ]
  )
  func integers(known: String, far: String) throws {
    guard case .number(let number) = data.id(ofSameShapeAs: try JSONReader.read(known)) else {
      Issue.record("an integer became something else")
      return
    }
    #expect(number.text == far)
  }

  @Test("an integer of any number of digits has another one beside it")
  func manyDigits() throws {
    let digits = String(repeating: "7", count: 5_000)
    let far = data.id(ofSameShapeAs: try JSONReader.read(digits))
    #expect(far.isInteger && far.compact.count == 5_000)
    #expect(try far != JSONReader.read(digits))
    #expect(try data.id(ofSameShapeAs: JSONReader.read("1e999999999")).isInteger)
  }

  @Test(
    "a counter stays one, with what stands before it",
    arguments: [
      ("7", "900007"), ("0000000007", "0000900007"), ("todo-7", "todo-900007"),
      ("T0007", "T900007"),
      ("18446744073709551615", "18446744073708651615"),
    ]
  )
  func counters(known: String, far: String) {
    #expect(data.id(ofSameShapeAs: .string(known)) == .string(far))
  }

  @Test(
    "of random text every letter and digit becomes one of its kind",
    arguments: [
      "0190b2d4-7c1f-7a3e-9b1d-000000000005", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
      "Ab/9+=\u{FC}", "a1b2c3d4e5f6",
    ]
  )
  func texts(known: String) throws {
    let drawn = try #require(data.id(ofSameShapeAs: .string(known)).text)
    #expect(drawn != known && drawn.count == known.count)
    for (old, new) in zip(known, drawn) {
      if old.isASCII && (old.isLetter || old.isNumber) {
        #expect(old.isLetter == new.isLetter && old.isUppercase == new.isUppercase)
      } else {
        #expect(old == new)
      }
    }
  }

  private let data = CheckData(Seed(20_261_123).generator(for: "ids"))
}
