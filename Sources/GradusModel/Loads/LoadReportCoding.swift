extension LoadReport {
  /// The report as JSON text, members in alphabetical order.
  ///
  /// - Throws: Where a figure is no number, which no load gives.
  package func json() throws -> String { try EncodedText.of(self) }
}

extension KneeReport {
  /// The report as JSON text, members in alphabetical order.
  ///
  /// - Throws: Where a figure is no number, which no load gives.
  package func json() throws -> String { try EncodedText.of(self) }
}
