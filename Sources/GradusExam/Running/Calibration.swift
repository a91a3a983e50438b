/// How fast the machine is at this moment, so that deadlines fit it.
package enum Calibration {
  /// How much slower this machine is now than the one that deadlines are written for; at least 1.
  ///
  /// The larger of two measures: how long fixed work takes, and how late a sleeping task wakes.
  package static func slowdown() async -> Double {
    let clock = ContinuousClock()
    var generator = SystemRandomNumberGenerator()
    var state = generator.next()
    let work = clock.measure {
      for _ in 0..<400_000 { state = state &* 6_364_136_223_846_793_005 &+ (state >> 29) }
    }
    // Keeps the loop from being taken out.
    precondition(state != 1 || work > .zero)
    var lateness: [Duration] = []
    for _ in 0..<3 {
      let begun = clock.now
      try? await clock.sleep(for: .milliseconds(1))
      lateness.append(begun.duration(to: clock.now) - .milliseconds(1))
    }
    let late = lateness.sorted()[1]
    let byWork = work / Calibration.nominalWork
    let byWaking = late / Calibration.nominalLateness
    return min(max(1, byWork, byWaking), 10)
  }

  // Generous figures: five to ten times what an idle machine of 2020 takes, in a debug build too.
  private static let nominalWork = Duration.milliseconds(60)
  private static let nominalLateness = Duration.milliseconds(20)
}
