/// The planned instants of one event loop, one after the other.
struct Arrivals {
  private let pacer: Pacer
  /// When the first request of the load is planned, on the loop's clock in nanoseconds.
  private let begun: Int64
  private let stride: Int
  private var number: Int
  /// When the next request is planned; the end of time after the last one.
  private(set) var next: Int64

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
    next = pacer.nanoseconds(of: loop).map { begun + $0 } ?? .max
  }

  /// The instant of the next request, which is taken.
  mutating func take() -> Int64 {
    defer {
      number += stride
      next = pacer.nanoseconds(of: number).map { begun + $0 } ?? .max
    }
    return next
  }

  /// How many are left that were planned for before an instant; takes them all.
  mutating func takeAll(before end: Int64) -> Int {
    var count = 0
    while next < end {
      _ = take()
      count += 1
    }
    return count
  }
}
