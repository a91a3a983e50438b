#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Places values along an axis, and knows the round ones among them.
struct ChartScale {
  /// The most marks that have room beside or above one another.
  private static let mostMarks = 8

  /// The values at both ends.
  let range: ClosedRange<Double>
  /// Round values to draw lines at.
  let marks: [Double]
  /// Those among them that can do without a name where there is little room.
  let minorMarks: Set<Double>
  private let isLogarithmic: Bool

  private init(
    _ range: ClosedRange<Double>,
    marks: [Double],
    minor: Set<Double> = [],
    isLogarithmic: Bool
  ) {
    self.range = range
    self.marks = marks
    // Two names at least have to remain, or nobody could tell the scale.
    minorMarks = marks.count - minor.count < 2 ? [] : minor
    self.isLogarithmic = isLogarithmic
  }

  /// From 0 to a round value that is not below the highest; to 1 where that is not more than 0.
  static func linear(upTo highest: Double) -> ChartScale {
    let step = step(highest)
    let count = max(1, (max(highest, step) / step - 1e-9).rounded(.up))
    let marks = (0...Int(count)).map { Double($0) * step }
    return ChartScale(0...(count * step), marks: marks, isLogarithmic: false)
  }

  /// From 0 to exactly the highest value, with marks at round ones.
  static func exact(upTo highest: Double) -> ChartScale {
    let step = step(highest)
    return exact(upTo: highest, marks: (0...Int(highest / step + 1e-9)).map { Double($0) * step })
  }

  /// From 0 to exactly the highest value.
  static func exact(
    upTo highest: Double,
    marks: [Double],
    minor: Set<Double> = []
  ) -> ChartScale {
    ChartScale(0...highest, marks: marks, minor: minor, isLogarithmic: false)
  }

  /// The marks that stand too close to a later one to be named where there is little room.
  ///
  /// - Parameters:
  ///   - marks: From the lowest to the highest.
  ///   - highest: The value at the right end; the left one is 0.
  /// - Returns: Some of the marks, never the last one.
  static func crowded(_ marks: [Double], upTo highest: Double) -> Set<Double> {
    // Of a drawing of 260 pixels, as on a phone, the width of a name like 99.999 %.
    let room = 0.2 * highest
    var kept: Double?
    return Set(
      marks.reversed().filter { mark in
        if let kept, kept - mark < room { return true }
        kept = mark
        return false
      }
    )
  }

  /// Between the round values around the lowest and the highest one that is more than 0.
  ///
  /// Equal factors are equal distances.
  static func logarithmic(around values: [Double]) -> ChartScale {
    let positive = values.filter { $0 > 0 }
    let lowest = round125(positive.min() ?? 1, .down)
    let highest = round125(positive.max() ?? 1, .up)
    return logarithmic(lowest < highest ? lowest...highest : lowest...round125(highest * 1.5, .up))
  }

  /// Between two values that are more than 0; factors are equal distances.
  static func logarithmic(_ range: ClosedRange<Double>) -> ChartScale {
    let first = Int(log10(range.lowerBound).rounded(.down))
    let last = Int(log10(range.upperBound).rounded(.up))
    func marks(_ digits: [Double], every step: Int) -> [Double] {
      (first...last).filter { $0.isMultiple(of: step) }
        .flatMap { decade in digits.map { $0 * pow(10, Double(decade)) } }
        .filter { $0 >= range.lowerBound * 0.999 && $0 <= range.upperBound * 1.001 }
    }
    let choices = [marks([1, 2, 5], every: 1), marks([1], every: 1), marks([1], every: 2)]
    let chosen = choices.first { $0.count <= mostMarks } ?? marks([1], every: 3)
    return ChartScale(
      range,
      marks: chosen,
      minor: Set(chosen).subtracting(marks([1], every: 1)),
      isLogarithmic: true
    )
  }

  /// Where a value is, from 0 at the lower end to 1; values beyond an end are at it.
  func place(_ value: Double) -> Double {
    let inside = min(max(value, range.lowerBound), range.upperBound)
    guard range.upperBound > range.lowerBound else { return 0 }
    if isLogarithmic {
      return log(inside / range.lowerBound) / log(range.upperBound / range.lowerBound)
    }
    return (inside - range.lowerBound) / (range.upperBound - range.lowerBound)
  }

  /// A round step that divides a length into two to five parts.
  private static func step(_ highest: Double) -> Double {
    guard highest > 0 else { return 1 }
    let unit = pow(10, log10(highest).rounded(.down))
    return [0.2, 0.5, 1, 2].map { $0 * unit }.first { highest / $0 <= 5 } ?? unit * 2
  }

  /// The nearest of 1, 2 and 5 times a power of ten in a direction.
  private static func round125(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
    let unit = pow(10, log10(value).rounded(.down))
    let choices = [1, 2, 5, 10].map { $0 * unit }
    return rule == .up
      ? choices.first { $0 >= value * 0.999 } ?? unit * 10
      : choices.last { $0 <= value * 1.001 } ?? unit
  }
}
