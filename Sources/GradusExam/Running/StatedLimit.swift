internal import GradusModel

/// A limit that a contract states, on a machine that may be slow.
///
/// A slow machine stretches it, but to twice of what was promised at most: beyond that nobody could say
/// that the promise was kept. How slow the machine is only decides whether what comes later is a failure
/// (Docs/Decisions/0027).
package struct StatedLimit: Hashable, Sendable {
  /// What comes of a time that was taken.
  package enum Outcome: Hashable, Sendable {
    case met
    case missed
    /// A machine this slow may be all that is wrong.
    case undecided
  }

  /// What a limit is taken times at most.
  package static let mostStretch = 2.0

  /// What the contract grants.
  package let stated: Duration
  /// How many times slower the machine was measured to be than limits are written for; from 1.
  package let slowdown: Double
  /// What limits are taken times because somebody asked for it.
  package let wish: Double

  package init(_ stated: Duration, slowdown: Double, wish: Double = 1) {
    self.stated = stated
    self.slowdown = max(1, slowdown)
    self.wish = wish
  }

  /// What is granted here.
  package var allowed: Duration { stated * min(max(1, slowdown * wish), Self.mostStretch) }

  /// Whether the machine is so slow that the largest stretch does not make up for it.
  package var isDoubtful: Bool { slowdown > Self.mostStretch }

  /// How long it is watched whether something comes in time, to tell how long it did take.
  package var watched: Duration {
    isDoubtful ? max(allowed * 2, stated * slowdown * 1.5) : allowed * 2
  }

  /// Judges a time.
  ///
  /// - Parameters:
  ///   - taken: How long it took; nil where it was not over when it was no longer watched.
  ///   - slowdown: How slow the machine was meanwhile.
  /// - Returns: Whether it kept to the limit.
  package func outcome(of taken: Duration?, whileSlowedBy slowdown: Double) -> Outcome {
    let seen = taken ?? watched
    if taken != nil, seen <= allowed { return .met }
    return isDoubtful && seen <= stated * slowdown ? .undecided : .missed
  }

  /// What was allowed where that is more than the contract grants, with the reason: a blank and a
  /// sentence in parentheses, or nothing.
  package var stretch: String {
    guard allowed > stated * 1.01 else { return "" }
    let reason =
      slowdown > 1.01
      ? "because this machine is \(Self.shown(slowdown)) times slower than limits are written for"
      : "because --timeout-scale asks for it"
    return " (\(Elapsed(allowed).shown) were allowed, \(reason))"
  }

  /// A slowdown with one digit after the point.
  static func shown(_ slowdown: Double) -> String {
    "\((slowdown * 10).rounded() / 10)"
  }
}

extension Pace {
  /// Measures how slow the machine is, once a second, until the task is cancelled.
  ///
  /// - Parameter delay: How long nothing is measured, as nothing is in doubt yet.
  /// - Returns: What was measured on average; nil where there was no time to.
  func averageSlowdown(after delay: Duration) async -> Double? {
    var measured: [Double] = []
    try? await Task.sleep(for: delay)
    while !Task.isCancelled {
      let slowdown = await measureOnce()
      // A sleep that was cancelled says nothing.
      if Task.isCancelled { break }
      measured.append(slowdown)
      try? await Task.sleep(for: .seconds(1))
    }
    return measured.isEmpty ? nil : measured.reduce(0, +) / Double(measured.count)
  }
}
