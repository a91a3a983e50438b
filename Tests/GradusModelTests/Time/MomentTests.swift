import GradusModel
import Testing

/// Instants and days, as they are read and written.
@Suite("Moments and days")
struct MomentTests {
  @Test(
    "times of RFC 3339 are read",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2030-01-31T12:00:00.25Z", 1_896_091_200_250),
      ("2030-01-31t13:30:00+01:30", 1_896_091_200_000), ("1969-12-31T23:59:59.999Z", -1),
      ("2030-01-31T07:00:00.0009-05:00", 1_896_091_200_000),
    ]
  )
  func reading(text: String, milliseconds: Int) {
    #expect(Moment(text)?.milliseconds == milliseconds)
  }

  @Test(
    "what is no time is not read",
    arguments: [
      "", "today", "2030-01-31", "2030-01-31T12:00:00", "2030-02-30T12:00:00Z",
      "2030-01-31T24:00:00Z", "2030-01-31T12:60:00Z", "2030-01-31 12:00:00Z",
      "2030-01-31T12:00:00+1:00", "2030-01-31T12:00:00.Z", "2030-01-31T12:00:00ZZ",
    ]
  )
  func refusing(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test("what is written is read as the same moment", arguments: 1...20)
  func roundTrip(seed: UInt64) {
    var generator = Seed(seed).generator(for: "moments")
    for _ in 0..<200 {
      // From the year 0 to the end of 9999.
      let years = -62_167_219_200_000...253_402_300_799_999
      let milliseconds = Int.random(in: years, using: &generator)
      let moment = Moment(milliseconds: milliseconds)
      #expect(Moment(moment.description) == moment, "\(milliseconds)")
      let day = moment.day(offset: 0)
      #expect(Day(day.description) == day, "\(milliseconds)")
    }
  }

  @Test("the day of a moment is that of the learner's clock")
  func days() throws {
    let moment = try #require(Moment("2030-01-31T23:30:00Z"))
    #expect(moment.day(offset: 0).description == "2030-01-31")
    #expect(moment.day(offset: 60).description == "2030-02-01")
    #expect(Moment(milliseconds: -1).day(offset: 0).description == "1969-12-31")
    #expect(Moment.read("2030-01-31T12:00:00-05:30")?.offset == -330)
  }

  @Test(
    "days of no calendar are not read",
    arguments: ["2030-02-29", "2030-13-01", "2030-00-10", "2030-1-1", "+030-01-01", "2030-01-31Z"]
  )
  func noDays(text: String) {
    #expect(Day(text) == nil)
  }

  @Test("leap years have the 29th of February, and days are counted across it")
  func leapYears() throws {
    let day = try #require(Day("2028-02-28"))
    #expect(day.adding(days: 1).description == "2028-02-29")
    #expect(day.adding(days: 2).description == "2028-03-01")
    #expect(day.days(until: try #require(Day("2029-02-28"))) == 366)
    #expect(Day("2000-02-29") != nil && Day("2100-02-29") == nil)
  }
}
