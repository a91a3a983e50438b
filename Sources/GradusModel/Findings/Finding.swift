/// One unmet expectation: what was expected, what came, and the exchanges that show it.
package struct Finding: Hashable, Sendable, Codable {
  package var id: FindingID
  /// What was looked at: `status`, `header Location`, `body /title`.
  package var place: String
  package var expected: Evidence
  package var observed: Evidence
  /// The exchanges that show it, as positions in the check's transcript, the decisive one last.
  package var exchanges: [Int]
  /// Where in the examiner's source the expectation stands.
  package var source: SourcePoint

  package init(
    id: FindingID,
    place: String,
    expected: Evidence,
    observed: Evidence,
    exchanges: [Int],
    source: SourcePoint
  ) {
    self.id = id
    self.place = place
    self.expected = expected
    self.observed = observed
    self.exchanges = exchanges
    self.source = source
  }
}

/// One side of a finding: words, and the JSON value where it is one.
package struct Evidence: Hashable, Sendable, Codable {
  package var text: String
  /// The value, so that two of them can be shown as a diff.
  package var json: JSON?

  /// Words.
  package init(_ text: String) {
    self.text = text
  }

  /// A JSON value, worded as its own text.
  package init(_ json: JSON) {
    text = json.inline
    self.json = json
  }
}

/// A line of the examiner's source.
package struct SourcePoint: Hashable, Sendable, Codable, CustomStringConvertible {
  /// Module and file, as `#fileID` has them.
  package var file: String
  package var line: Int

  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  package var description: String { "\(file):\(line)" }
}
