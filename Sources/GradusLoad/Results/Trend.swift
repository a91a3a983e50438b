#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Whether a measured value grows, and how fast, without assuming how it is distributed.
///
/// The test of Mann and Kendall (H. B. Mann, Econometrica 13, 1945; M. G. Kendall, Rank Correlation
/// Methods, 1975) with the correction for ties, and the slope of Theil and Sen (P. K. Sen, JASA 63, 1968):
/// the median of the slopes between all pairs, which single jumps do not move.
package struct Trend: Hashable, Sendable {
  /// A measured value.
  package struct Sample: Hashable, Sendable {
    /// When it was measured, in any unit.
    package var moment: Double
    package var value: Double

    package init(moment: Double, value: Double) {
      self.moment = moment
      self.value = value
    }
  }

  /// Units of the value for a unit of time.
  package let slope: Double
  /// The standard normal deviate of the test; positive where later values are larger.
  package let deviate: Double

  /// - Parameter samples: In the order of their moments, which differ; fewer than three have no trend.
  package init(_ samples: [Sample]) {
    guard samples.count > 2 else {
      slope = 0
      deviate = 0
      return
    }
    var slopes: [Double] = []
    var sum = 0
    for (position, later) in samples.enumerated() {
      for earlier in samples[..<position] {
        slopes.append((later.value - earlier.value) / (later.moment - earlier.moment))
        if later.value > earlier.value { sum += 1 } else if later.value < earlier.value { sum -= 1 }
      }
    }
    slopes.sort()
    let middle = slopes.count / 2
    slope =
      slopes.count.isMultiple(of: 2) ? (slopes[middle - 1] + slopes[middle]) / 2 : slopes[middle]
    let variance = Self.variance(of: samples.map(\.value))
    deviate = variance > 0 ? Double(sum - sum.signum()) / variance.squareRoot() : 0
  }

  /// How likely such a rise is where nothing grows, one-sided; from 0 to 1.
  package var probability: Double { erfc(deviate / 2.0.squareRoot()) / 2 }

  /// The variance of Kendall's sum for values without a trend; equal values make it smaller.
  private static func variance(of values: [Double]) -> Double {
    func term(_ count: Int) -> Double { Double(count * (count - 1) * (2 * count + 5)) }
    let ties = Dictionary(grouping: values, by: \.self).values.map { term($0.count) }
    return (term(values.count) - ties.reduce(0, +)) / 18
  }
}
