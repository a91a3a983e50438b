/// The three best of many candidates, kept without allocating.
package struct Shortlist: Sendable {
  /// A position in the bank, with what speaks for it.
  package struct Candidate: Hashable, Sendable {
    package var position: Int
    package var merit: Double
  }

  /// The best first; of equal ones the one that was offered first.
  package private(set) var first: Candidate?
  package private(set) var second: Candidate?
  package private(set) var third: Candidate?

  package init() {}

  /// How many there are, at most three.
  package var count: Int {
    if third != nil { return 3 }
    return second != nil ? 2 : first != nil ? 1 : 0
  }

  /// Takes a candidate where it is better than one of the three.
  @inline(__always)
  package mutating func offer(_ position: Int, merit: Double) {
    if let third, merit <= third.merit { return }
    let candidate = Candidate(position: position, merit: merit)
    if first.map({ merit > $0.merit }) ?? true {
      (first, second, third) = (candidate, first, second)
    } else if second.map({ merit > $0.merit }) ?? true {
      (second, third) = (candidate, second)
    } else {
      third = candidate
    }
  }

  /// One of them, each with the same chance, so that the best item is not everybody's.
  ///
  /// The rule is called randomesque (G. G. Kingsbury, A. R. Zara, Applied Measurement in Education 2,
  /// 1989).
  ///
  /// - Returns: A position in the bank; nil where nothing was offered.
  package func drawn(with generator: inout some RandomNumberGenerator) -> Int? {
    guard count > 0 else { return nil }
    return switch generator.draw(below: count) {
    case 0: first?.position
    case 1: second?.position
    default: third?.position
    }
  }
}
