internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// How fast the machine is at this moment, so that deadlines fit it.
package enum Calibration {
  /// How much slower this machine is now than the one that deadlines are written for; from 1 to 10.
  ///
  /// The larger of two measures: how long fixed work takes, and how late a sleeping task wakes. The
  /// work takes several turns of a scheduler, so that it waits for other processes as a subject would.
  package static func slowdown() async -> Double {
    let clock = ContinuousClock()
    var generator = SystemRandomNumberGenerator()
    var state = generator.next()
    let work = clock.measure {
      for _ in 0..<8_000_000 { state = state &* 6_364_136_223_846_793_005 &+ (state >> 29) }
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

  /// How many times longer work takes here than it computes: 1 where a core is free for it, more where others
  /// want to compute as well.
  ///
  /// However fast the machine is, this is the same. The work takes many turns of a scheduler, which favours
  /// who has just slept: a server that does nothing answers quickly on a machine that leaves a server that
  /// computes waiting.
  package static func contention() -> Double {
    let begun = computed()
    let clock = ContinuousClock()
    let taken = clock.measure {
      while computed() - begun < contentionWork {}
    }
    return max(1, taken / (computed() - begun))
  }

  /// How long this thread has computed so far.
  private static func computed() -> Duration {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private static let contentionWork = Duration.milliseconds(100)

  // Generous figures: about four times what an idle machine of 2020 takes, and twice in a debug build.
  private static let nominalWork = Duration.milliseconds(40)
  private static let nominalLateness = Duration.milliseconds(20)
}

/// What the limits of a run are taken times; it rises where the machine becomes slower during the run.
package final class Pace: Sendable {
  private let slowdown: Mutex<Double>
  private let measure: @Sendable () async -> Double

  /// - Parameters:
  ///   - slowdown: What was measured so far, at least 1.
  ///   - measure: How it is measured again.
  package init(
    slowdown: Double,
    measure: @escaping @Sendable () async -> Double = Calibration.slowdown
  ) {
    self.slowdown = Mutex(slowdown)
    self.measure = measure
  }

  /// The largest slowdown that was measured; at least 1.
  package var factor: Double { slowdown.withLock(\.self) }

  /// How much slower than limits are written for the machine is now.
  func measureOnce() async -> Double { await measure() }

  /// Measures the machine again.
  ///
  /// - Returns: Whether it is so much slower than limits were set for that what ran out of time may
  ///   have done so for that reason; limits fit it from now on.
  package func hasSlowed() async -> Bool {
    let now = await measure()
    return slowdown.withLock { slowdown in
      guard now > slowdown * 1.25 else { return false }
      slowdown = now
      return true
    }
  }
}
