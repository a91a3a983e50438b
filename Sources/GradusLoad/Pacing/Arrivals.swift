/// The planned instants of one event loop, one after the other.
struct Arrivals {
  private let pacer: Pacer
  /// When the first request of the load is planned, on the loop's clock in nanoseconds.
  private let begun: Int64
  private let stride: Int
  private var number: Int
  private var upcoming: Arrival

  /// - Parameters:
  ///   - pacer: Plans the requests of all loops.
  ///   - loop: Which loop this is, from 0: it has the requests whose number leaves that remainder.
  ///   - loops: How many there are.
  ///   - begun: When the load begins, on the loop's clock in nanoseconds.
  init(_ pacer: Pacer, loop: Int, of loops: Int, begun: Int64) {
    self.pacer = pacer
    self.begun = begun
    stride = loops
    number = loop
    upcoming = pacer.arrival(loop, after: begun)
  }

  /// When the next request is planned; the end of time after the last one.
  var next: Int64 { upcoming.instant }

  /// The next request, which is taken; its instant is on the loop's clock.
  mutating func take() -> Arrival {
    defer {
      number += stride
      upcoming = pacer.arrival(number, after: begun)
    }
    return upcoming
  }

  /// Takes all that were planned for before an instant.
  ///
  /// - Returns: How many they are, for each phase of the pacer.
  mutating func takeAll(before end: Int64) -> [Int] {
    var counts = [Int](repeating: 0, count: pacer.phases.count)
    while next < end { counts[take().phase] += 1 }
    return counts
  }
}

extension Pacer {
  /// A request on a clock that shows `begun` at the beginning; at the end of time after the last one.
  fileprivate func arrival(_ number: Int, after begun: Int64) -> Arrival {
    guard var arrival = arrival(number) else {
      return Arrival(instant: .max, phase: phases.count - 1)
    }
    arrival.instant += begun
    return arrival
  }
}
