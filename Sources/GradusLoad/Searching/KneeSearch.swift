package import GradusModel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Looks for the highest rate that a server holds, by trials that somebody else carries out.
///
/// A value without a clock or a socket: it is told how each trial ended, and says which rate is next, or
/// what the answer is. The rate is doubled while trials meet the limits and halved while they miss
/// them, until one is on each side of the knee; then what lies between is bisected. A trial that is void,
/// because the generator was late, is repeated once; after that its rate is one that the generator
/// can't send.
package struct KneeSearch: Sendable {
  /// What the search came to.
  package struct Answer: Hashable, Sendable {
    /// The highest rate whose trial met the limits, in requests a second; nil where none did.
    package var rate: Double?
    package var limit: KneeReport.Limit

    package init(rate: Double?, limit: KneeReport.Limit) {
      self.rate = rate
      self.limit = limit
    }
  }

  /// What is to be done.
  package enum Step: Hashable, Sendable {
    /// Try this rate, in requests a second.
    case attempt(Double)
    case finished(Answer)
  }

  /// A generator that is late at so many rates, each half of the one before, is late at any.
  private static let mostUnsendable = 4

  /// The rates that are tried, in requests a second.
  package let range: ClosedRange<Double>
  /// How far apart the answer and the rate that failed may be, as a part of the answer.
  package let resolution: Double

  /// The highest rate that met the limits.
  package private(set) var met: Double?
  /// The lowest rate that did not, and why.
  private var failed: (rate: Double, limit: KneeReport.Limit)?
  private var rate: Double
  /// How many rates the generator could not send, while none has met the limits.
  private var unsendable = 0
  /// Whether the trial of the present rate was void once.
  private var isRepeated = false

  /// - Parameters:
  ///   - start: The rate that is tried first, in requests a second; brought into the range.
  ///   - range: The rates that are tried, from more than 0.
  ///   - resolution: How far apart the answer and the rate that failed may be, as a part of the answer;
  ///     from 0.02, because rates have three digits.
  package init(
    start: Double,
    range: ClosedRange<Double> = 1...1_000_000,
    resolution: Double = 0.05
  ) {
    precondition(range.lowerBound > 0 && resolution >= 0.02)
    self.range = range
    self.resolution = resolution
    rate = min(max(Self.rounded(start), range.lowerBound), range.upperBound)
  }

  /// What is to be done next.
  package var next: Step {
    switch (met, failed) {
    case (let met?, let failed?) where failed.rate <= met * (1 + resolution):
      .finished(Answer(rate: met, limit: failed.limit))
    case (let met?, nil) where met >= range.upperBound:
      .finished(Answer(rate: met, limit: .range))
    case (nil, let failed?)
    where failed.rate <= range.lowerBound || unsendable >= Self.mostUnsendable:
      .finished(Answer(rate: nil, limit: failed.limit))
    default: .attempt(rate)
    }
  }

  /// Takes note of how the trial ended that `next` asked for.
  package mutating func record(_ outcome: KneeReport.Outcome) {
    guard case .attempt = next else { return }
    if outcome == .void, !isRepeated {
      isRepeated = true
      return
    }
    isRepeated = false
    switch outcome {
    case .met: met = rate
    case .missed:
      failed = (rate, .server)
      unsendable = 0
    case .void:
      failed = (rate, .generator)
      unsendable += 1
    }
    rate = following
  }

  /// The rate between those that are known, or beyond them.
  private var following: Double {
    switch (met, failed) {
    case (let met?, let failed?):
      // The geometric mean, because the resolution is a ratio. Three digits might be one of the ends.
      let middle = (met * failed.rate).squareRoot()
      let short = Self.rounded(middle)
      return short > met && short < failed.rate ? short : middle
    case (let met?, nil): return min(met * 2, range.upperBound)
    case (nil, let failed?): return max(Self.rounded(failed.rate / 2), range.lowerBound)
    case (nil, nil): return rate
    }
  }

  /// The most trials that a search may take, void ones included.
  ///
  /// Doublings or halvings over the whole range, then bisections of a factor of two; each trial may be
  /// repeated. Rounding to three digits may cost one more of either.
  package var mostTrials: Int {
    let widenings = log2(range.upperBound / range.lowerBound).rounded(.up) + 2
    let bisections = log2(log(2) / log(1 + resolution)).rounded(.up) + 1
    return 2 * Int(widenings + bisections)
  }

  /// To three digits, as people write a rate.
  private static func rounded(_ rate: Double) -> Double {
    guard rate > 0 else { return rate }
    let unit = pow(10, log10(rate).rounded(.down) - 2)
    // Dividing by a power of ten gives the nearest number that is written with these digits.
    return unit < 1
      ? (rate / unit).rounded() / (1 / unit).rounded() : (rate / unit).rounded() * unit
  }
}
