/// A figure that a check has measured, whatever its verdict.
package struct Measurement: Hashable, Sendable, Codable {
  /// A measured value at a moment.
  package struct Point: Hashable, Sendable, Codable {
    /// Seconds from the first point.
    package var second: Double
    package var value: Double

    package init(second: Double, value: Double) {
      self.second = second
      self.value = value
    }
  }

  /// What was measured, for example `memory`.
  package var name: String
  /// What came of it, in words with units.
  package var text: String
  /// How it went over time, in the unit that `text` has; nil for a single figure.
  package var curve: [Point]?

  package init(_ name: String, _ text: String, curve: [Point]? = nil) {
    self.name = name
    self.text = text
    self.curve = curve
  }
}
