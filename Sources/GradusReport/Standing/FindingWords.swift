internal import GradusModel

/// Findings in plain words, for readers that show text as it comes.
enum FindingWords {
  /// What was looked at, what was expected and what came.
  static func sentence(_ finding: Finding) -> String {
    "\(finding.place): expected \(finding.expected.text), came \(finding.observed.text)"
  }

  /// Those of the texts that are not empty, below one another, with nothing in them that steers.
  static func lines(_ texts: [String]) -> String {
    texts.filter { !$0.isEmpty }
      .flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map { ExchangeText.visible(String($0)) }.joined(separator: "\n")
  }

  /// Content as text, cut where it is long.
  static func content(_ bytes: Bytes) -> String {
    ExchangeText.content(bytes, .page).dropFirst().joined(separator: "\n")
  }
}
