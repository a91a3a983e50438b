/// When each request of an open workload is to be sent, whatever became of those before it.
///
/// A pure function: the instant of a request depends on its number alone, so that a server that stalls
/// does not slow down those who ask it, as it would not in production either.
package struct Pacer: Hashable, Sendable {
  /// A stretch of time in which the rate goes evenly from one value to another.
  package struct Phase: Hashable, Sendable {
    /// Requests a second at its beginning and at its end; not negative.
    package var from: Double
    package var to: Double
    package var length: Duration

    package init(from: Double, to: Double, length: Duration) {
      self.from = from
      self.to = to
      self.length = length
    }

    var seconds: Double { length / .seconds(1) }
    /// How many requests it has, with a fraction.
    var arrivals: Double { (from + to) / 2 * seconds }

    /// How many of its requests are due after a time, with a fraction.
    func arrivals(after seconds: Double) -> Double {
      from * seconds + (to - from) / self.seconds * seconds * seconds / 2
    }

    /// After how many seconds so many of its requests are due.
    ///
    /// The root of the quadratic equation in the form that loses no digits where the rate hardly changes.
    func seconds(until arrivals: Double) -> Double {
      guard arrivals > 0 else { return 0 }
      let slope = (to - from) / seconds
      return 2 * arrivals / (from + max(0, from * from + 2 * slope * arrivals).squareRoot())
    }
  }

  package let phases: [Phase]
  /// How many requests there are in all.
  package let total: Int
  /// For each phase, when it begins in seconds, and how many requests are due by then.
  private let beginnings: [(seconds: Double, arrivals: Double)]

  /// - Parameter phases: One after the other; each longer than nothing.
  package init(_ phases: [Phase]) {
    precondition(phases.allSatisfy { $0.length > .zero && $0.from >= 0 && $0.to >= 0 })
    self.phases = phases
    var beginnings: [(seconds: Double, arrivals: Double)] = [(0, 0)]
    for phase in phases {
      let last = beginnings[beginnings.count - 1]
      beginnings.append((last.seconds + phase.seconds, last.arrivals + phase.arrivals))
    }
    self.beginnings = beginnings
    // The request of number n is due when n arrivals are: the first one at once. Rounding must not
    // add one at the very end.
    total = Int((beginnings[beginnings.count - 1].arrivals - 1e-6).rounded(.up))
  }

  /// Rates one after the other, each for an equal part of the time.
  ///
  /// - Parameters:
  ///   - rates: Requests a second, each more than 0; at least one.
  ///   - length: Of all steps together; more than nothing.
  /// - Returns: A pacer of as many phases.
  package static func steps(_ rates: [Double], for length: Duration) -> Pacer {
    Pacer(rates.map { Phase(from: $0, to: $0, length: length / rates.count) })
  }

  /// The same rate all the time.
  ///
  /// - Parameters:
  ///   - rate: Requests a second, more than 0.
  ///   - length: More than nothing.
  /// - Returns: A pacer of one phase.
  package static func constant(_ rate: Double, for length: Duration) -> Pacer {
    Pacer([Phase(from: rate, to: rate, length: length)])
  }

  /// How long it is from the beginning to the end of the last phase.
  package var length: Duration { phases.map(\.length).reduce(.zero, +) }

  /// When a request is to be sent.
  ///
  /// - Parameter number: Which request, from 0.
  /// - Returns: Nanoseconds from the beginning; nil for numbers from `total` on.
  package func nanoseconds(of number: Int) -> Int64? { arrival(number)?.instant }

  /// When a request is to be sent, and in which phase that is.
  ///
  /// - Parameter number: Which request, from 0.
  /// - Returns: The instant in nanoseconds from the beginning; nil for numbers from `total` on.
  package func arrival(_ number: Int) -> Arrival? {
    guard number < total else { return nil }
    let arrivals = Double(number)
    let phase = beginnings.dropFirst().firstIndex { arrivals < $0.arrivals } ?? phases.count
    let begun = beginnings[phase - 1]
    let within = phases[phase - 1].seconds(until: arrivals - begun.arrivals)
    return Arrival(
      instant: Int64(((begun.seconds + within) * 1e9).rounded()),
      phase: phase - 1
    )
  }

  /// The rate at a moment.
  ///
  /// - Parameter elapsed: From the beginning.
  /// - Returns: Requests a second; 0 after the end.
  package func rate(after elapsed: Duration) -> Double {
    let seconds = elapsed / .seconds(1)
    guard let phase = beginnings.dropFirst().firstIndex(where: { seconds < $0.seconds }) else {
      return 0
    }
    let share = (seconds - beginnings[phase - 1].seconds) / phases[phase - 1].seconds
    return phases[phase - 1].from + (phases[phase - 1].to - phases[phase - 1].from) * share
  }

  package static func == (left: Pacer, right: Pacer) -> Bool { left.phases == right.phases }

  package func hash(into hasher: inout Hasher) { hasher.combine(phases) }
}
