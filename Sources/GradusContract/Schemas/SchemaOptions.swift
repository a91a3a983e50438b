/// Which way a message goes, for what a schema marks as read-only or write-only.
package enum MessageDirection: Hashable, Sendable {
  /// Read-only members need not be there, and should not.
  case request
  /// Write-only members need not be there, and should not.
  case response
}

/// How schemas are compiled and values are held against them.
package struct SchemaOptions: Hashable, Sendable {
  /// Whether `format` is asserted, or only an annotation as 2020-12 has it by default.
  package var assertsFormats: Bool
  /// nil where `readOnly` and `writeOnly` are annotations and nothing more.
  package var direction: MessageDirection?
  /// Deviations that are told of one value; further ones are left out.
  package var mostDeviations: Int
  /// Schemas that may be applied to one value and its parts.
  package var mostSteps: Int
  /// Steps that all patterns together may take on one value.
  package var mostPatternSteps: Int

  package init(
    assertsFormats: Bool = false,
    direction: MessageDirection? = nil,
    mostDeviations: Int = 100,
    mostSteps: Int = 1_000_000,
    mostPatternSteps: Int = Pattern.allowedSteps
  ) {
    self.assertsFormats = assertsFormats
    self.direction = direction
    self.mostDeviations = mostDeviations
    self.mostSteps = mostSteps
    self.mostPatternSteps = mostPatternSteps
  }
}
