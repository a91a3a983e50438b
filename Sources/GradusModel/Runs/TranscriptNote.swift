/// What the examiner did between two exchanges of a check: a signal, a start, a barrier.
package struct TranscriptNote: Hashable, Sendable, Codable {
  /// How many exchanges of the transcript stand before it.
  package var position: Int
  /// What was done, for example `SIGTERM`.
  package var text: String

  package init(position: Int, text: String) {
    self.position = position
    self.text = text
  }
}
