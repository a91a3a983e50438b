import GradusService
import Testing

/// Many changes close together are one.
@Suite("Quiet")
struct QuietTests {
  private typealias Instant = ContinuousClock.Instant
  private let begin = ContinuousClock.now

  @Test("nothing is told before a change, and a change only after the quiet, and once")
  func once() {
    var quiet = Quiet<ContinuousClock.Instant>(.milliseconds(300))
    #expect(quiet.settled(at: begin) == nil)
    quiet.changed(["b", "a"], at: begin)
    #expect(quiet.settled(at: begin + .milliseconds(299)) == nil)
    let told = quiet.settled(at: begin + .milliseconds(300))
    #expect(told?.paths == ["a", "b"])
    #expect(told?.since == begin)
    #expect(quiet.settled(at: begin + .seconds(9)) == nil)
  }

  @Test("a further change begins the wait anew, and the paths are told together")
  func prolonged() {
    var quiet = Quiet<ContinuousClock.Instant>(.milliseconds(300))
    for turn in 0..<10 { quiet.changed(["\(turn)"], at: begin + .milliseconds(turn * 200)) }
    #expect(quiet.settled(at: begin + .milliseconds(2099)) == nil)
    let told = quiet.settled(at: begin + .milliseconds(2100))
    #expect(told?.paths.count == 10)
    #expect(told?.since == begin)
  }

  @Test("no paths are no change")
  func nothing() {
    var quiet = Quiet<ContinuousClock.Instant>(.milliseconds(300))
    quiet.changed([], at: begin)
    #expect(quiet.settled(at: begin + .seconds(1)) == nil)
  }
}
