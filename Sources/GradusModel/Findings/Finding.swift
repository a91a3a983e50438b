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
  /// What to look at, where it is about how the expectation was missed; nil for the hint of the check.
  package var hint: String?

  package init(
    id: FindingID,
    place: String,
    expected: Evidence,
    observed: Evidence,
    exchanges: [Int],
    source: SourcePoint,
    hint: String? = nil
  ) {
    self.id = id
    self.place = place
    self.expected = expected
    self.observed = observed
    self.exchanges = exchanges
    self.source = source
    self.hint = hint
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

extension Evidence {
  /// Characters of one side of a finding that a report keeps.
  package static let keptCharacters = 4000

  /// The side with no more than a report keeps; a value that is longer is left out.
  package var kept: Evidence {
    // In bytes first, which needs no walk through megabytes of characters.
    guard text.utf8.count > Self.keptCharacters, text.count > Self.keptCharacters else {
      return self
    }
    return Evidence("\(text.prefix(Self.keptCharacters))… (\(text.utf8.count) bytes in all)")
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
