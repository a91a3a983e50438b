/// What the examiner did between two exchanges of a check: a signal, a start, a barrier.
package struct TranscriptNote: Hashable, Sendable, Codable {
  /// How many exchanges of the transcript stand before it.
  package var position: Int
  /// What was done, for example `SIGTERM`.
  package var text: String
  /// From the beginning of the check to that moment; nil where it is not known.
  package var after: Elapsed?

  package init(position: Int, text: String, after: Elapsed? = nil) {
    self.position = position
    self.text = text
    self.after = after
  }

  /// What was done and when.
  package var sentence: String { text + (after.map { ", at \($0.shown)" } ?? "") }
}
