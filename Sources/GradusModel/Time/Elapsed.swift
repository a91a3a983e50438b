/// A length of time in a report: encoded as milliseconds, shown in the unit that fits.
package struct Elapsed: Hashable, Sendable, Comparable {
  package var duration: Duration

  package init(_ duration: Duration) {
    self.duration = duration
  }

  package static let zero = Elapsed(.zero)

  /// Whole microseconds.
  package var microseconds: Int64 {
    let (seconds, attoseconds) = duration.components
    return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
  }

  /// Milliseconds, with a resolution of a microsecond.
  package var milliseconds: Double {
    // One division, so that the quotient is the nearest number and prints with three digits at most.
    Double(microseconds) / 1000
  }

  /// The time for a person: `40 µs`, `0.4 ms`, `35 ms`, `1.2 s`, `2 min 5 s`.
  package var shown: String {
    // Half a last digit below the next unit rounds up into it: 1 s, never 1000 ms.
    switch milliseconds {
    case 0.001..<0.1: return "\(microseconds) µs"
    case ..<10: return "\(tenths(milliseconds)) ms"
    case ..<999.5: return "\(Int(milliseconds.rounded())) ms"
    case ..<59_950: return "\(tenths(milliseconds / 1000)) s"
    default:
      let seconds = Int((milliseconds / 1000).rounded())
      return "\(seconds / 60) min \(seconds % 60) s"
    }
  }

  private func tenths(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  package static func < (left: Elapsed, right: Elapsed) -> Bool { left.duration < right.duration }
}

extension Elapsed: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let milliseconds = try container.decode(Double.self)
    guard let microseconds = Int64(exactly: (milliseconds * 1000).rounded()) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "no length of time: \(milliseconds) ms"
      )
    }
    duration = .microseconds(microseconds)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}
