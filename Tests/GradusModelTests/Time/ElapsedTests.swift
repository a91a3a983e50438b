import Foundation
import GradusModel
import Testing

@Suite("Lengths of time")
struct ElapsedTests {
  @Test(
    "a time is shown in the unit that fits",
    arguments: [
      (Duration.zero, "0 ms"), (.microseconds(4), "4 µs"), (.microseconds(99), "99 µs"),
      (.microseconds(400), "0.4 ms"),
      (.microseconds(2040), "2 ms"), (.microseconds(2060), "2.1 ms"),
      (.microseconds(9949), "9.9 ms"), (.microseconds(9960), "10 ms"), (.milliseconds(35), "35 ms"),
      (.milliseconds(999), "999 ms"), (.milliseconds(1000), "1 s"), (.milliseconds(1234), "1.2 s"),
      (.seconds(5), "5 s"), (.milliseconds(59_940), "59.9 s"), (.seconds(60), "1 min 0 s"),
      (.seconds(125), "2 min 5 s"), (.seconds(3600), "60 min 0 s"),
    ]
  )
  func shown(duration: Duration, text: String) {
    #expect(Elapsed(duration).shown == text)
  }

  @Test(
    "a time that rounds up to the next unit is shown in that unit",
    arguments: [
      (Duration.microseconds(999_600), "1 s"), (.milliseconds(59_960), "1 min 0 s"),
      (.milliseconds(119_700), "2 min 0 s"), (.milliseconds(119_400), "1 min 59 s"),
    ]
  )
  func roundedUp(duration: Duration, text: String) {
    #expect(Elapsed(duration).shown == text)
  }

  @Test("milliseconds have a resolution of a microsecond")
  func milliseconds() {
    #expect(Elapsed(.nanoseconds(1_234_567)).milliseconds == 1.234)
    #expect(Elapsed(.seconds(2) + .microseconds(5)).milliseconds == 2000.005)
  }

  @Test("a time is encoded as milliseconds")
  func encoded() throws {
    let data = try JSONEncoder().encode([Elapsed(.microseconds(1500))])
    #expect(String(decoding: data, as: UTF8.self) == "[1.5]")
  }

  @Test("whole microseconds survive coding", arguments: UInt64(1)...20)
  func survives(seed: UInt64) throws {
    var generator = Seed(seed).generator(for: "times")
    let times = (0..<50).map { _ in
      Elapsed(.microseconds(Int64.random(in: 0...1_000_000_000_000, using: &generator)))
    }
    let again = try JSONDecoder().decode([Elapsed].self, from: JSONEncoder().encode(times))
    #expect(again == times)
  }

  @Test("a time out of all bounds in a report is refused", arguments: ["1e300", "-1e300", "1e18"])
  func outOfBounds(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Elapsed].self, from: Data("[\(text)]".utf8))
    }
  }

  @Test("the longer time is the greater")
  func order() {
    #expect(Elapsed(.milliseconds(1)) < Elapsed(.seconds(1)))
    #expect(Elapsed.zero == Elapsed(.zero))
  }
}
