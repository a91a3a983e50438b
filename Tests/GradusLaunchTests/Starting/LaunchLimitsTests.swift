import GradusLaunch
import Testing

@Suite("Limits of a launch")
struct LaunchLimitsTests {
  @Test("all of them grow with the slowness of the machine")
  func scaled() {
    let limits = LaunchLimits(
      start: .seconds(1),
      elsewhere: .seconds(2),
      grace: .seconds(3),
      build: .seconds(4)
    )
    let expected = LaunchLimits(
      start: .seconds(1.5),
      elsewhere: .seconds(3),
      grace: .seconds(4.5),
      build: .seconds(6)
    )
    #expect(limits.scaled(by: 1.5) == expected)
    #expect(limits.scaled(by: 1) == limits)
  }
}
