/// A length of time in a report: encoded as milliseconds, shown in the unit that fits.
package struct Elapsed: Hashable, Sendable, Comparable {
  package var duration: Duration

  package init(_ duration: Duration) {
    self.duration = duration
  }

  package static let zero = Elapsed(.zero)

  /// Milliseconds, with a resolution of a microsecond.
  package var milliseconds: Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1000 + Double(attoseconds / 1_000_000_000_000) / 1000
  }

  /// The time for a person: `0.4 ms`, `35 ms`, `1.2 s`, `2 min 5 s`.
  package var shown: String {
    switch milliseconds {
    case ..<10: "\(tenths(milliseconds)) ms"
    case ..<1000: "\(Int(milliseconds.rounded())) ms"
    case ..<60_000: "\(tenths(milliseconds / 1000)) s"
    default:
      "\(Int(milliseconds / 60_000)) min \(Int(milliseconds / 1000) % 60) s"
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
    let milliseconds = try decoder.singleValueContainer().decode(Double.self)
    duration = .microseconds(Int64((milliseconds * 1000).rounded()))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}
